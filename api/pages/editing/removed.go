package editing

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/pages"
	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

// pruned is the whole content with the part as it was typed. References to items that the visitor removed are deleted
// from the other parts, and the visitor is told.
func (e *Editor) pruned(c content.Content, text json.RawMessage) (any, error) {
	whole, err := e.with(c, text)
	if err != nil {
		return nil, err
	}
	e.loose = nil
	mine, problems, err := e.typed(c, text)
	if err != nil || len(problems) > 0 {
		return whole, err // the API says what is wrong
	}
	after, words := content.Unrefer(c, mine)
	e.loose = words
	parts := sections(after)
	for _, name := range []string{content.TermSection, "risk", "schedules"} {
		if name != e.Section {
			whole[name] = parts[name]
		}
	}
	return e.cleared(whole, after)
}

// again is a term that others removed, once its words changed: it is another term, under an id of its own.
func (e *Editor) again(err error) bool {
	p, invalid := pages.Invalid(err)
	if !invalid || e.Term == "" || !slices.ContainsFunc(p.Errors, func(d decode.Problem) bool { return d.Code == content.CodeUsedID }) {
		return false
	}
	e.Term = "t-" + models.HashOf([]byte(e.Form("key") + e.Term))[:12]
	return true
}

// cleared takes out of the whole content the answers that no longer apply, and says so. It leaves the form's own script
// alone: what is saved while someone still writes may be a slip.
func (e *Editor) cleared(whole map[string]json.RawMessage, c content.Content) (any, error) {
	left := c.LeftOver()
	if len(left) == 0 || e.Script() {
		return whole, nil
	}
	data, err := json.Marshal(whole)
	if err != nil {
		return nil, err
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, err
	}
	for _, l := range left {
		if clearAt(tree, strings.Split(l.Pointer, "/")[1:]) {
			e.loose = append(e.loose, l.Message+" The answer was removed.")
		}
	}
	return tree, nil
}

// clearAt makes what a pointer names unanswered.
func clearAt(node any, tokens []string) bool {
	switch n := node.(type) {
	case map[string]any:
		if len(tokens) == 1 {
			n[tokens[0]] = nil
			return true
		}
		return clearAt(n[tokens[0]], tokens[1:])
	case []any:
		i, err := strconv.Atoi(tokens[0])
		return err == nil && i < len(n) && len(tokens) > 1 && clearAt(n[i], tokens[1:])
	}
	return false
}
