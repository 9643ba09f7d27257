package editing

import (
	"html/template"
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/content"
)

// Clash is what is known of a change that someone else saved in the same part.
type Clash struct {
	By      string
	At      time.Time
	Sure    bool // By changed this part; else they saved the application last, and the part was changed before
	Self    bool // the visitor, in another window
	Removed bool
	Apart   template.HTML // what differs, both texts side by side
	Full    template.HTML // the part as it is saved

	noun string
}

// Changed says who changed the part of an application, and when.
func Changed(v *pages.Visit, p Part, a pages.Application, c content.Content) (*Clash, error) {
	last, sure, err := v.LastEdit(p.Section, p.Term)
	if !sure {
		last = answers.Edit{By: a.UpdatedBy, At: a.UpdatedAt}
	}
	return &Clash{
		By: last.By.Name, At: last.At, Sure: sure, Self: sure && last.By.Username == v.User.Username,
		Removed: !p.there(c), noun: p.noun(),
	}, err
}

// Who is who did what to the part, as a sentence begins.
func (c *Clash) Who() string { return ui.Capital(c.who()) }

func (c *Clash) who() string {
	did := "changed"
	if c.Removed {
		did = "removed"
	}
	switch {
	case c.Self:
		return "you " + did + " this " + c.noun + " in another window"
	case c.Sure:
		return c.By + " " + did + " this " + c.noun
	}
	return "this " + c.noun + " was " + did
}

// Lead is Who with what the visitor did meanwhile.
func (c *Clash) Lead() string {
	if c.Self {
		return c.Who()
	}
	return c.Who() + " while you were writing"
}

// When is when it was, as far as that is known.
func (c *Clash) When() string {
	if c.Sure {
		return "That was on " + ui.DateTime(c.At) + "."
	}
	return c.By + " last saved the application on " + ui.DateTime(c.At) + "."
}

// unsaved says so next to the form in which someone is still writing.
func (c *Clash) unsaved() string {
	words := "Not saved: " + c.who()
	if c.Sure {
		words += " on " + ui.DateTime(c.At) + "."
	} else {
		words += ". " + c.When()
	}
	return words + " Your answers are still on this page. Save to see both versions."
}
