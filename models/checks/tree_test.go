package checks_test

import (
	"strconv"
	"strings"
)

// follow finds the value at a JSON Pointer; tokens here never need escaping.
func follow(node any, pointer string) (any, bool) {
	for _, token := range strings.Split(pointer, "/")[1:] {
		switch n := node.(type) {
		case map[string]any:
			child, ok := n[token]
			if !ok {
				return nil, false
			}
			node = child
		case []any:
			k, err := strconv.Atoi(token)
			if err != nil || k < 0 || k >= len(n) {
				return nil, false
			}
			node = n[k]
		default:
			return nil, false
		}
	}
	return node, true
}

// put sets the value at a JSON Pointer, whose parent must be there.
func put(root any, pointer string, value any) bool {
	cut := strings.LastIndex(pointer, "/")
	parent, ok := follow(root, pointer[:cut])
	if !ok {
		return false
	}
	switch p := parent.(type) {
	case map[string]any:
		p[pointer[cut+1:]] = value
		return true
	case []any:
		k, err := strconv.Atoi(pointer[cut+1:])
		if err != nil || k >= len(p) {
			return false
		}
		p[k] = value
		return true
	}
	return false
}
