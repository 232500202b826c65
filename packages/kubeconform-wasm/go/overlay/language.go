// Package language takes the place of golang.org/x/text/language; see package message.
package language

var English struct{}
