package forms

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/models/compare"
	"scpo.example/desk/models/decode"
)

// Parse reads the form: the part of the content as JSON, and what in the form cannot be read. Items to which nothing was
// entered are left out, and taken out of the form. What the values mean is for content.Decode to judge.
func (f *Form) Parse() (json.RawMessage, []decode.Problem, error) {
	f.tidy()
	p := parser{form: f}
	p.unknown()
	value, _ := p.node(f.root)
	data, err := json.Marshal(value)
	if err != nil {
		return nil, nil, fmt.Errorf("encode form: %w", err)
	}
	return data, p.problems, nil
}

// parser reads one form. Each of its methods gives the value, and whether anything was entered.
type parser struct {
	form     *Form
	problems []decode.Problem
}

func (p *parser) add(at, code, message string) {
	if len(p.problems) < decode.MaxProblems {
		p.problems = append(p.problems, decode.Problem{Pointer: at, Code: code, Message: message})
	}
}

func (p *parser) get(name string) string {
	return compare.Typed(p.form.Values.Get(name))
}

// unknown refuses names that the form does not have: what was not asked is not taken.
func (p *parser) unknown() {
	known := map[string]bool{p.form.At + taken: true}
	p.form.root.walk(func(n *node) {
		for _, suffix := range []string{"", mark, other, was, typed, "-day", "-month", "-year"} {
			known[n.pointer+suffix] = true
		}
	})
	for name := range p.form.Values {
		if !known[name] {
			p.add(p.form.At, decode.CodeUnknownField, "This page is out of date. Reload it and try again")
			return
		}
	}
}

func (p *parser) node(n *node) (value any, given bool) {
	switch n.sort {
	case group:
		return p.group(n)
	case list:
		items := []any{}
		for _, c := range n.children {
			value, full := p.node(c)
			items, given = append(items, value), given || full
		}
		return items, given
	case refs:
		chosen := p.ordered(n, p.form.Values[n.pointer])
		return chosen, len(chosen) > 0
	case date:
		return p.date(n)
	case yesNo:
		return p.yesNo(n)
	case tick:
		made := p.get(n.pointer) == "yes"
		return made, made
	case number:
		return p.number(n)
	case choice:
		return p.choice(n)
	case hidden:
		if n.whole {
			return p.number(n)
		}
	case text:
	}
	return p.text(n)
}

func (p *parser) group(n *node) (any, bool) {
	fields, given := map[string]any{}, false
	kind := ""
	if k := n.kind(); k != nil {
		kind = p.get(k.pointer)
	}
	for _, c := range n.children {
		value, full := p.node(c)
		if c.when != "" && c.when != kind && (kind != "" || !full) || c.optional && value == nil {
			continue
		}
		fields[c.pointer[strings.LastIndex(c.pointer, "/")+1:]] = value
		given = given || full
	}
	if p.form.isSchedule1(n.pointer) {
		given = p.schedule1(n.pointer, fields, given)
	}
	if n.nullable && !given && p.get(n.pointer+mark) == "" {
		return nil, false
	}
	return fields, given
}

func (p *parser) text(n *node) (any, bool) {
	s := p.get(n.pointer)
	if s == "" && n.nullable {
		return nil, false
	}
	return s, s != ""
}

func (p *parser) yesNo(n *node) (any, bool) {
	switch p.get(n.pointer) {
	case "yes":
		return true, true
	case "no":
		return false, true
	}
	return nil, false
}

func (p *parser) number(n *node) (any, bool) {
	s := strings.TrimSpace(p.get(n.pointer))
	if s == "" {
		return 0, false
	}
	i, err := strconv.Atoi(s)
	if err != nil || i < 0 {
		p.add(n.pointer, decode.CodeWrongType, "Enter a whole number, like 3")
		return 0, true
	}
	return i, i != 0
}

// ordered keeps the order that the same references had before: the boxes of a page have an order of their own.
func (p *parser) ordered(n *node, chosen []string) []string {
	before := p.form.referencesBefore(n.pointer)
	out := []string{}
	for _, id := range before {
		if slices.Contains(chosen, id) {
			out = append(out, id)
		}
	}
	for _, id := range chosen {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
