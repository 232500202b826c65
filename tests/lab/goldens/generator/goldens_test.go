// Package goldens prints what kubectl says about given objects: kubectl's own commands, run in this process against a
// server that holds the objects and makes tables with the API server's own printers. It is a test because only a test
// can stop the clock.
//
//	GOLDENS=.. go test -trimpath -run Goldens .
package goldens

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// now is the time at which the commands run.
var now = time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)

func TestGoldens(t *testing.T) {
	folder := os.Getenv("GOLDENS")
	if folder == "" {
		t.Skip("GOLDENS names no folder")
	}
	objects, err := readObjects(filepath.Join(folder, "fixtures"))
	if err != nil {
		t.Fatal(err)
	}
	var full bytes.Buffer
	for _, object := range objects {
		line, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		full.Write(append(bytes.TrimSpace(line), '\n'))
	}
	if err := os.WriteFile(filepath.Join(folder, "objects.jsonl"), full.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	server, err := newServer(folder, objects)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeTypes(filepath.Join(folder, "../../../src/lab/kubectl/explain"), server); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "commands", "*.txt"))
	if len(files) == 0 {
		t.Fatal("no commands")
	}
	for _, file := range files {
		commands, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		synctest.Test(t, func(t *testing.T) {
			time.Sleep(time.Until(now))
			home := t.TempDir()
			for _, line := range strings.Split(strings.TrimSpace(string(commands)), "\n") {
				if line == "" || strings.HasPrefix(line, "#") {
					continue
				}
				record(&out, line, run(server, home, line))
			}
		})
		name := strings.TrimSuffix(filepath.Base(file), ".txt") + ".golden"
		if err := os.WriteFile(filepath.Join(folder, name), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// record writes a command and what it printed, every line of output marked.
func record(out *bytes.Buffer, line string, r result) {
	fmt.Fprintf(out, "$ %s\n", line)
	mark(out, "|", r.stdout)
	mark(out, "!", r.stderr)
	if r.exit != 0 {
		fmt.Fprintf(out, "= %d\n", r.exit)
	}
}

func mark(out *bytes.Buffer, sign, text string) {
	if text == "" {
		return
	}
	end := ""
	if !strings.HasSuffix(text, "\n") {
		end = "\\"
	}
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		fmt.Fprintf(out, "%s%s\n", sign, line)
	}
	if end != "" {
		fmt.Fprintf(out, "%s\n", end)
	}
}

// readObjects reads YAML documents, and fills in what the API server would: the defaults of each kind, and metadata.
func readObjects(folder string) ([]*unstructured.Unstructured, error) {
	files, _ := filepath.Glob(filepath.Join(folder, "*.yaml"))
	sort.Strings(files)
	var objects []*unstructured.Unstructured
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, document := range strings.Split(string(text), "\n---\n") {
			if strings.TrimSpace(document) == "" {
				continue
			}
			object, err := readObject([]byte(document), len(objects))
			if err != nil {
				return nil, fmt.Errorf("%s: %w\n%s", file, err, document)
			}
			objects = append(objects, object)
		}
	}
	return objects, nil
}

func readObject(document []byte, index int) (*unstructured.Unstructured, error) {
	raw, err := utilyaml.ToJSON(document)
	if err != nil {
		return nil, err
	}
	object := &unstructured.Unstructured{}
	if err := object.UnmarshalJSON(raw); err != nil {
		return nil, err
	}
	if object.GetUID() == "" {
		object.SetUID(uid(index))
	}
	if object.GetResourceVersion() == "" {
		object.SetResourceVersion(fmt.Sprint(1000 + index))
	}
	gvk := object.GroupVersionKind()
	if !legacyscheme.Scheme.Recognizes(gvk) {
		return object, nil
	}
	return withDefaults(object, gvk)
}

func uid(index int) types.UID {
	return types.UID(fmt.Sprintf("00000000-0000-4000-8000-%012d", index))
}

func withDefaults(object *unstructured.Unstructured, gvk schema.GroupVersionKind) (*unstructured.Unstructured, error) {
	raw, err := object.MarshalJSON()
	if err != nil {
		return nil, err
	}
	internal, err := runtime.Decode(legacyscheme.Codecs.UniversalDecoder(), raw)
	if err != nil {
		return nil, err
	}
	encoded, err := runtime.Encode(legacyscheme.Codecs.LegacyCodec(gvk.GroupVersion()), internal)
	if err != nil {
		return nil, err
	}
	full := &unstructured.Unstructured{}
	return full, full.UnmarshalJSON(encoded)
}
