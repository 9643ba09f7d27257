package termlist

import (
	"slices"
	"strings"

	"scpo.example/desk/models/compare"
)

// Sent is one term as the order that was sent has it.
type Sent struct {
	ID    string
	Label string // its number
	Text  string
	Below string // what was printed below it and is not its text, such as when it ends
}

// Change is what was found of a term in the order that came back. A person confirms it.
type Change string

// The changes.
const (
	Unchanged Change = "unchanged"
	Amended   Change = "amended"
	Removed   Change = "removed"
	Added     Change = "added"
)

// Compared is one term of either order.
type Compared struct {
	Change   Change
	ID       string // "" for an added term
	Label    string // the number in the order that was sent
	Now      string // the number in the order that came back
	Sent     string
	Returned string
}

// Compare finds each term that was sent among the pieces of the order that came back, in the order that came back; terms
// that are not there come where they would be.
func Compare(sent []Sent, returned []Piece) []Compared {
	pieces := termsIn(Joined(returned))
	partner := pairs(sent, pieces)
	var all []Compared
	next := 0 // of sent
	missing := func(until int) {
		for ; next < until; next++ {
			if !slices.Contains(partner, next) {
				all = append(all, Compared{Change: Removed, ID: sent[next].ID, Label: sent[next].Label, Sent: sent[next].Text})
			}
		}
	}
	for j, p := range pieces {
		i := partner[j]
		if i < 0 {
			all = append(all, Compared{Change: Added, Now: p.Label, Returned: p.Text})
			continue
		}
		missing(i)
		s := sent[i]
		one := Compared{Change: Amended, ID: s.ID, Label: s.Label, Now: p.Label, Sent: s.Text, Returned: s.own(p.Text)}
		if plain(one.Returned) == plain(s.Text) {
			one.Change = Unchanged
		}
		all = append(all, one)
	}
	missing(len(sent))
	return all
}

// own is the returned text without what was printed below the term and is as it was.
func (s Sent) own(text string) string {
	rest, found := strings.CutSuffix(strings.TrimSpace(text), s.Below)
	if s.Below == "" || !found {
		return text
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(rest), "•"))
}

// plain is a text in which only words count: Word turns straight quotation marks and hyphens into others by itself.
func plain(text string) string {
	text = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "\u2011", "-").Replace(text)
	return strings.Join(strings.Fields(compare.Visible(text)), " ")
}

// termsIn are the pieces that may be terms: those below a heading that says so, or all with a number.
func termsIn(pieces []Piece) []Piece {
	for i, p := range pieces {
		if p.Heading && strings.EqualFold(strings.TrimSpace(p.Text), "terms") {
			end := slices.IndexFunc(pieces[i+1:], func(p Piece) bool { return p.Heading })
			if end < 0 {
				return pieces[i+1:]
			}
			return pieces[i+1 : i+1+end]
		}
	}
	return slices.DeleteFunc(slices.Clone(pieces), func(p Piece) bool { return p.Heading || p.Label == "" })
}
