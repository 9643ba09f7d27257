package desk

import (
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/models"
)

var steps = []confirm.Step{
	{
		Path: "/release", Action: models.Release, Title: "Unassign application", Button: "Unassign", To: "/queues/mine",
		Lead:  "Any regional officer in your region will be able to claim this application. Checklist answers, draft points and private notes stay with it.",
		Field: "note", Label: "Handover note (optional)", Hint: "For the next regional officer. The force does not see it", Body: confirm.Note,
		Done: "You unassigned the application.",
	},
	{
		Path: "/reopen", Action: models.Reopen, Title: "Cancel approval", Button: "Cancel approval and return",
		Lead:    "Cancel the approval if something needs to change before the application goes to the CPS.",
		Warning: "The force can edit the application and must submit it again.",
		Field:   "reason", Label: "Reason for cancelling the approval", Hint: "The force sees this", Body: confirm.Reason, Done: "You cancelled the approval.",
	},
	{
		Path: "/submit-to-cps", Action: models.SubmitToCPS, Title: "Submit to the CPS", Button: "Submit to the CPS",
		Lead:    "The CPS receives exactly what was approved.",
		Warning: "The application cannot be edited until a CPS decision is recorded, by the CPS or by your region.",
		Field:   "note", Label: "Note (optional)", Hint: "The force can see this in the history", Body: confirm.Note, Done: "You submitted the application to the CPS.",
		Above: submitAbove,
	},
	{
		Path: "/confirm-decision", Action: models.ConfirmDecision, Title: "Confirm CPS decision", Button: "Confirm decision",
		Lead:  "The region recorded this decision. Confirm it for the CPS if it is right, or correct it.",
		Field: "note", Label: "Note (optional)", Hint: "The force and region can see this", Body: confirm.Note, Done: "You confirmed the CPS decision.",
	},
	{
		Path: "/unrestrict", Action: models.Unrestrict, Title: "Remove the restriction", Button: "Remove restriction",
		Lead:  "Everyone who can see applications of this force and region will be able to open and find this one again.",
		Field: "reason", Label: "Reason", Hint: "Only regional officers can read this", Body: confirm.Reason, Done: "You removed the restriction.",
	},
	{
		Path: "/conflict", Action: models.DeclareConflict, Title: "Declare a conflict of interest", Button: "Declare conflict of interest", To: "/queues/unassigned",
		Lead:    "Declare a conflict if you, or someone close to you, has an interest in this case or could be seen to have one.",
		Warning: "You will not be able to open, find, claim, be assigned, cover or review this application, or get notifications about it. If it is assigned to you, it will be unassigned. You cannot undo this.",
		Field:   "reason", Label: "Details of the conflict", Hint: "Only regional officers in your region can see this", Body: confirm.Reason,
		Danger: true, Done: "You declared a conflict of interest.",
	},
}
