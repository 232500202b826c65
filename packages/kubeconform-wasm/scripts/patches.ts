/** One text that is replaced in a vendored file. It must be there exactly once. */
interface Replacement {
  readonly from: string;
  readonly to: string;
}

/**
 * What is done to a file or a folder of the vendor folder: replacements in it, another file (of `go/overlay`) in its place,
 * or `null` to remove it.
 */
type Patch = readonly Replacement[] | null | { readonly replaceBy: string };

/** How the patched sources are compiled, but for names and the output. */
export const buildArguments: readonly string[] = [
  'build',
  '-mod=vendor',
  '-buildvcs=false',
  '-buildmode=c-shared',
  '-trimpath',
];

const kubeconform = 'github.com/yannh/kubeconform/pkg';
const strfmt = 'k8s.io/kube-openapi/pkg/validation/strfmt';
const jsonschema = 'github.com/santhosh-tekuri/jsonschema/v6';

/**
 * The build's changes to what it links in: no network, no templates, no cache on disk, no languages; schemas from the host,
 * one compiler for all kinds, nothing compiled before somebody needs it. Validation itself stays upstream's.
 */
export const patches: Readonly<Record<string, Patch>> = {
  'golang.org/x/text/message': { replaceBy: 'message.go' },
  'golang.org/x/text/language': { replaceBy: 'language.go' },
  // Of all formats kubeconform uses the duration only.
  [`${strfmt}/bson.go`]: null,
  [`${strfmt}/date.go`]: null,
  [`${strfmt}/default.go`]: null,
  [`${strfmt}/format.go`]: null,
  [`${strfmt}/kubernetes-extensions.go`]: null,
  [`${strfmt}/time.go`]: null,
  [`${strfmt}/duration.go`]: [
    {
      from: `func init() {
	d := Duration(0)
	// register this format in the default registry
	Default.Add("duration", &d, IsDuration)
}
`,
      to: '',
    },
    { from: 'jsonNull', to: '"null"' },
  ],
  [`${kubeconform}/cache/ondisk.go`]: null,
  [`${kubeconform}/loader/http.go`]: null,
  [`${kubeconform}/registry/http.go`]: null,
  [`${kubeconform}/registry/local.go`]: null,
  [`${kubeconform}/registry/registry.go`]: { replaceBy: 'registry.go' },
  // A member of a List is written as JSON, which is YAML, too: writing YAML leaves 40 KB of garbage for each.
  [`${kubeconform}/resource/resource.go`]: [
    { from: 'import (\n\t"fmt"', to: 'import (\n\t"encoding/json"\n\t"fmt"' },
    { from: 'r.Bytes, _ = yaml.Marshal(item)', to: 'r.Bytes, _ = json.Marshal(item)' },
    {
      from: '	sigErr error      // Cache potential signature parsing error\n',
      to: `	sigErr error      // Cache potential signature parsing error
	Plain  bool       // Signature would find the same as SignatureFromMap did
`,
    },
    {
      from: '	res.sig = &Signature{Kind: Kind, Version: APIVersion, Namespace: ns, Name: name}\n',
      to: `	res.sig = &Signature{Kind: Kind, Version: APIVersion, Namespace: ns, Name: name}
	res.Plain = plain(m)
`,
    },
  ],
  [`${kubeconform}/resource/plain.go`]: { replaceBy: 'plain.go' },
  'go.yaml.in/yaml/v2/direct.go': { replaceBy: 'direct.go' },
  'sigs.k8s.io/yaml/yaml.go': [
    {
      from: '	jsonTarget := reflect.ValueOf(obj)\n\n	jsonBytes, err',
      to: `	if target, ok := obj.(*map[string]interface{}); ok {
		if object, ok := yaml.Direct(yamlBytes); ok {
			*target = object
			return nil
		}
	}
	jsonTarget := reflect.ValueOf(obj)

	jsonBytes, err`,
    },
  ],
  [`${kubeconform}/validator/leaves.go`]: { replaceBy: 'leaves.go' },
  [`${kubeconform}/validator/validator.go`]: [
    {
      from: `	httpLoader, err := loader.NewHTTPURLLoader(false, filecache)
	if err != nil {
		return nil, fmt.Errorf("failed creating HTTP loader: %s", err)
	}
`,
      to: '	_ = filecache\n',
    },
    { from: '		filecache = cache.NewOnDiskCache(opts.Cache)\n', to: '' },
    {
      from: `			"file":  jsonschema.FileLoader{},
			"http":  httpLoader,
			"https": httpLoader,
`,
      to: `			"kubernetes": registries[0].(*registry.HostRegistry),
			"custom":     registries[0].(*registry.HostRegistry),
			"file":       registries[0].(*registry.HostRegistry),
			"http":       registries[0].(*registry.HostRegistry),
			"https":      registries[0].(*registry.HostRegistry),
`,
    },
    {
      from: '			c := jsonschema.NewCompiler()\n',
      to: `			c := jsonschema.NewCompiler()
			_, shipped := s.(registry.Shipped)
			if shipped {
				c = reg.(*registry.HostRegistry).Compiler
			}
`,
    },
    {
      from: `			if err := c.AddResource(path, s); err != nil {
				continue
			}
`,
      to: `			if !shipped {
				if err := c.AddResource(path, s); err != nil {
					continue
				}
			}
`,
    },
    // What the host has still to fetch must not be remembered as missing.
    {
      from: `		if val.schemaMemoryCache != nil {
			val.schemaMemoryCache.Set(`,
      to: `		if val.schemaMemoryCache != nil && !registry.Pending {
			val.schemaMemoryCache.Set(`,
    },
    {
      from: `			// If we got a non-parseable response, we try the next registry
			if err != nil {
				continue
			}
`,
      to: `			if err != nil && shipped {
				return nil, err
			}
			if err != nil {
				continue
			}
`,
    },
    {
      from: `			for _, ve := range e.Causes {
				path := ""
				for _, f := range ve.InstanceLocation {
					path = path + "/" + f
				}
				validationErrors = append(validationErrors, ValidationError{
					Path: path,
					Msg:  ve.ErrorKind.LocalizedString(message.NewPrinter(language.English)),
				})
			}

`,
      to: '			validationErrors = report(e)\n',
    },
    { from: '	"golang.org/x/text/language"\n	"golang.org/x/text/message"\n', to: '' },
    // The whole error as text takes longer than the validation, and only a command prints it.
    {
      from: 'fmt.Errorf("problem validating schema. Check JSON formatting: %s", strings.ReplaceAll(err.Error(), "\\n", " "))',
      to: 'problem{err}',
    },
  ],
  // It would write every number as text and read that as a fraction.
  [`${jsonschema}/util.go`]: [
    {
      from: 'func isInteger(num any) bool {\n',
      to: `func isInteger(num any) bool {
	if number, ok := num.(float64); ok {
		return math.Trunc(number) == number && !math.IsInf(number, 0)
	}
`,
    },
    { from: '	"math/big"\n', to: '	"math"\n	"math/big"\n' },
  ],
  [`${jsonschema}/draft.go`]: [
    { from: '	"slices"\n	"strings"\n', to: '	"slices"\n	"strings"\n	"sync"\n' },
    {
      from: 'func init() {\n	c := NewCompiler()\n',
      to: `var metaschemas sync.Once

func compileMetaschemas() {
	c := NewCompiler()
`,
    },
  ],
  [`${jsonschema}/schema.go`]: [
    {
      from: '	Ref             *Schema\n',
      to: '	Ref             *Schema\n	lazy            func() *Schema\n',
    },
  ],
  // Few documents use more than a tenth of what their kind reaches: compile a definition when a value gets there.
  [`${jsonschema}/objcompiler.go`]: [
    {
      from: `	uf, err := baseURL.join(*ref)
	if err != nil {
		return nil, err
	}
`,
      to: `	uf, err := baseURL.join(*ref)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(string(uf.url), "kubernetes:") {
		return &Schema{lazy: func() *Schema { return c.c.MustCompile(uf.String()) }}, nil
	}
`,
    },
    { from: '	"strconv"\n', to: '	"strconv"\n	"strings"\n' },
  ],
  [`${jsonschema}/validator.go`]: [
    {
      from: '		err := vd.validateRef(s.Ref, "$ref")\n',
      to: `		if s.Ref.lazy != nil {
			s.Ref = s.Ref.lazy()
		}
		err := vd.validateRef(s.Ref, "$ref")
`,
    },
    // One order of errors, of the many that a Go map has.
    {
      from: '	var additionalPros []string\n	for pname, pvalue := range obj {\n',
      to: `	var additionalPros []string
	names := make([]string, 0, len(obj))
	for pname := range obj {
		names = append(names, pname)
	}
	slices.Sort(names)
	for _, pname := range names {
		pvalue := obj[pname]
`,
    },
  ],
  // Our definitions have no ids and no anchors, so nothing in them needs to be collected.
  [`${jsonschema}/roots.go`]: [
    {
      from: '	// process subschemas\n	subschemas := map',
      to: `	if strings.HasPrefix(string(r.url), "kubernetes:") {
		return nil
	}
	subschemas := map`,
    },
    {
      from: '	if _, ok := r.subschemasProcessed[up.ptr]; ok {\n',
      to: '	if _, ok := r.subschemasProcessed[up.ptr]; ok || strings.HasPrefix(string(r.url), "kubernetes:") {\n',
    },
    {
      from: `	dialect := r.resource(ptr).dialect
	meta := dialect`,
      to: `	if strings.HasPrefix(string(r.url), "kubernetes:") {
		return nil
	}
	metaschemas.Do(compileMetaschemas)
	dialect := r.resource(ptr).dialect
	meta := dialect`,
    },
  ],
  [`${jsonschema}/compiler.go`]: [
    { from: '	q := &queue{}\n', to: '	q := &queue{index: map[urlPtr]*Schema{}}\n' },
    { from: '	for _, sch := range *q {\n', to: '	for _, sch := range q.list {\n' },
    {
      from: 'type queue []*Schema\n',
      to: 'type queue struct {\n	list  []*Schema\n	index map[urlPtr]*Schema\n}\n',
    },
    { from: '	*q = append(*q, sch)\n', to: '	q.list = append(q.list, sch)\n	q.index[sch.up] = sch\n' },
    {
      from: '	return (*q)[i]\n}\n\nfunc (q *queue) len',
      to: '	return q.list[i]\n}\n\nfunc (q *queue) len',
    },
    { from: '	return len(*q)\n', to: '	return len(q.list)\n' },
    {
      from: `	i := slices.IndexFunc(*q, func(sch *Schema) bool { return sch.up == up })
	if i != -1 {
		return (*q)[i]
	}
	return nil
`,
      to: '	return q.index[up]\n',
    },
  ],
};
