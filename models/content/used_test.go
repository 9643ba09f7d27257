package content_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
)

// life is an application as it is saved again and again.
type life struct {
	t    *testing.T
	used content.Used
	now  content.Content
}

// save puts a text in place of the present one, as the service does, and gives the places that are refused.
func (l *life) save(change func(map[string]any)) []string {
	l.t.Helper()
	var tree map[string]any
	require.NoError(l.t, json.Unmarshal(l.now.Canonical(), &tree))
	change(tree)
	data, err := json.Marshal(tree)
	require.NoError(l.t, err)
	next, found, err := l.used.Decode(data)
	require.NoError(l.t, err)
	found = append(found, l.used.Reused(l.now, next)...)
	var places []string
	for _, f := range found {
		places = append(places, f.Pointer+" "+f.Code)
	}
	if len(places) == 0 {
		l.used, l.now = l.used.With(l.now, next), next
	}
	return places
}

func list(tree map[string]any, path ...string) []any {
	for _, key := range path[:len(path)-1] {
		tree = tree[key].(map[string]any)
	}
	return tree[path[len(path)-1]].([]any)
}

func TestAnIDIsNeverGivenAgain(t *testing.T) {
	lists := map[string][]string{
		"subjects": {"subjects"}, "offences": {"offences"}, "risks": {"risk", "factors"}, "evidence": {"evidence"}, "terms": {"terms"},
		"schedules": {"schedules"}, "third parties": {"thirdParties", "items"}, "attachments": {"attachments"},
	}
	for name, path := range lists {
		t.Run(name, func(t *testing.T) {
			l := &life{t: t, now: drugs(t)}
			ids := map[string]bool{}
			put := func(tree map[string]any, items []any) {
				for _, key := range path[:len(path)-1] {
					tree = tree[key].(map[string]any)
				}
				tree[path[len(path)-1]] = items
			}
			last := func() string {
				var tree map[string]any
				require.NoError(t, json.Unmarshal(l.now.Canonical(), &tree))
				items := list(tree, path...)
				return items[len(items)-1].(map[string]any)["id"].(string)
			}
			for range 4 { // add, and remove what was added
				require.Empty(t, l.save(func(tree map[string]any) { put(tree, append(list(tree, path...), map[string]any{})) }))
				require.False(t, ids[last()], last())
				ids[last()] = true
				require.Empty(t, l.save(func(tree map[string]any) {
					items := list(tree, path...)
					put(tree, items[:len(items)-1])
				}))
			}
			require.Len(t, ids, 4)
			var gone any
			require.Empty(t, l.save(func(tree map[string]any) {
				items := list(tree, path...)
				gone = items[0]
				put(tree, items[1:])
			}))
			old := gone.(map[string]any)["id"]
			require.Equal(t, []string{"/" + join(path) + "/0/id used-id"}, l.save(func(tree map[string]any) {
				put(tree, append([]any{map[string]any{"id": old}}, list(tree, path...)...))
			}), "another thing under the id of what was removed")
			require.Empty(t, l.save(func(tree map[string]any) { put(tree, append(list(tree, path...), gone)) }), "the same comes back")
			require.Equal(t, old, last())
		})
	}
}

func join(path []string) string {
	if len(path) == 2 {
		return path[0] + "/" + path[1]
	}
	return path[0]
}

func TestAnIDStaysInItsList(t *testing.T) {
	l := &life{t: t, now: drugs(t)}
	require.Equal(t, []string{"/risk/factors/0/id used-id"}, l.save(func(tree map[string]any) {
		term := list(tree, "terms")[0].(map[string]any)
		tree["terms"] = list(tree, "terms")[1:]
		list(tree, "risk", "factors")[0].(map[string]any)["id"] = term["id"]
	}))
	require.Empty(t, l.save(func(tree map[string]any) { list(tree, "terms")[0].(map[string]any)["text"] = "Other words." }), "an item may change")
}

func TestWhatIsRememberedIsBounded(t *testing.T) {
	l := &life{t: t, now: content.Empty()}
	many := make([]any, 400)
	for i := range many {
		many[i] = map[string]any{}
	}
	for range 4 {
		require.Empty(t, l.save(func(tree map[string]any) { tree["evidence"] = many }))
	}
	require.Empty(t, l.save(func(tree map[string]any) { tree["evidence"] = []any{} }))
	require.Len(t, l.used.Gone, 1000)
	for _, id := range []string{"e1", "e1600"} {
		require.Equal(t, []string{"/evidence/0/id used-id"}, l.save(func(tree map[string]any) {
			tree["evidence"] = []any{map[string]any{"id": id, "title": "Another"}}
		}), id)
	}
	require.Empty(t, l.save(func(tree map[string]any) { tree["evidence"] = []any{map[string]any{"id": "e1601"}} }))
}
