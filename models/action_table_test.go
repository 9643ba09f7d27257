package models

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// constants are the values of a type's constants in a file of this package.
func constants(t *testing.T, file, typ string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	require.NoError(t, err)
	var values []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		named, ok := spec.Type.(*ast.Ident)
		if literal, text := spec.Values[0].(*ast.BasicLit); ok && text && named.Name == typ {
			value, err := strconv.Unquote(literal.Value)
			require.NoError(t, err)
			values = append(values, value)
		}
		return true
	})
	return values
}

func TestEveryActionHasOneRow(t *testing.T) {
	var rows []string
	for _, r := range table {
		rows = append(rows, string(r.action))
	}
	require.ElementsMatch(t, constants(t, "action.go", "Action"), rows)
}

// A column left out says "nothing more", so this test requires those that every action needs.
func TestTheTableOfActionsIsTotal(t *testing.T) {
	names := map[string]Action{}
	for _, r := range table {
		require.NotEmpty(t, r.words, r.action)
		require.Empty(t, names[r.words], "%s has words of its own", r.action)
		names[r.words] = r.action
		require.NotEmpty(t, r.roles, r.action)
		require.NotEmpty(t, r.from, r.action)
		require.NotNil(t, r.effect, r.action)
		require.Equal(t, r.asked == byService, r.button == "", "%s has a button unless the service does it", r.action)
		require.Equal(t, r.asked == byService, r.did == "", "%s has a sentence in the history; models/review words what the service does", r.action)
		require.Equal(t, r.body == nil, r.readers == nil, "%s says who reads what is sent with it", r.action)
		require.Equal(t, r.action == Create, r.body == nil, r.action)
	}
}

func TestWhoAsksForAnActionReadsItsWords(t *testing.T) {
	for _, r := range table {
		for _, role := range r.roles {
			require.Equal(t, r.body != nil, r.action.ReadBy(role), "%s by %s", r.action, role)
		}
	}
	for _, role := range Roles() {
		require.False(t, Action("no-such-action").ReadBy(role))
		require.Equal(t, role == CPS || role == Applicant || role == Officer, CPSDecision.ReadBy(role))
		require.Equal(t, role == Officer, Approve.ReadBy(role))
	}
}

func TestEveryNoticeHasItsWords(t *testing.T) {
	var rows []string
	for _, n := range notices {
		rows = append(rows, string(n.kind))
	}
	require.Equal(t, constants(t, "notice.go", "NoticeKind"), rows)
}
