// Prints kubectl's command tree as JSON: every command with its flags. Built within a module that requires
// k8s.io/kubectl of the version whose commands are checked.
package main

import (
	"encoding/json"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/component-base/logs"
	"k8s.io/kubectl/pkg/cmd"
)

type Flag struct {
	Name        string `json:"name"`
	Shorthand   string `json:"shorthand,omitempty"`
	Type        string `json:"type"`
	Default     string `json:"default"`
	NoOptDefVal string `json:"noOptDefVal,omitempty"`
	Usage       string `json:"usage"`
	Hidden      bool   `json:"hidden,omitempty"`
	Deprecated  string `json:"deprecated,omitempty"`
	Required    bool   `json:"required,omitempty"`
	Scope       string `json:"scope"` // local, persistent (defined here, given to children) or inherited
}
type Cmd struct {
	Path       string   `json:"path"`
	Name       string   `json:"name"`
	Use        string   `json:"use"`
	Aliases    []string `json:"aliases,omitempty"`
	Short      string   `json:"short"`
	Long       string   `json:"long,omitempty"`
	Example    string   `json:"example,omitempty"`
	Hidden     bool     `json:"hidden,omitempty"`
	Deprecated string   `json:"deprecated,omitempty"`
	Runnable   bool     `json:"runnable"`
	Flags      []Flag   `json:"flags"`
	Commands   []Cmd    `json:"commands,omitempty"`
}

func walk(c *cobra.Command) Cmd {
	o := Cmd{Path: c.CommandPath(), Name: c.Name(), Use: c.Use, Aliases: c.Aliases, Short: c.Short, Long: c.Long, Example: c.Example,
		Hidden: c.Hidden, Deprecated: c.Deprecated, Runnable: c.Runnable(), Flags: []Flag{}}
	c.InitDefaultHelpFlag()
	add := func(s string) func(f *pflag.Flag) {
		return func(f *pflag.Flag) {
			o.Flags = append(o.Flags, Flag{f.Name, f.Shorthand, f.Value.Type(), f.DefValue, f.NoOptDefVal, f.Usage, f.Hidden, f.Deprecated, f.Annotations[cobra.BashCompOneRequiredFlag] != nil, s})
		}
	}
	pers := c.PersistentFlags()
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if pers.Lookup(f.Name) != nil {
			add("persistent")(f)
		} else {
			add("local")(f)
		}
	})
	c.InheritedFlags().VisitAll(add("inherited"))
	for _, s := range c.Commands() {
		o.Commands = append(o.Commands, walk(s))
	}
	return o
}

func main() {
	os.Setenv("HOME", "$HOME")
	r := cmd.NewDefaultKubectlCommand()
	// As cli.Run does: -v and the other flags of the log.
	logs.AddFlags(r.PersistentFlags())
	r.InitDefaultHelpCmd()
	r.InitDefaultCompletionCmd()
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	if err := e.Encode(walk(r)); err != nil {
		panic(err)
	}
}
