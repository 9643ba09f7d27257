package api

import (
	"fmt"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/changes"
	"scpo.example/desk/models/checks"
	"scpo.example/desk/models/content"
	"scpo.example/desk/models/reference"
)

// sights are what an officer must see before deciding: what the force justified and why, what the checks found, the
// note for the region, what changed, and the last safe day.
func (s *Server) sights(k *call, app models.Application, report checks.Report, submitted models.SubmitBody) ([]answers.ToSee, error) {
	seen := []answers.ToSee{}
	for _, item := range report.Items {
		if why := submitted.Justifications[item.ID]; why != "" {
			seen = append(seen, checkToSee(models.NewSight(models.SightJustified, item.ID, item.Title, why), item))
		}
	}
	for _, item := range report.Items {
		if item.How != reference.HowHuman && len(item.Findings) > 0 && submitted.Justifications[item.ID] == "" {
			seen = append(seen, checkToSee(models.NewSight(models.SightFinding, item.ID, item.Title, messages(item)), item))
		}
	}
	if submitted.Note != "" {
		seen = append(seen, answers.ToSee{Sight: models.NewSight(models.SightNote, "", "Note from the force", submitted.Note)})
	}
	changed, err := s.changesToSee(k, app)
	if err != nil {
		return nil, err
	}
	seen = append(seen, changed...)
	safe, err := s.safeDayOf(app, app.Content)
	if err != nil {
		return nil, err
	}
	day := "No hearing date is known"
	if safe.LatestSafe != nil {
		day = safe.LatestSafe.Time().Format("2 January 2006")
	}
	return append(seen, answers.ToSee{Sight: models.NewSight(models.SightSafeDay, "", "Last safe date to submit", day)}), nil
}

func checkToSee(sight models.Sight, item checks.Item) answers.ToSee {
	return answers.ToSee{Sight: sight, Severity: item.Severity, Outcome: item.Outcome, Findings: item.Findings}
}

func messages(item checks.Item) string {
	var words []string
	for _, f := range item.Findings {
		words = append(words, placed(f.Pointer)+": "+f.Message)
	}
	return strings.Join(words, "\n")
}

// placed is a place in the text as people say it: its section and, in a list, which item.
func placed(pointer string) string {
	parts := strings.Split(pointer, "/")
	if len(parts) < 2 {
		return "The application"
	}
	words := content.SectionName(parts[1])
	if len(parts) > 2 {
		if n, err := strconv.Atoi(parts[2]); err == nil {
			words += ", item " + strconv.Itoa(n+1)
		}
	}
	return words
}

// changesToSee says what changed since the text was last returned; nothing for a text that comes for the first time.
func (s *Server) changesToSee(k *call, app models.Application) ([]answers.ToSee, error) {
	ctx := k.Request().Context()
	frozen, err := s.store.Versions(ctx, app.ID)
	if err != nil {
		return nil, err
	}
	events, err := s.store.Events(ctx, app.ID)
	if err != nil {
		return nil, err
	}
	from, to, _ := answering(app, frozen, events)
	if from == 0 || from == to {
		return nil, nil
	}
	then, err := s.contentOf(k, app, from)
	if err != nil {
		return nil, err
	}
	now, err := s.contentOf(k, app, to)
	if err != nil {
		return nil, err
	}
	words := changedSections(changes.Between(then, now))
	title := fmt.Sprintf("Changes since version %d", from)
	return []answers.ToSee{{Sight: models.NewSight(models.SightChanges, "", title, words), From: from, To: to}}, nil
}

func changedSections(r changes.Report) string {
	if len(r.Sections) == 0 {
		return "Nothing changed"
	}
	var names []string
	for _, section := range r.Sections {
		names = append(names, content.SectionName(section.Name))
	}
	return strings.Join(names, ", ")
}
