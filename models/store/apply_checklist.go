package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// freezeChecklist keeps the answers of an approval, and what the checks found for them, with the approved version: the
// newest submitted one.
func freezeChecklist(tx *gorm.DB, step models.Step) error {
	var body models.ApproveBody
	if err := payloadBody(tx, step, &body); err != nil {
		return err
	}
	var version versionRow
	if err := tx.Omit("content").Where("application_id = ?", step.Next.ApplicationID).Order("n DESC").Take(&version).Error; err != nil {
		return fmt.Errorf("read version: %w", err)
	}
	answers, err := writeAnswers(frozenAnswers{models.Answers(body.Checklist, body.Notes), body.TermAnswers})
	if err != nil {
		return fmt.Errorf("encode checklist: %w", err)
	}
	findings, err := json.Marshal(body.Findings)
	if err != nil {
		return fmt.Errorf("encode findings: %w", err)
	}
	sights, err := json.Marshal(append([]models.Sight{}, body.Sights...))
	if err != nil {
		return fmt.Errorf("encode what was seen: %w", err)
	}
	row := checklistRow{
		ApplicationID: step.Next.ApplicationID, Seq: step.Next.Seq, VersionN: version.N, RuleSet: body.RuleSet,
		Answers: string(answers), Findings: string(findings), Sights: string(sights), ActorID: step.Command.Actor.ID, At: micros(step.At),
	}
	if err := tx.Create(&row).Error; err != nil {
		return fmt.Errorf("freeze checklist: %w", err)
	}
	return nil
}

// frozenAnswers are the answers of a checklist with those about its terms; a checklist without any is a list of the first kind
// alone, as it was before terms were asked about.
type frozenAnswers struct {
	Checks []models.CheckAnswer `json:"checks"`
	Terms  []models.TermAnswer  `json:"terms"`
}

func writeAnswers(a frozenAnswers) ([]byte, error) {
	if len(a.Terms) == 0 {
		return json.Marshal(a.Checks)
	}
	return json.Marshal(a)
}

func readAnswers(data string) (a frozenAnswers, err error) {
	if strings.HasPrefix(data, "[") {
		return a, json.Unmarshal([]byte(data), &a.Checks)
	}
	return a, json.Unmarshal([]byte(data), &a)
}
