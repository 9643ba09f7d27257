package drafting

import (
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/models"
)

var steps = []confirm.Step{
	{
		Path: "/recall", Action: models.Recall, Title: "Recall application", Button: "Recall application",
		Lead:  "No regional officer has claimed this application, so you can recall it, edit it and submit it again.",
		Field: "reason", Label: "Reason for recalling (optional)", Body: func(text string) any { return models.RecallBody{Reason: text} },
		Done: "You recalled the application.",
	},
	{
		Path: "/withdraw", Action: models.Withdraw, Title: "Withdraw application", Button: "Withdraw application",
		Lead:    "Withdraw the application if an order is no longer wanted. You can still view it.",
		Warning: "You cannot undo this.", Danger: true,
		Field: "reason", Label: "Reason for withdrawing", Body: confirm.Reason, Done: "You withdrew the application.",
	},
	{
		Path: "/discard", Action: models.Discard, Title: "Discard draft", Button: "Discard draft",
		Lead:    "Discard a draft that was started by mistake or is not needed. It counts in no figure and is no longer listed. You can find it under the status “Discarded draft”.",
		Warning: "You cannot undo this. No one can edit or submit it afterwards.", Danger: true,
		Field: "note", Label: "Note (optional)", Hint: "Recorded in the history", Body: confirm.Note, Done: "You discarded the draft.",
	},
}
