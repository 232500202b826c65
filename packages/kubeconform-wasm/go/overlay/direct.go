package yaml

import (
	"math"
	"unicode/utf8"
)

// directDepth is where Direct gives up: no object of Kubernetes is nested that deeply, and JSON has a limit of its own.
const directDepth = 1000

// Direct reads a document as kubeconform does, whose way leads over the text of its JSON: keys are text, all numbers are
// floats. That takes half the time. Whatever is not plain is refused with false: what that way would change, complain
// about, or share.
func Direct(document []byte) (object map[string]interface{}, ok bool) {
	var failure error
	defer func() { ok = ok && failure == nil }()
	defer handleErr(&failure)
	p := newParser(document)
	defer p.destroy()
	root := p.parse()
	if root == nil {
		return nil, false
	}
	value, _ := direct(root.children[0], directDepth)
	object, ok = value.(map[string]interface{})
	return object, ok
}

func direct(n *node, depth int) (interface{}, bool) {
	if n.tag != "" || depth == 0 {
		return nil, false
	}
	switch n.kind {
	case mappingNode:
		out := make(map[string]interface{}, len(n.children)/2)
		for i := 0; i < len(n.children); i += 2 {
			name, text := directScalar(n.children[i])
			key, named := name.(string)
			if _, twice := out[key]; !text || !named || twice || isMerge(n.children[i]) {
				return nil, false
			}
			value, ok := direct(n.children[i+1], depth-1)
			if !ok {
				return nil, false
			}
			out[key] = value
		}
		return out, true
	case sequenceNode:
		out := make([]interface{}, len(n.children))
		for i, child := range n.children {
			value, ok := direct(child, depth-1)
			if !ok {
				return nil, false
			}
			out[i] = value
		}
		return out, true
	}
	return directScalar(n)
}

func directScalar(n *node) (interface{}, bool) {
	if n.kind != scalarNode || n.tag != "" {
		return nil, false
	}
	if !n.implicit {
		return n.value, utf8.ValidString(n.value)
	}
	switch _, value := resolve("", n.value); value := value.(type) {
	case nil, bool:
		return value, true
	case string:
		return value, utf8.ValidString(value)
	case int:
		return float64(value), true
	case float64:
		return value, !math.IsNaN(value) && !math.IsInf(value, 0)
	}
	return nil, false
}
