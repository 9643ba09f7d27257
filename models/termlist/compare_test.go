package termlist_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/termlist"
)

func sent() []termlist.Sent {
	return []termlist.Sent{
		{ID: "t1", Label: "1.", Text: "You must not own or use more than one mobile telephone:\n(a) at home\n(b) at work", Below: "Ends: on 1 May 2027"},
		{ID: "t2", Label: "2.", Text: "You must not enter the county of Kent."},
		{ID: "t3", Label: "3.", Text: "You must tell the police 'at once' of any new bank account - however small."},
		{ID: "t4", Label: "4.", Text: "You must not meet the people in Schedule A."},
	}
}

func changes(all []termlist.Compared) (found []string) {
	for _, c := range all {
		found = append(found, string(c.Change)+" "+c.ID+" "+c.Label+">"+c.Now)
	}
	return found
}

func TestAReturnedOrderIsComparedTermByTerm(t *testing.T) {
	pieces := func(numbered ...string) []termlist.Piece {
		all := []termlist.Piece{{Text: "Order", Heading: true}, {Label: "9.", Text: "not a term"}, {Text: "Terms", Heading: true}}
		for i, text := range numbered {
			all = append(all, termlist.Piece{Label: string(rune('1'+i)) + ".", Text: text})
		}
		return append(all, termlist.Piece{Text: "Savings", Heading: true}, termlist.Piece{Label: "•", Text: "Nothing here"})
	}
	first := "You must not own or use more than one mobile telephone:\n(a) at home\n(b) at work\n• Ends: on 1 May 2027"
	third := "You must tell the police ‘at once’ of any new bank account – however small."
	same := termlist.Compare(sent(), pieces(first, "You must not enter the county of Kent.", third, "You must not meet the people in Schedule A."))
	require.Equal(t, []string{"unchanged t1 1.>1.", "unchanged t2 2.>2.", "unchanged t3 3.>3.", "unchanged t4 4.>4."}, changes(same))

	got := termlist.Compare(sent(), pieces(first, third, "You must not keep a boat.", "You must not meet or ring the people in Schedule A."))
	require.Equal(t, []string{"unchanged t1 1.>1.", "removed t2 2.>", "unchanged t3 3.>2.", "added  >3.", "amended t4 4.>4."}, changes(got))
	require.Equal(t, "You must not meet or ring the people in Schedule A.", got[4].Returned)

	moved := termlist.Compare(sent(), pieces("You must not enter the county of Kent.", first, "You must not meet the people in Schedule A.", third))
	require.Equal(t, []string{"unchanged t2 2.>1.", "unchanged t1 1.>2.", "unchanged t4 4.>3.", "unchanged t3 3.>4."}, changes(moved))

	rewritten := termlist.Compare(sent(), pieces(first+" or 2 May", "You must not enter any county but the county of Surrey at night.", third, "x"))
	require.Equal(t, []string{"amended t1 1.>1.", "amended t2 2.>2.", "unchanged t3 3.>3.", "added  >4.", "removed t4 4.>"}, changes(rewritten))
	require.Contains(t, rewritten[0].Returned, "• Ends: on 1 May 2027 or 2 May", "what was printed below counts where it changed")
}

// TestAnOrderWithoutHeadingsIsCompared: then what has a number may be a term.
func TestAnOrderWithoutHeadingsIsCompared(t *testing.T) {
	got := termlist.Compare(sent()[1:2], termlist.OfText("To the court\n1. You must not enter the county of Kent.\n2. You must not swim."))
	require.Equal(t, []string{"unchanged t2 2.>1.", "added  >2."}, changes(got))
	require.Equal(t, []string{"removed t2 2.>"}, changes(termlist.Compare(sent()[1:2], nil)))
}
