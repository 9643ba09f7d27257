package answers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// own is what a page's own script reads. Add nothing that the API gives.
var own = []string{"forms.Told"}

// asking are the ways in which a page asks the API, with the place of the body among the arguments.
var asking = map[string]int{"Post": 1, "PostPart": 2, "PostAt": 2, "Compute": 1, "Put": 2, "PutTagged": 2}

// TestPagesHaveNoTypesOfTheirOwn: what the API gives and takes is typed once, here.
func TestPagesHaveNoTypesOfTheirOwn(t *testing.T) {
	fset, seen := token.NewFileSet(), 0
	require.NoError(t, filepath.WalkDir("../pages", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		seen++
		for _, d := range file.Decls {
			for _, fault := range faults(file.Name.Name, d) {
				t.Errorf("%s: %s", fset.Position(d.Pos()), fault)
			}
		}
		return nil
	}))
	require.Greater(t, seen, 50)
}

// TestAMirrorIsFound: the test above can fail.
func TestAMirrorIsFound(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
type mirror struct { ID string `+"`json:\"id\"`"+` }
func made(v *Visit) { body := map[string]any{}; v.Post("/", body, nil); v.Put("/", 1, map[string]string{}, nil); v.Post("/", answers.NewNote{}, nil) }`, 0)
	require.NoError(t, err)
	require.Len(t, faults("x", file.Decls[0]), 1)
	require.Len(t, faults("x", file.Decls[1]), 2)
}

func faults(pkg string, d ast.Decl) []string {
	var found []string
	maps := map[string]bool{}
	name := ""
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec:
			name = n.Name.Name
		case *ast.StructType:
			tagged := slices.ContainsFunc(n.Fields.List, func(f *ast.Field) bool { return f.Tag != nil && strings.Contains(f.Tag.Value, "json:") })
			if tagged && !slices.Contains(own, pkg+"."+name) {
				found = append(found, "a struct with json tags mirrors the API: use the one of api/answers")
				return false
			}
		case *ast.AssignStmt:
			for i, right := range n.Rhs {
				if left, is := n.Lhs[i].(*ast.Ident); is && isMap(right) {
					maps[left.Name] = true
				}
			}
		case *ast.CallExpr:
			called, is := n.Fun.(*ast.SelectorExpr)
			if !is {
				return true
			}
			at, asks := asking[called.Sel.Name]
			if !asks || len(n.Args) <= at {
				return true
			}
			if body, is := n.Args[at].(*ast.Ident); isMap(n.Args[at]) || is && maps[body.Name] {
				found = append(found, "a body is made by hand: send the one of models or api/answers")
			}
		}
		return true
	})
	return found
}

func isMap(e ast.Expr) bool {
	c, is := e.(*ast.CompositeLit)
	if !is {
		return false
	}
	_, is = c.Type.(*ast.MapType)
	return is
}
