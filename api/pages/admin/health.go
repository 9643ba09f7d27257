package admin

import (
	"time"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models/health"
)

// partWords are the parts of the service as people call them.
var partWords = map[health.Part]string{
	health.Database: "Database", health.Engine: "Workflow engine", health.Worker: "Worker", health.Email: "Email", health.Reminders: "Reminders of deadlines",
	health.Records: "Records", health.Workflows: "Workflows", health.Papers: "Papers of submissions", health.Disk: "Disk",
}

// stateTags are the states as people read them.
var stateTags = map[health.State]ui.Tag{
	health.Works:   {Text: "Works", Classes: "govuk-tag--green"},
	health.Unknown: {Text: "Not known", Classes: "govuk-tag--grey"},
	health.Look:    {Text: "Needs attention", Classes: "govuk-tag--yellow"},
	health.Fails:   {Text: "Does not work", Classes: "govuk-tag--red"},
}

// inShort is the answer to the question of the page, by the state of the worst part.
var inShort = map[health.State]string{
	health.Works:   "Yes. Everything works.",
	health.Unknown: "Yes, as far as it is known. What is not known yet is below.",
	health.Look:    "It works, but something needs attention.",
	health.Fails:   "No. Something does not work.",
}

type partRow struct {
	Name            string
	Tag             ui.Tag
	Says, Means, Do string
}

func serviceHealth(v *pages.Visit) error {
	var got answers.ServiceHealth
	if err := v.Get("/health", &got); err != nil {
		return err
	}
	data := struct {
		InShort string
		At      time.Time
		Parts   []partRow
	}{InShort: inShort[got.State], At: got.At}
	for _, p := range got.Parts {
		data.Parts = append(data.Parts, partRow{partWords[p.Part], stateTags[p.State], p.Says, p.Means, p.Do})
	}
	return v.Show(templates, "health", ui.Page{Title: "Is the service healthy?"}, data)
}
