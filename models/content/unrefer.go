package content

import (
	"fmt"
	"slices"
)

// Unrefer removes from after what refers to the items that before has and after has not, and says for each what
// follows. A reference to nothing would be hidden: no page can show what it names.
func Unrefer(before, after Content) (Content, []string) {
	is, gone := itemsOf(after), map[string]bool{}
	for id := range itemsOf(before) {
		if _, there := is[id]; !there {
			gone[id] = true
		}
	}
	if len(gone) == 0 {
		return after, nil
	}
	u := unrefer{gone: gone}
	after.Terms = slices.Clone(after.Terms)
	for i := range after.Terms {
		t, name := &after.Terms[i], fmt.Sprintf("Term %d", i+1)
		u.list(&t.AppliesTo, name+" applies to someone you removed.", "It will apply to no one until you choose someone.")
		u.list(&t.RiskAddressed, name+" addresses a risk you removed.", "It will address none until you choose one.")
		u.list(&t.EvidenceRefs, name+" uses evidence you removed as a source.", "It will have no source until you choose one.")
		u.list(&t.ScheduleRefs, name+" uses a schedule you removed.", "Check the words of the term.")
	}
	after.Risk.Factors = slices.Clone(after.Risk.Factors)
	for i := range after.Risk.Factors {
		u.list(&after.Risk.Factors[i].EvidenceRefs, fmt.Sprintf("Risk %d uses evidence you removed as a source.", i+1), "It will have no source until you choose one.")
	}
	after.Schedules = slices.Clone(after.Schedules)
	for i := range after.Schedules {
		if s := &after.Schedules[i]; gone[Text(s.AttachmentRef)] {
			s.AttachmentRef = nil
			u.words = append(u.words, fmt.Sprintf("Schedule %d shows a document you removed. It will show no map until you choose one.", i+1))
		}
	}
	return after, u.words
}

// unrefer takes references out and gathers what follows.
type unrefer struct {
	gone  map[string]bool
	words []string
}

// list takes out of a list of references. None says what follows where nothing is left.
func (u *unrefer) list(refs *List[string], what, none string) {
	if !slices.ContainsFunc(*refs, func(id string) bool { return u.gone[id] }) {
		return
	}
	*refs = slices.DeleteFunc(slices.Clone(*refs), func(id string) bool { return u.gone[id] })
	if len(*refs) == 0 {
		what += " " + none
	}
	u.words = append(u.words, what)
}
