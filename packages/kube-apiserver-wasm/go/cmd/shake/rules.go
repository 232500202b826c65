package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// rules steer the cut. One a line, `#` starts a comment:
//
//	drop PACKAGE NAME...     not kept although named (a method as Type.Method, init for the init functions)
//	drop * METHOD...         the same for a method of whatever type
//	file NAME METHOD...      of files of this name only these methods (and the functions, types, variables) stay
//	keep PACKAGE NAME...     kept when the package is, although nobody names it
//	blank PACKAGE IMPORT...  a blank import that is not followed (* for all)
//	import PACKAGE INSTEAD   the import path is replaced
type rules struct {
	dropped map[string]bool
	keeps   map[string][]string
	blanks  map[string]bool
	imports map[string]string
	files   map[string]map[string]bool
}

func (r *rules) drops(pkg, name string) bool { return r.dropped[pkg+" "+name] }

func (r *rules) dropsMethod(file, pkg, recv, name string) bool {
	if only, ok := r.files[file]; ok && !only[name] {
		return true
	}
	return r.drops(pkg, recv+"."+name) || r.drops("*", name)
}

func (r *rules) dropsImport(pkg, path string) bool {
	return r.blanks[pkg+" "+path] || r.blanks["* "+path]
}

func readRules(path string) (*rules, error) {
	r := &rules{
		dropped: map[string]bool{}, keeps: map[string][]string{},
		blanks: map[string]bool{}, imports: map[string]string{}, files: map[string]map[string]bool{},
	}
	if path == "" {
		return r, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		text, _, _ := strings.Cut(lines.Text(), "#")
		w := strings.Fields(text)
		if len(w) == 0 {
			continue
		}
		if len(w) < 3 {
			return nil, fmt.Errorf("%s:%d: too few words", path, n)
		}
		switch w[0] {
		case "drop":
			for _, name := range w[2:] {
				r.dropped[w[1]+" "+name] = true
			}
		case "keep":
			r.keeps[w[1]] = append(r.keeps[w[1]], w[2:]...)
		case "blank":
			for _, name := range w[2:] {
				r.blanks[w[1]+" "+name] = true
			}
		case "file":
			r.files[w[1]] = map[string]bool{}
			for _, name := range w[2:] {
				r.files[w[1]][name] = true
			}
		case "import":
			r.imports[w[1]] = w[2]
		default:
			return nil, fmt.Errorf("%s:%d: unknown rule %q", path, n, w[0])
		}
	}
	return r, lines.Err()
}
