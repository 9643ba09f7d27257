package forms

import (
	"fmt"
	"strconv"
	"strings"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/decode"
)

// date reads a day. Months may be given by name, and a year by its last two figures is not guessed.
func (p *parser) date(n *node) (any, bool) {
	day, month, year := p.part(n, "-day"), p.part(n, "-month"), p.part(n, "-year")
	if day == "" && month == "" && year == "" {
		return nil, false
	}
	for _, part := range []struct{ value, name string }{{day, "day"}, {month, "month"}, {year, "year"}} {
		if part.value == "" {
			p.add(n.pointer, decode.CodeBadDate, fmt.Sprintf("Enter the %s", part.name))
			return nil, true
		}
	}
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 {
		p.add(n.pointer, decode.CodeBadDate, "Enter a year with 4 numbers, like 2026")
		return nil, true
	}
	d, err := strconv.Atoi(day)
	m := ui.ParseMonth(month)
	if err != nil || m == 0 || calendar.NewDate(y, m, d) != (calendar.Date{Year: y, Month: m, Day: d}) {
		p.add(n.pointer, decode.CodeBadDate, "Enter a real date, like 27 3 2026")
		return nil, true
	}
	return calendar.Date{Year: y, Month: m, Day: d}, true
}

func (p *parser) part(n *node, suffix string) string {
	return strings.TrimSpace(p.get(n.pointer + suffix))
}
