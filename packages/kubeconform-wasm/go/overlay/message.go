// Package message takes the place of golang.org/x/text/message: the engine speaks English only, and the tables for other
// languages are a tenth of the binary. Numbers come without thousands separators.
package message

import "fmt"

type Printer struct{}

func NewPrinter(struct{}) *Printer { return &Printer{} }

func (*Printer) Sprintf(format string, args ...any) string { return fmt.Sprintf(format, args...) }
