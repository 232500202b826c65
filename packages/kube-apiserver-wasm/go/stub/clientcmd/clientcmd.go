// Package clientcmd stands for k8s.io/client-go/tools/clientcmd: there is no kubeconfig that could be wrong.
package clientcmd

// IsConfigurationInvalid is never true.
func IsConfigurationInvalid(error) bool { return false }
