// Command shake cuts a vendored module down to the declarations that a program can reach.
//
//	go run ./cmd/shake -dir BUILD -rules shake.txt
//
// The linker drops functions nobody calls, but it has to keep what package initialisation touches (metrics that
// register themselves, protobuf descriptors, HTTP/2 tables) and every exported method of a type that becomes an
// interface value. Cutting the source first removes both. The analysis is by name and errs towards keeping:
//
//   - a package-level declaration stays when a kept declaration names it,
//   - a method stays when its type stays and kept code (or an interface of the standard library) has that name,
//   - init functions stay when anything of their package does.
//
// What it drops by mistake does not compile, so a mistake cannot pass unseen, with one exception: a variable whose
// initialiser has a side effect. Rules list the few cases where that matters.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

type listed struct {
	ImportPath string
	Name       string
	Dir        string
	GoFiles    []string
	SFiles     []string
	Imports    []string
	ImportMap  map[string]string
	Standard   bool
	Module     *struct{ Main bool }
}

// unit is what stays or goes as a whole: a function, a type, a constant group, a variable specification.
type unit struct {
	file       *file
	node       ast.Node
	start, end token.Pos
	names      []string
	recv       string
	kept       bool
}

type file struct {
	pkg     *pkg
	path    string
	syntax  *ast.File
	source  []byte
	imports map[string]*ast.ImportSpec
	used    map[*ast.ImportSpec]bool
	units   []*unit
}

type pkg struct {
	listed
	files   []*file
	byName  map[string][]*unit
	methods map[string][]*unit
	reached bool
}

type shaker struct {
	fset    *token.FileSet
	pkgs    map[string]*pkg
	std     map[string]*pkg
	queue   []*unit
	used    map[string]bool
	rules   *rules
	waiting map[string][]*unit
}

func main() {
	dir := flag.String("dir", ".", "folder of the main module, with its vendor folder")
	rulesFile := flag.String("rules", "", "file of rules")
	flag.Parse()
	if err := run(*dir, *rulesFile); err != nil {
		fmt.Fprintln(os.Stderr, "shake:", err)
		os.Exit(1)
	}
}

func run(dir, rulesFile string) error {
	r, err := readRules(rulesFile)
	if err != nil {
		return err
	}
	s := &shaker{
		fset: token.NewFileSet(), pkgs: map[string]*pkg{}, std: map[string]*pkg{},
		used: map[string]bool{}, rules: r, waiting: map[string][]*unit{},
	}
	if err := s.load(dir); err != nil {
		return err
	}
	for _, p := range s.pkgs {
		if p.Module != nil && p.Module.Main {
			s.reach(p)
			for _, f := range p.files {
				for _, u := range f.units {
					s.keep(u)
				}
			}
		}
	}
	for len(s.queue) > 0 {
		u := s.queue[len(s.queue)-1]
		s.queue = s.queue[:len(s.queue)-1]
		s.scan(u)
	}
	return s.write()
}

func (s *shaker) load(dir string) error {
	cmd := exec.Command("go", "list", "-mod=vendor", "-deps",
		"-json=ImportPath,Name,Dir,GoFiles,SFiles,Imports,ImportMap,Standard,Module", ".")
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		p := &pkg{byName: map[string][]*unit{}, methods: map[string][]*unit{}}
		if err := dec.Decode(&p.listed); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		if p.Standard {
			s.std[p.ImportPath] = p
			if err := s.loadStd(p); err != nil {
				return err
			}
			continue
		}
		s.pkgs[p.ImportPath] = p
	}
	for _, path := range sorted(s.pkgs) {
		if err := s.parse(s.pkgs[path]); err != nil {
			return err
		}
	}
	return nil
}

// loadStd marks the method names of the standard library's interfaces as used: it may call them.
func (s *shaker) loadStd(p *pkg) error {
	if strings.Contains(p.ImportPath, "internal") || strings.HasPrefix(p.ImportPath, "vendor/") {
		return nil
	}
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(s.fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if t, ok := n.(*ast.InterfaceType); ok {
				s.useInterface(t)
			}
			return true
		})
	}
	return nil
}

func (s *shaker) useInterface(t *ast.InterfaceType) {
	for _, m := range t.Methods.List {
		for _, n := range m.Names {
			s.use(n.Name)
		}
	}
}

func (s *shaker) parse(p *pkg) error {
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(s.fset, path, source, parser.ParseComments)
		if err != nil {
			return err
		}
		f := &file{
			pkg: p, path: path, syntax: syntax, source: source,
			imports: map[string]*ast.ImportSpec{}, used: map[*ast.ImportSpec]bool{},
		}
		for _, spec := range syntax.Imports {
			f.imports[s.importName(p, spec)] = spec
		}
		f.collect()
		p.files = append(p.files, f)
		for _, u := range f.units {
			for _, n := range u.names {
				if u.recv != "" {
					p.methods[u.recv] = append(p.methods[u.recv], u)
				} else {
					p.byName[n] = append(p.byName[n], u)
				}
			}
		}
	}
	return nil
}

func importPath(p *pkg, spec *ast.ImportSpec) string {
	path, _ := strconv.Unquote(spec.Path.Value)
	if mapped, ok := p.ImportMap[path]; ok {
		return mapped
	}
	return path
}

func (s *shaker) importName(p *pkg, spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	path := importPath(p, spec)
	if q, ok := s.pkgs[path]; ok {
		return q.Name
	}
	if q, ok := s.std[path]; ok {
		return q.Name
	}
	return filepath.Base(path)
}

// collect splits a file into units.
func (f *file) collect() {
	for _, d := range f.syntax.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			u := &unit{file: f, node: d, start: d.Pos(), end: d.End(), names: []string{d.Name.Name}}
			if d.Doc != nil {
				u.start = d.Doc.Pos()
			}
			if d.Recv != nil {
				u.recv = receiver(d.Recv.List[0].Type)
			}
			f.units = append(f.units, u)
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				continue
			}
			whole := d.Tok == token.CONST || !d.Lparen.IsValid()
			var group *unit
			for _, spec := range d.Specs {
				u := group
				if u == nil {
					u = &unit{file: f, node: spec, start: spec.Pos(), end: spec.End()}
					if whole {
						u.node, u.start, u.end = d, d.Pos(), d.End()
						if d.Doc != nil {
							u.start = d.Doc.Pos()
						}
						group = u
					}
					f.units = append(f.units, u)
				}
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					u.names = append(u.names, spec.Name.Name)
				case *ast.ValueSpec:
					for _, n := range spec.Names {
						u.names = append(u.names, n.Name)
					}
				}
			}
		}
	}
}

func receiver(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.ParenExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}

// reach makes a package part of the program: its init functions run, its blank imports count.
func (s *shaker) reach(p *pkg) {
	if p.reached {
		return
	}
	p.reached = true
	for _, f := range p.files {
		for _, spec := range f.syntax.Imports {
			if spec.Name != nil && (spec.Name.Name == "_" || spec.Name.Name == ".") {
				if s.rules.dropsImport(p.ImportPath, importPath(p, spec)) {
					continue
				}
				f.used[spec] = true
				if q, ok := s.pkgs[importPath(p, spec)]; ok {
					s.reach(q)
				}
			}
		}
		for _, u := range f.units {
			if u.recv == "" && u.names[0] == "init" && !s.rules.drops(p.ImportPath, "init") {
				s.keep(u)
			}
			// Bodies outside Go (assembly, linkname) are invisible to the analysis.
			if len(p.SFiles) > 0 || bytes.Contains(f.source[s.offset(u.start):s.offset(u.end)], []byte("//go:linkname")) {
				s.keep(u)
			}
		}
	}
	for _, n := range s.rules.keeps[p.ImportPath] {
		s.mark(p, n)
	}
}

func (s *shaker) offset(p token.Pos) int { return s.fset.Position(p).Offset }

func (s *shaker) keep(u *unit) {
	if u.kept {
		return
	}
	u.kept = true
	s.queue = append(s.queue, u)
	s.reach(u.file.pkg)
	for _, n := range u.names {
		for _, m := range u.file.pkg.methods[n] {
			if u.recv != "" {
				break
			}
			name := m.names[0]
			if s.used[name] {
				s.keepMethod(m)
			} else {
				s.waiting[name] = append(s.waiting[name], m)
			}
		}
	}
}

// use notes that kept code selects a name: methods called so become reachable.
func (s *shaker) use(name string) {
	if s.used[name] {
		return
	}
	s.used[name] = true
	for _, m := range s.waiting[name] {
		s.keepMethod(m)
	}
	delete(s.waiting, name)
}

func (s *shaker) keepMethod(m *unit) {
	if !s.rules.dropsMethod(filepath.Base(m.file.path), m.file.pkg.ImportPath, m.recv, m.names[0]) {
		s.keep(m)
	}
}

func (s *shaker) mark(p *pkg, name string) {
	if name == "_" {
		return
	}
	for _, u := range p.byName[name] {
		if !s.rules.drops(p.ImportPath, name) {
			s.keep(u)
		}
	}
}

// scan follows everything a unit names.
func (s *shaker) scan(u *unit) {
	f := u.file
	skip := map[*ast.Ident]bool{}
	ast.Inspect(u.node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.InterfaceType:
			s.useInterface(n)
		case *ast.SelectorExpr:
			skip[n.Sel] = true
			if x, ok := n.X.(*ast.Ident); ok && x.Obj == nil {
				if spec, ok := f.imports[x.Name]; ok {
					skip[x] = true
					f.used[spec] = true
					if q, ok := s.target(f.pkg, spec); ok {
						s.reach(q)
						s.mark(q, n.Sel.Name)
					}
					return true
				}
			}
			s.use(n.Sel.Name)
		case *ast.Ident:
			if skip[n] {
				return true
			}
			if n.Obj == nil || f.syntax.Scope.Lookup(n.Name) == n.Obj {
				s.mark(f.pkg, n.Name)
				for _, spec := range f.syntax.Imports {
					if spec.Name != nil && spec.Name.Name == "." {
						if q, ok := s.pkgs[importPath(f.pkg, spec)]; ok {
							s.mark(q, n.Name)
						}
					}
				}
			}
		}
		return true
	})
}

// target is the package that an import leads to, if it is not of the standard library and not replaced.
func (s *shaker) target(p *pkg, spec *ast.ImportSpec) (*pkg, bool) {
	path := importPath(p, spec)
	if _, replaced := s.rules.imports[path]; replaced {
		return nil, false
	}
	q, ok := s.pkgs[path]
	return q, ok
}

func (s *shaker) write() error {
	units, keptUnits, pkgs, keptPkgs := 0, 0, 0, 0
	for _, path := range sorted(s.pkgs) {
		p := s.pkgs[path]
		pkgs++
		if p.reached {
			keptPkgs++
		}
		for _, f := range p.files {
			for _, u := range f.units {
				units++
				if u.kept {
					keptUnits++
				}
			}
			if p.Module != nil && p.Module.Main {
				continue
			}
			if !p.reached {
				if err := os.Remove(f.path); err != nil {
					return err
				}
				continue
			}
			if err := os.WriteFile(f.path, s.cut(f), 0o644); err != nil {
				return err
			}
		}
	}
	fmt.Printf("kept %d of %d packages, %d of %d declarations\n", keptPkgs, pkgs, keptUnits, units)
	return nil
}

type span struct {
	from, to int
	text     string
}

// cut removes what is not kept and keeps every line where it was, so that positions still fit upstream's source.
func (s *shaker) cut(f *file) []byte {
	var spans []span
	for _, u := range f.units {
		if !u.kept {
			spans = append(spans, span{s.offset(u.start), s.offset(u.end), ""})
		}
	}
	for _, spec := range f.syntax.Imports {
		path := importPath(f.pkg, spec)
		if !f.used[spec] {
			spans = append(spans, span{s.offset(spec.Pos()), s.offset(spec.End()), ""})
		} else if to, ok := s.rules.imports[path]; ok {
			name := s.importName(f.pkg, spec)
			spans = append(spans, span{s.offset(spec.Pos()), s.offset(spec.End()), name + " " + strconv.Quote(to)})
		}
	}
	for _, d := range f.syntax.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT || g.Lparen.IsValid() {
			continue
		}
		if spec := g.Specs[0].(*ast.ImportSpec); !f.used[spec] {
			spans = append(spans, span{s.offset(g.Pos()), s.offset(spec.Pos()), ""})
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].from < spans[j].from })
	var out bytes.Buffer
	at := 0
	for _, x := range spans {
		out.Write(f.source[at:x.from])
		out.WriteString(x.text)
		out.WriteString(strings.Repeat("\n", bytes.Count(f.source[x.from:x.to], []byte("\n"))))
		at = x.to
	}
	out.Write(f.source[at:])
	return out.Bytes()
}

func sorted(m map[string]*pkg) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
