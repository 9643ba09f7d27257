package forms

import "scpo.example/desk/models/asked"

// isSchedule1 finds the place of an offence in Schedule 1. Only the offence itself is chosen; category and paragraph follow.
func (f *Form) isSchedule1(pointer string) bool {
	return asked.Pattern(pointer) == "/offences/*/schedule1"
}

// schedule1 completes the place from the list when another offence was chosen than when the form was made, and reports
// whether there still is one. What was not touched stays as it was, even where the list says otherwise.
func (p *parser) schedule1(at string, fields map[string]any, given bool) bool {
	chosen, _ := fields["offence"].(string)
	before := p.get(at + was)
	if chosen == before {
		return given
	}
	if chosen == "" {
		return false
	}
	if offence, category, ok := p.form.setting.Lists.Offence(chosen); ok {
		fields["category"], fields["para"] = category.Code, offence.Para
	}
	return true
}
