package api

import (
	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
)

// cases is what the caller may open. Like all three, it leaves out what they declared a conflict of interest in: they are outside
// the case, and everything that is asked about it answers as if it were not there.
func (k *call) cases() models.Scope { return k.user.Cases().For(k.user) }

// lists is what the caller may find.
func (k *call) lists() models.Scope { return k.user.Lists().For(k.user) }

// histories is what the caller may read the events of.
func (k *call) histories() models.Scope { return k.user.Histories().For(k.user) }

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
