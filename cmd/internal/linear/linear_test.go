package linear_test

import (
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/cmd/internal/linear"
)

// happened is a history of answers that came one after the other; those of group overlap.
func happened(answers ...func(h *linear.History, called int64)) *linear.History {
	h := linear.NewHistory()
	for _, a := range answers {
		a(h, h.Now())
		answered := h.Now()
		for answered == h.Now() {
			runtime.Gosched() // closed intervals that touch overlap
		}
	}
	return h
}

func one(q linear.Ask, r linear.Reply) func(*linear.History, int64) {
	return func(h *linear.History, called int64) { h.Add(0, called, q, r) }
}

func group(answers ...func(*linear.History, int64)) func(*linear.History, int64) {
	return func(h *linear.History, called int64) {
		for _, a := range answers {
			a(h, called)
		}
	}
}

func done(version int) linear.Reply { return linear.Reply{Result: linear.Done, Version: version} }

func shows(version int, state, officer, mark string) linear.Reply {
	return linear.Reply{Result: linear.Done, Version: version, State: state, Officer: officer, Mark: mark}
}

var (
	refused = linear.Reply{Result: linear.Refused}
	stale   = linear.Reply{Result: linear.Stale}
	lost    = linear.Reply{Result: linear.Lost}
	read    = linear.Ask{Kind: linear.Read}
)

func save(mark string, named int) linear.Ask {
	return linear.Ask{Kind: linear.Save, Mark: mark, Named: named}
}

func does(user string, kind linear.Kind, key string) linear.Ask {
	return linear.Ask{User: user, Kind: kind, Key: key}
}

func TestWhatCanHaveHappened(t *testing.T) {
	for name, h := range map[string]*linear.History{
		"one after the other": happened(one(save("a", 1), done(2)), one(does("x", linear.Submit, "k"), done(3)), one(read, shows(3, "in-qa", "", "a"))),
		"of two claims one": happened(one(does("x", linear.Submit, "k1"), done(2)),
			group(one(does("o", linear.Claim, "k2"), refused), one(does("p", linear.Claim, "k3"), done(3))), one(read, shows(3, "in-qa", "p", ""))),
		"lost and carried out":     happened(one(save("a", 1), lost), one(read, shows(2, "drafting", "", "a"))),
		"lost and not carried out": happened(one(save("a", 1), lost), one(save("b", 1), done(2)), one(read, shows(2, "drafting", "", "b"))),
		"one key twice":            happened(one(does("x", linear.Submit, "k1"), lost), one(does("x", linear.Submit, "k1"), done(2)), one(does("x", linear.Submit, "k1"), done(2))),
		"refused once, refused for ever": happened(one(does("o", linear.Claim, "k1"), refused), one(does("x", linear.Submit, "k2"), done(2)),
			one(does("o", linear.Claim, "k1"), refused)),
		"refused, and the answer lost": happened(one(does("o", linear.Claim, "k1"), lost), one(does("x", linear.Submit, "k2"), done(2)),
			one(does("o", linear.Claim, "k1"), refused)),
		"stale, then right": happened(one(linear.Ask{Kind: linear.Submit, Key: "k", Named: 2}, stale), one(save("a", 1), done(2)),
			one(linear.Ask{Kind: linear.Submit, Key: "k", Named: 2}, done(3))),
	} {
		require.NoError(t, h.Check(time.Minute), name)
	}
}

func TestWhatCannotHaveHappened(t *testing.T) {
	submitted := one(does("x", linear.Submit, "k1"), done(2))
	for name, h := range map[string]*linear.History{
		"a lost update":           happened(group(one(save("a", 1), done(2)), one(save("b", 1), done(2)))),
		"an answer that was lost": happened(one(save("a", 1), done(2)), one(read, shows(1, "drafting", "", ""))),
		"two officers":            happened(submitted, group(one(does("o", linear.Claim, "k2"), done(3)), one(does("p", linear.Claim, "k3"), done(3)))),
		"one key, two effects":    happened(submitted, one(does("x", linear.Recall, "k2"), done(3)), one(does("x", linear.Submit, "k1"), done(4))),
		"one key, two answers":    happened(submitted, one(does("x", linear.Submit, "k1"), refused)),
		"a refusal without cause": happened(submitted, one(does("o", linear.Claim, "k2"), refused)),
		"stale without cause":     happened(one(save("a", 1), stale)),
		"read back in time":       happened(one(save("a", 1), lost), one(read, shows(2, "drafting", "", "a")), one(read, shows(1, "drafting", "", ""))),
		"lost, then with another name": happened(submitted, one(does("o", linear.Claim, "k2"), lost),
			one(read, shows(3, "in-qa", "p", ""))),
	} {
		require.Error(t, h.Check(time.Minute), name)
	}
}
