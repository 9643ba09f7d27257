package checks_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks"
)

const pageFile = "../../docs/checks.md"

var writePage = flag.Bool("write-page", false, "write docs/checks.md again")

// TestPageOfChecks compares docs/checks.md with the checks and their examples. To write it again: go generate ./models/checks
func TestPageOfChecks(t *testing.T) {
	want := page(t)
	if *writePage {
		require.NoError(t, os.WriteFile(pageFile, []byte(want), 0o644))
	}
	got, err := os.ReadFile(pageFile)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "the page is out of date: go generate ./models/checks")
}

func page(t *testing.T) string {
	t.Helper()
	sets := checks.RuleSets()
	newest := sets[len(sets)-1]
	var b strings.Builder
	fmt.Fprintf(&b, "# Checks\n\nMade by `go generate ./models/checks` from the checks and their tested examples: do not edit.\n\n"+
		"Rule set %s (%s). A *machine* check decides from the fields. A *lint* check highlights words for a person to "+
		"judge. A *human* check is a question for the regional SCPO officer. A *stop* check prevents submission. Some can be "+
		"justified in writing; the regional SCPO officer sees the justification first. A *warning* never prevents submission. "+
		"Examples are fictional.\n\n",
		newest.ID, newest.Source)
	b.WriteString("| check | title | severity | how | code |\n|---|---|---|---|---|\n")
	for _, c := range newest.Checks {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s |\n", c.ID, strings.ToLower(c.ID), c.Title, c.Severity, c.How, c.Code)
	}
	table := map[string][]example{}
	for _, e := range examples(t) {
		table[e.Check] = e.Examples
	}
	for _, c := range newest.Checks {
		section(&b, c, table[c.ID])
	}
	return b.String()
}

func section(b *strings.Builder, c checks.Check, table []example) {
	fmt.Fprintf(b, "\n## %s\n\n**%s.**\n\n- Source: %s\n- Rule: %s\n- What to do: %s\n", c.ID, c.Title, c.Source, c.Rule, c.Message)
	if c.Question != "" {
		fmt.Fprintf(b, "- Question for the regional SCPO officer: %s\n", c.Question)
	}
	if c.Justifiable {
		b.WriteString("- Can be justified in writing.\n")
	}
	b.WriteString("\n| example | | where |\n|---|---|---|\n")
	for _, e := range table {
		says := map[checks.Outcome]string{
			checks.Pass: "met", checks.Fail: "not met", checks.Ask: "flagged", checks.NotApplicable: "does not apply",
		}[e.wants(c.How, c.Severity)]
		if e.Outcome == checks.Ask && len(e.Where) == 0 {
			says = "nothing flagged"
		}
		var where []string
		for _, w := range e.Where {
			where = append(where, "`"+w+"`")
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", e.Say, says, strings.Join(where, ", "))
	}
}
