package goldens

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/client-go/rest"
	"k8s.io/kubectl/pkg/cmd"
	cmdutil "k8s.io/kubectl/pkg/cmd/util"
)

type result struct {
	stdout, stderr string
	exit           int
}

// fatal is what kubectl panics with here instead of exiting.
type fatal struct {
	message string
	code    int
}

const kubeconfig = `apiVersion: v1
kind: Config
clusters: [{name: lab, cluster: {server: "http://lab"}}]
users: [{name: lab}]
contexts: [{name: lab, context: {cluster: lab, user: lab}}]
current-context: lab
`

// run runs one command line, which begins with kubectl. Quotes work as in a shell; nothing else does.
func run(s *server, folder, line string) (r result) {
	config := filepath.Join(folder, "config")
	if err := os.WriteFile(config, []byte(kubeconfig), 0o600); err != nil {
		panic(err)
	}
	var out, err bytes.Buffer
	streams := genericiooptions.IOStreams{In: &bytes.Buffer{}, Out: &out, ErrOut: &err}
	flags := genericclioptions.NewConfigFlags(true).WithDiscoveryBurst(-1).WithDiscoveryQPS(-1).
		WithWrapConfigFn(func(c *rest.Config) *rest.Config {
			c.Transport = s
			c.QPS = -1
			return c
		})
	cache := filepath.Join(folder, "cache")
	flags.KubeConfig, flags.CacheDir = &config, &cache
	defer func() {
		r.stdout, r.stderr = out.String(), err.String()
		if x := recover(); x != nil {
			f, ok := x.(fatal)
			if !ok {
				panic(x)
			}
			r.exit = f.code
			r.stderr += f.message
			if f.message != "" && !strings.HasSuffix(f.message, "\n") {
				r.stderr += "\n"
			}
		}
	}()
	cmdutil.BehaviorOnFatal(func(message string, code int) { panic(fatal{message, code}) })
	kubectl := cmd.NewKubectlCommand(cmd.KubectlOptions{ConfigFlags: flags, IOStreams: streams})
	kubectl.SetOut(&out)
	kubectl.SetErr(&err)
	kubectl.SetArgs(words(line)[1:])
	if failure := kubectl.Execute(); failure != nil {
		cmdutil.CheckErr(failure)
	}
	return r
}

// words splits a line as a shell would.
func words(line string) []string {
	var all []string
	word, quote, started := "", rune(0), false
	for _, char := range line {
		switch {
		case quote != 0 && char == quote:
			quote = 0
		case quote != 0:
			word += string(char)
		case char == '\'' || char == '"':
			quote, started = char, true
		case char == ' ':
			if started || word != "" {
				all = append(all, word)
			}
			word, started = "", false
		default:
			word += string(char)
		}
	}
	if quote != 0 {
		panic(fmt.Sprintf("unclosed quote: %s", line))
	}
	if started || word != "" {
		all = append(all, word)
	}
	return all
}
