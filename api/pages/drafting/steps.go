package drafting

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/confirm"
	"scpo.example/desk/models"
)

var steps = []confirm.Step{
	{
		Path: "/recall", Action: models.Recall, Roles: pages.Roles(models.Applicant), Title: "Recall application", Button: "Recall application",
		Lead:  "No regional officer has claimed this application, so you can recall it, edit it and submit it again.",
		Field: "reason", Label: "Reason for recalling (optional)", Body: func(text string) any { return models.RecallBody{Reason: text} },
		Done: "You recalled the application.",
	},
	{
		Path: "/withdraw", Action: models.Withdraw, Roles: pages.Roles(models.Applicant, models.Officer), Title: "Withdraw application", Button: "Withdraw application",
		Lead:    "Withdraw the application if an order is no longer wanted. You can still view it.",
		Warning: "You cannot undo this.", Danger: true,
		Field: "reason", Label: "Reason for withdrawing", Body: confirm.Reason, Done: "You withdrew the application.",
	},
}
