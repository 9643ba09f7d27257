package api

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models/decode"
)

// parameters are the names that each route takes in its query, as the contract says: by method and path of the route table.
type parameters map[string][]string

// parameter is one of the contract's: itself, or the place where it is described.
type parameter struct {
	Ref  string `json:"$ref"`
	In   string `json:"in"`
	Name string `json:"name"`
}

// readParameters reads the contract, which is part of the program: what cannot be read allows no parameter, and every test fails.
func readParameters(routes []route) parameters {
	var contract struct {
		Paths      map[string]map[string]json.RawMessage `json:"paths"`
		Components struct {
			Parameters map[string]parameter `json:"parameters"`
		} `json:"components"`
	}
	if err := json.Unmarshal(openAPI, &contract); err != nil {
		return nil
	}
	known := parameters{}
	for _, r := range routes {
		path := contract.Paths[braces(r.path)]
		var operation struct {
			Parameters []parameter `json:"parameters"`
		}
		if text := path[strings.ToLower(r.method)]; text != nil {
			if err := json.Unmarshal(text, &operation); err != nil {
				return nil
			}
		}
		for _, p := range operation.Parameters {
			if p.Ref != "" {
				p = contract.Components.Parameters[p.Ref[strings.LastIndex(p.Ref, "/")+1:]]
			}
			if p.In == "query" {
				known[r.method+" "+r.path] = append(known[r.method+" "+r.path], p.Name)
			}
		}
	}
	return known
}

var placeholder = regexp.MustCompile(`:(\w+)`)

// braces writes a path of the route table as the contract does.
func braces(path string) string { return placeholder.ReplaceAllString(path, "{$1}") }

// refuse names what the route does not know: a misspelt filter would otherwise be an answer to another question.
func (p parameters) refuse(r route, query url.Values) error {
	known := p[r.method+" "+r.path]
	var unknown []string
	for name := range query {
		if !slices.Contains(known, name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	unknown = unknown[:min(len(unknown), decode.MaxProblems)]
	return unknownParameters(unknown, known)
}

// nameShown bounds how much of a name that a caller made up is repeated, in bytes.
const nameShown = 100

func unknownParameters(unknown, known []string) *answers.Problem {
	takes := "This address takes none."
	if len(known) > 0 {
		takes = "This address takes: " + strings.Join(known, ", ") + "."
	}
	p := problem(http.StatusBadRequest, "unknown-parameter", "")
	for i, name := range unknown {
		unknown[i] = strings.ToValidUTF8(name[:min(len(name), nameShown)], "")
		p.Errors = append(p.Errors, decode.Problem{Pointer: decode.PointerTo("", unknown[i]), Code: decode.CodeUnknownField, Message: "Remove this query parameter, or correct its name"})
	}
	p.Detail = "Unknown query parameter: " + strings.Join(unknown, ", ") + ". " + takes
	return p
}
