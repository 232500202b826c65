// Package rand stands for crypto/rand. The only numbers asked of it are the uids of objects that nobody stores, and
// answers should not differ from run to run.
package rand

import "io"

var Reader io.Reader = zeros{}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
