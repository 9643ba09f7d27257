package api

import (
	"net/http"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// cases is what the caller may open.
func (k *call) cases() models.Scope { return k.undeclared(k.user.Cases()) }

// histories is what the caller may read the events of.
func (k *call) histories() models.Scope { return k.undeclared(k.user.Histories()) }

// undeclared leaves out what the caller declared a conflict of interest in: they are outside the case. A command says so in words,
// and shows nothing of it.
func (k *call) undeclared(scope models.Scope) models.Scope {
	if k.Request().Method != http.MethodPost {
		scope.Except = k.user.ID
	}
	return scope
}

// aColleague replaces the name of the person who declared a conflict of interest, for all but the region's officers.
func aColleague() answers.Person {
	return answers.Person{Name: "Name withheld", Role: models.Officer}
}

// undisclosed hides who declared a conflict of interest from all but the region.
func undisclosed(r models.Role, m models.Move, userID string, people map[string]answers.Person) map[string]answers.Person {
	if r == models.Officer || m.Action != models.DeclareConflict || m.ActorID != userID {
		return people
	}
	hidden := make(map[string]answers.Person, len(people))
	for id, p := range people {
		hidden[id] = p
	}
	hidden[userID] = aColleague()
	return hidden
}
