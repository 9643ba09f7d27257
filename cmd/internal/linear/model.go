// Package linear says, as a model for Porcupine, what one application may answer to people who work on it at the same time,
// and finds out whether what they were answered can have happened in one order. It is for tests.
package linear

import (
	"maps"
	"slices"

	"github.com/anishathalye/porcupine"
)

// Kind is what was asked for.
type Kind string

// What the model knows.
const (
	Read    Kind = "read"
	Save    Kind = "save"
	Submit  Kind = "submit-for-qa"
	Recall  Kind = "recall"
	Claim   Kind = "claim"
	Release Kind = "release"
	Assign  Kind = "assign"
)

// Ask is one request.
type Ask struct {
	App, User string
	Kind      Kind
	Key       string // Idempotency-Key of an action
	Named     int    // version in If-Match; 0 is none
	Mark      string // of a save: the words of the section
	To        string // of an assignment
}

// Result is the kind of an answer.
type Result string

// Lost is an answer that never came or was 503: the request may have been carried out, then or later, or not at all.
const (
	Lost    Result = "lost"
	Done    Result = "done"
	Refused Result = "refused"
	Stale   Result = "stale"
	Changed Result = "changed" // the text changed between the check and the submission
)

// Reply is one answer; of a read, all that it shows.
type Reply struct {
	Result         Result
	Version        int
	State, Officer string
	Mark           string
	Reason         string // of a refusal: its code
}

// Application is what the model knows of one application, as in a Reply. Keys are the answers that are given for ever.
type Application struct {
	State, Officer, Mark string
	Version              int
	Keys                 map[string]Reply
}

const (
	drafting = "drafting"
	inQA     = "in-qa"
)

// New is an application that was created and not touched.
func New() Application { return Application{State: drafting, Version: 1} }

func (a Application) equal(b Application) bool {
	return a.State == b.State && a.Officer == b.Officer && a.Mark == b.Mark && a.Version == b.Version && maps.Equal(a.Keys, b.Keys)
}

// Step reports whether the answer is right for the application as it is, and what it is afterwards.
func Step(a Application, q Ask, r Reply) (bool, Application) {
	switch q.Kind {
	case Read:
		return r.Result == Lost || r == Reply{Result: Done, Version: a.Version, State: a.State, Officer: a.Officer, Mark: a.Mark}, a
	case Save:
		return save(a, q, r)
	case Submit, Recall, Claim, Release, Assign:
	}
	return act(a, q, r)
}

func save(a Application, q Ask, r Reply) (bool, Application) {
	switch {
	case a.State != drafting:
		return r.Result == Lost || r.Result == Refused || r.Result == Stale && q.Named != a.Version, a
	case q.Named != a.Version:
		return r.Result == Lost || r.Result == Stale, a
	}
	a.Version++
	a.Mark = q.Mark
	return r.Result == Lost || r.Result == Done && r.Version == a.Version, a
}

// act: a key that was answered is answered so for ever, whatever the application is now.
func act(a Application, q Ask, r Reply) (bool, Application) {
	if kept, known := a.Keys[q.Key]; known {
		unseen := kept == Reply{Result: Refused} // its answer was lost, and with it the reason
		return r.Result == Lost || r == kept || unseen && r.Result == Refused, a
	}
	stale := q.Named != 0 && q.Named != a.Version
	next, allowed := moved(a, q)
	switch {
	case r.Result == Lost && !allowed: // if the refusal was not kept, it is as if it had come last of all
		return true, a.keeping(q.Key, Reply{Result: Refused})
	case r.Result == Lost && stale:
		return true, a
	case r.Result == Stale:
		return stale, a // not kept: the same request may be right later
	case r.Result == Changed: // what it was checked against is not in the model
		return allowed && q.Kind == Submit, a.keeping(q.Key, r)
	case r.Result == Refused:
		return !allowed, a.keeping(q.Key, r)
	}
	next.Version++
	done := Reply{Result: Done, Version: next.Version}
	return allowed && !stale && (r.Result == Lost || r == done), next.keeping(q.Key, done)
}

func (a Application) keeping(key string, r Reply) Application {
	a.Keys = maps.Clone(a.Keys)
	if a.Keys == nil {
		a.Keys = map[string]Reply{}
	}
	a.Keys[key] = r
	return a
}

// moved is the application after an action, and whether the action is allowed.
func moved(a Application, q Ask) (Application, bool) {
	allowed := a.State == inQA
	switch q.Kind {
	case Submit:
		allowed = a.State == drafting
		a.State = inQA
	case Recall:
		allowed = allowed && a.Officer == ""
		a.State = drafting
	case Claim:
		allowed = allowed && a.Officer == ""
		a.Officer = q.User
	case Release:
		allowed = allowed && a.Officer == q.User
		a.Officer = ""
	case Assign:
		allowed = allowed && a.Officer != q.To
		a.Officer = q.To
	case Read, Save: // no actions
	}
	return a, allowed
}

// Model is Step for Porcupine, one application apart from the other. broken is for tests of the tests; nil is none.
func Model(broken func(Application) Application) porcupine.Model {
	return porcupine.Model{
		Partition: byApplication,
		Init:      func() any { return New() },
		Step: func(state, ask, reply any) (bool, any) {
			ok, next := Step(state.(Application), ask.(Ask), reply.(Reply))
			if broken != nil {
				next = broken(next)
			}
			return ok, next
		},
		Equal: func(a, b any) bool { return a.(Application).equal(b.(Application)) },
	}
}

func byApplication(all []porcupine.Operation) [][]porcupine.Operation {
	apart := map[string][]porcupine.Operation{}
	for _, o := range all {
		id := o.Input.(Ask).App
		apart[id] = append(apart[id], o)
	}
	return slices.Collect(maps.Values(apart))
}
