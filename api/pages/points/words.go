package points

import (
	"fmt"

	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/review"
)

func answerWords(k models.AnswerKind) string {
	switch k {
	case models.Changed:
		return "Answer: the text was changed"
	case models.Explained:
		return "Answer: explained"
	case models.Disagree:
		return "Answer: disagrees"
	}
	return string(k)
}

func resolutionWords(r models.Resolution) string {
	switch r {
	case models.Resolved:
		return "Resolved"
	case models.Reopened:
		return "Reopened: not answered enough"
	}
	return string(r)
}

// stateTag says how far a point has come. The words say it; the colour only helps.
func (p Point) stateTag() ui.Tag {
	switch {
	case p.Resolved():
		return ui.Tag{Text: "Resolved", Classes: "govuk-tag--green"}
	case p.Resolution != nil && *p.Resolution == models.Reopened:
		return ui.Tag{Text: "Reopened", Classes: "govuk-tag--red"}
	case p.Answer != nil:
		return ui.Tag{Text: "Answered", Classes: "govuk-tag--blue"}
	}
	return ui.Tag{Text: "Not answered", Classes: "govuk-tag--yellow"}
}

func (p Point) severityWords() string {
	if p.must() {
		return "Must"
	}
	return "Should"
}

// source says whose point it is.
func (p Point) source() string {
	if p.Source == models.FromCPS {
		return "From the CPS"
	}
	return "From the region"
}

// placeWords says what became of the place of a point since it was raised.
func placeWords(a review.Anchor) string {
	switch a.Status {
	case review.Unchanged:
		return "It says the same as when the point was raised."
	case review.Reworded:
		return "It has been reworded since the point was raised."
	case review.Moved:
		return "It has been moved since the point was raised" + numbers(a)
	case review.MovedAndReworded:
		return "It has been moved and reworded since the point was raised" + numbers(a)
	case review.Removed:
		return "It has been removed since the point was raised."
	case review.Added:
		return "It has been added since the point was raised."
	case review.Unknown:
	}
	return "This place is not in the application any more."
}

func numbers(a review.Anchor) string {
	if a.NumberThen == nil || a.NumberNow == nil || *a.NumberThen == *a.NumberNow {
		return "."
	}
	return fmt.Sprintf(": number %d then, number %d now.", *a.NumberThen, *a.NumberNow)
}

func kindWords(k changes.Kind) string {
	switch k {
	case changes.Added:
		return "added"
	case changes.Removed:
		return "removed"
	case changes.Reworded:
		return "reworded"
	case changes.Changed:
		return "changed"
	case changes.Moved:
		return "moved"
	case changes.Renumbered:
		return "given another number"
	case changes.Respaced:
		return "spaced differently, same words"
	}
	return string(k)
}
