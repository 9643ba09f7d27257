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
		return "Response: changed"
	case models.Explained:
		return "Response: no change needed"
	case models.Disagree:
		return "Response: disagrees"
	}
	return string(k)
}

func resolutionWords(r models.Resolution) string {
	switch r {
	case models.Resolved:
		return "Resolved"
	case models.Reopened:
		return "Reopened: response not enough"
	}
	return string(r)
}

// stateTag says how far a point has come. The words say it; the colour only helps.
func (p Point) stateTag() ui.Tag {
	switch {
	case p.Cancelled:
		return ui.Tag{Text: "No longer needed", Classes: "govuk-tag--grey"}
	case p.Resolved():
		return ui.Tag{Text: "Resolved", Classes: "govuk-tag--green"}
	case p.Resolution != nil && *p.Resolution == models.Reopened:
		return ui.Tag{Text: "Reopened", Classes: "govuk-tag--red"}
	case p.Answer != nil && p.Missing != "":
		return ui.Tag{Text: "Something missing", Classes: "govuk-tag--yellow"}
	case p.Answer != nil:
		return ui.Tag{Text: "Response given", Classes: "govuk-tag--blue"}
	}
	return ui.Tag{Text: "Response needed", Classes: "govuk-tag--yellow"}
}

// ItemWords says how far something that the CPS wants has come.
func ItemWords(s models.ItemState) string {
	switch s {
	case models.ItemOpen:
		return "Open"
	case models.ItemAnswered:
		return "Answered by the force"
	case models.ItemReceived:
		return "Received by the CPS"
	case models.ItemCancelled:
		return "No longer needed"
	}
	return string(s)
}

func (p Point) severityWords() string {
	if p.must() {
		return "Required"
	}
	return "Advisory"
}

// source says whose point it is.
func (p Point) source() string {
	if p.Source == models.FromCPS {
		return "From the CPS"
	}
	return "From the region"
}

// placeWords says the outcome of the place of a point since it was raised.
func placeWords(a review.Anchor) string {
	switch a.Status {
	case review.Unchanged:
		return "No change since this point was raised."
	case review.Reworded:
		return "Reworded since this point was raised."
	case review.Moved:
		return "Moved since this point was raised" + numbers(a)
	case review.MovedAndReworded:
		return "Moved and reworded since this point was raised" + numbers(a)
	case review.Removed:
		return "Removed since this point was raised."
	case review.Added:
		return "Added since this point was raised."
	case review.Unknown:
	}
	return "No longer in the application."
}

func numbers(a review.Anchor) string {
	if a.NumberThen == nil || a.NumberNow == nil || *a.NumberThen == *a.NumberNow {
		return "."
	}
	return fmt.Sprintf(": was number %d, now number %d.", *a.NumberThen, *a.NumberNow)
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
		return "renumbered"
	case changes.Respaced:
		return "spacing changed"
	}
	return string(k)
}
