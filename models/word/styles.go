package word

import (
	"strconv"
	"strings"
)

// value is an element that says one thing in its attribute val.
type value struct {
	Val string `xml:"val,attr"`
}

func (v *value) number(otherwise int) int {
	if v == nil {
		return otherwise
	}
	n, err := strconv.Atoi(v.Val)
	if err != nil {
		return otherwise
	}
	return n
}

type numberProperties struct {
	Level *value `xml:"ilvl"`
	Num   *value `xml:"numId"`
}

type styles struct {
	All []struct {
		Type    string `xml:"type,attr"`
		ID      string `xml:"styleId,attr"`
		Default string `xml:"default,attr"`
		Name    value  `xml:"name"`
		BasedOn value  `xml:"basedOn"`
		P       struct {
			Number  *numberProperties `xml:"numPr"`
			Outline *value            `xml:"outlineLvl"`
		} `xml:"pPr"`
	} `xml:"style"`
}

// style is what a style of paragraphs says of their numbers.
type style struct {
	num, level int // 0 and NoList where it says nothing
	heading    int
	basedOn    string
}

// styleTable has the styles by id; that of paragraphs without a style is "".
type styleTable map[string]style

func (s styles) table() styleTable {
	t := styleTable{}
	for _, one := range s.All {
		if one.Type != "paragraph" {
			continue
		}
		made := style{level: NoList, basedOn: one.BasedOn.Val, heading: one.P.Outline.number(-1) + 1}
		if n, is := strings.CutPrefix(strings.ToLower(one.Name.Val), "heading "); is {
			made.heading, _ = strconv.Atoi(n)
		}
		if n := one.P.Number; n != nil {
			made.num, made.level = n.Num.number(0), n.Level.number(NoList)
		}
		t[one.ID] = made
		if one.Default == "1" || one.Default == "true" {
			t[""] = made
		}
	}
	return t
}

// of is what a style says with all that it is based on.
func (t styleTable) of(id string) style {
	s, known := t[id]
	if !known {
		return style{level: NoList}
	}
	const most = 20 // styles on one another; a circle ends there
	for range most {
		base, known := t[s.basedOn]
		if s.basedOn == "" || !known {
			break
		}
		if s.num == 0 {
			s.num = base.num
		}
		if s.level == NoList {
			s.level = base.level
		}
		if s.heading == 0 {
			s.heading = base.heading
		}
		s.basedOn = base.basedOn
	}
	return s
}
