package demo

import (
	"strconv"
	"strings"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// flaw is something that a first text may have wrong: where it is, how it reads, and what QA and
// the CPS say of it.
type flaw struct {
	Code     string
	Place    string // of the text to spoil; "" and "none" spoil nothing
	With     string // what is written there instead
	Severity models.Severity
	Anchor   string // found by spoil, unless given
	Text     string // what QA says
	Action   string
	Kind     models.AnswerKind // of the force's answer; "" is changed
	Answer   string
	CPS      string // what the CPS says
}

// draw picks n flaws that the text can have, no two in one place, and words them for it.
func (s *scene) draw(c content.Content, n int, taken map[string]bool) []flaw {
	var drawn []flaw
	all := books().flaws
	for _, i := range s.rng.Perm(len(all)) {
		f := all[i]
		anchor, number, ok := s.place(&c, f.Place)
		if !ok || taken[anchor] || len(drawn) == n {
			continue
		}
		taken[anchor] = true
		f.Anchor = anchor
		f.Text, f.Action, f.Answer, f.CPS = s.word(c, f, number, f.Text), s.say(f.Action), s.say(f.Answer), s.word(c, f, number, f.CPS)
		drawn = append(drawn, f)
	}
	return drawn
}

func (s *scene) word(c content.Content, f flaw, number int, text string) string {
	for _, e := range c.Evidence {
		if e.ID == f.Anchor {
			text = strings.ReplaceAll(text, "{reference}", e.Reference)
		}
	}
	return s.sayOf(number, text)
}

// place finds an anchor for a flaw at a place, and the number of the term where it is one; ok is
// false where the text has no such place.
func (s *scene) place(c *content.Content, place string) (anchor string, number int, ok bool) {
	kind, field, _ := strings.Cut(place, ".")
	switch kind {
	case "term":
		at := s.rng.IntN(len(c.Terms))
		if field == "deadline" {
			for at = range c.Terms {
				if c.Terms[at].Information != nil {
					break
				}
			}
			ok = c.Terms[at].Information != nil
			return c.Terms[at].ID, at + 1, ok
		}
		return c.Terms[at].ID, at + 1, true
	case "evidence":
		for _, e := range c.Evidence {
			if field == "hearsay" && content.IsYes(e.Hearsay) || field == "attached" && e.Attached {
				return e.ID, 0, true
			}
		}
		return "", 0, false
	case "thirdParties":
		return place, 0, len(c.ThirdParties.Items) > 0
	case "alternatives", "conflicts":
		return place, 0, !s.highCourt()
	}
	anchor, known := map[string]string{"risk": "risk", "order": "order", "monitoring": "monitoringPlan", "pnc": "attachments", "none": "court"}[kind]
	return anchor, 0, known
}

// spoil puts the flaws into the text.
func (s *scene) spoil(c content.Content, flaws []flaw) content.Content {
	for _, f := range flaws {
		s.spoilAt(&c, f)
	}
	return c
}

func (s *scene) spoilAt(c *content.Content, f flaw) {
	with := s.say(f.With)
	switch f.Place {
	case "evidence.hearsay", "evidence.attached":
		for i := range c.Evidence {
			if c.Evidence[i].ID == f.Anchor && f.Place == "evidence.hearsay" {
				c.Evidence[i].HearsayNoticeBy = nil
			} else if c.Evidence[i].ID == f.Anchor {
				c.Evidence[i].Attached = false
			}
		}
	case "risk.late":
		for i := range c.Risk.Factors {
			c.Risk.Factors[i].LatestOn = &s.arrested
		}
	case "risk.statement":
		c.Risk.Statement = with
	case "alternatives":
		c.Alternatives[0].Reason = with
	case "monitoring":
		c.MonitoringPlan.Resources = with
	case "order.lengthReason":
		c.Order.LengthReason = with
	case "thirdParties":
		c.ThirdParties = content.ThirdParties{NoneDeclared: true}
	case "conflicts":
		c.Conflicts = with
	case "pnc":
		old := c.Attachments[1].Dated.AddDays(-70)
		c.Attachments[1].Dated = &old
	default:
		for i := range c.Terms {
			if c.Terms[i].ID == f.Anchor {
				spoilTerm(&c.Terms[i], f.Place, f.With, with)
			}
		}
	}
}

func spoilTerm(t *content.Term, place, tail, with string) {
	switch place {
	case "term.text":
		t.Text = strings.TrimSuffix(t.Text, ".") + " " + tail + "."
	case "term.necessity":
		t.Necessity = with
	case "term.proportionality":
		t.Proportionality = with
	case "term.breachProof":
		t.BreachProof = with
	case "term.deadline":
		t.Information.Deadline = nil
	}
}

// copiedTerms are the terms of the sample that was written with others' terms: the words of the
// order are theirs to the letter, the rest is this unit's.
func copiedTerms(unit string) content.List[content.Term] {
	samples, err := reference.Samples()
	if err != nil {
		panic("embedded samples: " + err.Error()) // the tests of reference read them
	}
	for _, s := range samples {
		if len(s.Scenario.SameTermTextIn) == 0 {
			continue
		}
		for i := range s.Content.Terms {
			t := &s.Content.Terms[i]
			t.ID, t.Number, t.MonitoredBy = "t"+strconv.Itoa(i+1), i+1, unit
			t.RiskAddressed, t.EvidenceRefs = content.List[string]{"r1"}, content.List[string]{"e1"}
		}
		return s.Content.Terms
	}
	return nil
}
