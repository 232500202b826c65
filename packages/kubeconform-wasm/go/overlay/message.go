// Package message takes the place of golang.org/x/text/message: the engine speaks English only, and the tables for other
// languages are a tenth of the binary.
package message

import (
	"fmt"
	"strconv"
	"strings"
)

// Grouped writes numbers as English does in golang.org/x/text/message: 1,000 and 1×10⁰⁶.
var Grouped bool

type Printer struct{}

func NewPrinter(struct{}) *Printer { return &Printer{} }

func (*Printer) Sprintf(format string, args ...any) string {
	if Grouped {
		format = strings.ReplaceAll(format, "%d", "%v")
		for i, arg := range args {
			switch n := arg.(type) {
			case int:
				args[i] = group(strconv.Itoa(n))
			case float64:
				args[i] = float(n)
			}
		}
	}
	return fmt.Sprintf(format, args...)
}

func group(digits string) string {
	sign, digits := cutSign(digits)
	whole, fraction, _ := strings.Cut(digits, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

func cutSign(digits string) (string, string) {
	if rest, found := strings.CutPrefix(digits, "-"); found {
		return "-", rest
	}
	return "", digits
}

var superscript = strings.NewReplacer("-", "⁻", "+", "", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷",
	"8", "⁸", "9", "⁹")

func float(n float64) string {
	mantissa, exponent, found := strings.Cut(strconv.FormatFloat(n, 'e', -1, 64), "e")
	power, err := strconv.Atoi(exponent)
	if !found || err != nil || power >= -4 && power < 6 {
		return group(strconv.FormatFloat(n, 'f', -1, 64))
	}
	return mantissa + "×10" + superscript.Replace(exponent)
}
