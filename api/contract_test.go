package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func contract(t *testing.T) *openapi3.T {
	doc, err := document()
	require.NoError(t, err)
	return doc
}

// operations is every call of the document, by method and path.
func operations(t *testing.T) map[string]*openapi3.Operation {
	all := map[string]*openapi3.Operation{}
	for path, item := range contract(t).Paths.Map() {
		for method, op := range item.Operations() {
			all[method+" "+path] = op
		}
	}
	return all
}

// inBraces writes a path of the route table as the document does.
func inBraces(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if name, is := strings.CutPrefix(p, ":"); is {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

func TestTheDocumentIsValid(t *testing.T) {
	require.NoError(t, contract(t).Validate(t.Context()), "examples and all")
}

func TestTheDocumentAndTheRouteTableSayTheSame(t *testing.T) {
	documented := operations(t)
	for _, r := range shared.api.Routes() {
		name := r.Method + " " + inBraces(r.Path)
		op, is := documented[name]
		require.True(t, is, "%s is not in the document", name)
		delete(documented, name)
		require.Equal(t, r.Open, op.Security != nil && len(*op.Security) == 0, "%s: whether it is open", name)
		var roles []models.Role
		if listed, is := op.Extensions["x-roles"].([]any); is {
			for _, role := range listed {
				roles = append(roles, models.Role(role.(string)))
			}
		}
		require.ElementsMatch(t, r.Roles, roles, "%s: for whom", name)
	}
	require.Empty(t, documented, "documented, but not there")
}

func TestEveryCallDocumentsWhatItCanAnswer(t *testing.T) {
	for name, op := range operations(t) {
		require.NotEmpty(t, op.Summary, name)
		require.NotEmpty(t, op.OperationID, name)
		method, path, _ := strings.Cut(name, " ")
		want := []int{http.StatusInternalServerError}
		if op.Security == nil {
			want = append(want, http.StatusUnauthorized, http.StatusServiceUnavailable)
			switch {
			case strings.Contains(path, "{"):
				want = append(want, http.StatusNotFound)
			default:
				want = append(want, http.StatusForbidden)
			}
		}
		if method == http.MethodPost || method == http.MethodPut {
			want = append(want, http.StatusBadRequest, http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity)
		}
		for _, p := range op.Parameters {
			if p.Value.Name == "If-Match" {
				want = append(want, http.StatusPreconditionFailed)
			}
			if p.Value.Name == "If-Match" && p.Value.Required {
				want = append(want, http.StatusPreconditionRequired)
			}
		}
		for _, status := range want {
			require.NotNil(t, op.Responses.Status(status), "%s: %d", name, status)
		}
		if method == http.MethodPost {
			require.True(t, slices.ContainsFunc(op.Parameters, func(p *openapi3.ParameterRef) bool { return p.Value.Name == "Idempotency-Key" }), name)
		}
	}
}

func TestSchemasAreClosed(t *testing.T) {
	for name, ref := range contract(t).Components.Schemas {
		schema := ref.Value
		if !schema.Type.Is(openapi3.TypeObject) || slices.Contains([]string{"Checklist", "ChecklistNotes", "Justifications", "MachineFindings", "SlotValues", "TermAnswerWords", "TermNotes"}, name) {
			continue
		}
		has := schema.AdditionalProperties.Has
		require.True(t, has != nil && !*has, "%s takes any property", name)
	}
}

func TestTheDocumentKnowsEveryWord(t *testing.T) {
	schemas := contract(t).Components.Schemas
	words := func(name string) []any { return schemas[name].Value.Enum }
	same := func(name string, want ...string) {
		t.Helper()
		require.ElementsMatch(t, want, words(name), name)
	}
	var byName, all []string
	for _, a := range models.Actions() {
		all = append(all, string(a))
		if a == models.Create || !a.Offered() {
			continue
		}
		byName = append(byName, string(a))
		require.Contains(t, schemas, bodySchema(a), "a body for %s", a)
	}
	same("Action", all...)
	same("ActionByName", byName...)
	var states, roles []string
	for _, s := range models.States() {
		states = append(states, string(s))
	}
	for _, r := range models.Roles() {
		roles = append(roles, string(r))
	}
	same("State", states...)
	same("Role", roles...)
	codes := schemas["Problem"].Value.Properties["code"].Value.Enum
	for _, reason := range []models.Reason{
		models.UnknownAction, models.WrongRole, models.WrongState, models.NotClaimed, models.ClaimedByOther, models.AlreadyYours, models.AlreadyHeld,
		models.OwnWork, models.NoPoint, models.PointUnknown, models.PointsUnanswered, models.PointsUnresolved, models.NoReasons,
		models.NoDate, models.DateTooEarly, models.DateInFuture, models.BadValue, models.ContentChanged, models.Incomplete,
		models.NamedInRequest, models.ConflictDeclared, models.AlreadyDeclared, models.AssigneeConflict, models.AssigneeOwnWork,
		models.ClockStopped, models.ClockRunning, models.StopOverlaps,
	} {
		require.Contains(t, codes, string(reason))
	}
}

func TestTheDocumentIsServed(t *testing.T) {
	served := shared.as(t, "").get("/api/v1/openapi.json").want(http.StatusOK)
	require.Equal(t, "application/json", served.header.Get("Content-Type"))
	doc, err := openapi3.NewLoader().LoadFromData(served.body)
	require.NoError(t, err)
	require.Equal(t, contract(t).Paths.Len(), doc.Paths.Len())
}
