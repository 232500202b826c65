/**
 * The kubeconfig that minikube writes: one cluster, one user, one context.
 *
 * @param server the address of the API server.
 */
export function minikubeKubeconfig(server: string): string {
  return `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: bWluaWt1YmUtY2E=
    server: ${server}
  name: minikube
contexts:
- context:
    cluster: minikube
    namespace: default
    user: minikube
  name: minikube
current-context: minikube
kind: Config
users:
- name: minikube
  user:
    client-certificate-data: bWluaWt1YmUtdXNlcg==
    client-key-data: bWluaWt1YmUta2V5
`;
}
