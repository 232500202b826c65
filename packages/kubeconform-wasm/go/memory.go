package main

import (
	"math"
	"runtime"
	"runtime/debug"
)

const (
	// Judging a document allocates some hundred times its size.
	collectAfter = 512 << 10
	memoryLimit  = 256 << 20
)

var judgedBytes int

func init() {
	collectWhenFull()
}

func collectWhenFull() {
	// Without threads a collection that the runtime starts is finished a little with every call, and all calls are
	// slower meanwhile. Only the limit still starts one.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memoryLimit)
}

// collect frees memory, all at once, when enough has been judged since the last time.
func collect(judged int) {
	if judgedBytes += judged; judgedBytes < collectAfter {
		return
	}
	judgedBytes = 0
	runtime.GC()
}

// collecting is called before a document is judged. One that alone would fill the memory is no time for the runtime to
// start a collection of its own, which would not end before the document does: collect is called meanwhile.
func collecting(document []byte) (done func()) {
	if len(document) < collectAfter {
		return func() {}
	}
	debug.SetMemoryLimit(math.MaxInt64)
	return collectWhenFull
}
