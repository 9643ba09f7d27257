package content

import (
	"strconv"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// Gateway says what must be there before an application can be sent to QA at all. The checks ask for far more.
func (c Content) Gateway() []decode.Problem {
	var g gaps
	named, worded := false, false
	for _, s := range c.Subjects {
		named = named || s.Name() != ""
	}
	for _, t := range c.Terms {
		worded = worded || !blank(t.Text)
	}
	g.unless(named, "subjects", "Add the subject and enter a name")
	g.unless(c.Route != "", "route", "Select the route")
	g.in("court").text(c.Court.Name, "name", "Enter the name of the court")
	g.unless(worded, "terms", "Add at least one term and enter its text")
	return g.found
}

// gaps collects what is not answered below one place.
type gaps struct {
	at    string
	found []decode.Problem
	top   *gaps
}

// in is the same collection, one step further down.
func (g *gaps) in(token string) *gaps {
	top := g
	if g.top != nil {
		top = g.top
	}
	return &gaps{at: decode.PointerTo(g.at, token), top: top}
}

func (g *gaps) item(i int) *gaps { return g.in(strconv.Itoa(i)) }

// unless reports token ("" for the place itself) unless it is answered.
func (g *gaps) unless(answered bool, token, message string) {
	if answered {
		return
	}
	at, to := g.at, g
	if token != "" {
		at = decode.PointerTo(g.at, token)
	}
	if g.top != nil {
		to = g.top
	}
	to.found = append(to.found, decode.Problem{Pointer: at, Code: decode.CodeRequired, Message: message})
}

// text requires an answer as text: a blank, or a placeholder that means an answer still to come, is not one.
func (g *gaps) text(value, token, message string) { g.unless(!compare.NoAnswer(value), token, message) }

// lines requires each text of a list, which may itself be empty.
func (g *gaps) lines(list string, texts []string, message string) {
	for i, text := range texts {
		g.in(list).text(text, strconv.Itoa(i), message)
	}
}

func blank(s string) bool { return compare.Blank(s) }
