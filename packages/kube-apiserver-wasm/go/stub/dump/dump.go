// Package dump stands for k8s.io/utils/dump, which prints values for developers.
package dump

import "fmt"

func Pretty(a any) string { return fmt.Sprintf("%#v", a) }
