package store

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"scpo.example/desk/models"
)

// Stages at which the CPS answers.
const (
	atTriage = "triage"
	byLawyer = "lawyer"
)

// answerOf reads what the CPS answered from the text of the step.
func answerOf(tx *gorm.DB, step models.Step) (models.CPSAnswer, error) {
	switch step.Command.Action { //nolint:exhaustive // the three that record an answer
	case models.CPSTriage:
		var b models.TriageBody
		err := payloadBody(tx, step, &b)
		return b.Answer(), err
	case models.CorrectDecision:
		var b models.CorrectBody
		err := payloadBody(tx, step, &b)
		return b.Answer(), err
	default:
		var b models.DecisionBody
		err := payloadBody(tx, step, &b)
		return b.Answer(), err
	}
}

// answerFields are the columns of a submission that say what the CPS answered.
func answerFields(step models.Step, a models.CPSAnswer) map[string]any {
	actor := step.Command.Actor
	fields := map[string]any{
		"decision": a.Decision, "decided_on": dateText(a.On), "outside": a.Outside, "stage": byLawyer, "answered_seq": step.Next.Seq,
		"recorded_by": actor.ID, "recorded_role": actor.Role, "confirmed": actor.Role == models.CPS,
	}
	switch a.Decision { //nolint:exhaustive // the others are the lawyer's
	case "": // taken on, and not decided
		fields["stage"], fields["decided_on"], fields["taken_on"] = "", "", dateText(a.On)
	case models.DecisionAtTriage:
		fields["stage"] = atTriage
	}
	return fields
}

// recordAnswer notes the answer with the submission that it answers. Step.Next may already be in the next round, so the
// submission is the newest.
func recordAnswer(tx *gorm.DB, step models.Step) error {
	answer, err := answerOf(tx, step)
	if err != nil {
		return err
	}
	var s submissionRow
	if err := tx.Where("application_id = ?", step.Next.ApplicationID).Order("round DESC").Take(&s).Error; err != nil {
		return fmt.Errorf("read submission: %w", err)
	}
	fields := answerFields(step, answer)
	if fields["same_officer"], err = sameOfficer(tx, s, step); err != nil {
		return err
	}
	result := tx.Model(&submissionRow{}).Where("application_id = ? AND round = ? AND decision = ''", s.ApplicationID, s.Round).Updates(fields)
	if result.Error != nil {
		return fmt.Errorf("write decision: %w", result.Error)
	}
	if result.RowsAffected != 1 {
		return fmt.Errorf("decision on round %d: %w", s.Round, models.ErrDiverged)
	}
	return raisePoints(tx, step, models.FromCPS, step.Next.Round, itemPoints(answer.Items, answer.Severity, answer.ReplyBy))
}

// correctAnswer puts the right answer in the place of the wrong one: what was recorded stays as an event. The points of the
// wrong answer are cancelled, and where the application is now accepted, or with the CPS again, its text is what the CPS has.
func (s *Store) correctAnswer(tx *gorm.DB, row *applicationRow, step models.Step, next *models.Standing) error {
	answer, err := answerOf(tx, step)
	if err != nil {
		return err
	}
	var sent submissionRow
	err = tx.Where("application_id = ? AND round = ?", row.ID, next.Answer.Round).Take(&sent).Error
	if err != nil {
		return fmt.Errorf("read submission: %w", err)
	}
	if answer.On.String() < sent.SubmittedOn {
		return s.refusedNow(*row, models.DateTooEarly)
	}
	if own, err := ownRecord(tx, *row, sent, step); err != nil || own {
		if own {
			return s.refusedNow(*row, models.OwnRecord)
		}
		return err
	}
	if err := cancelPoints(tx, row.ID, sent.AnsweredSeq, next); err != nil {
		return err
	}
	fields := answerFields(step, answer)
	fields["corrections"] = sent.Corrections + 1
	if fields["same_officer"], err = sameOfficer(tx, sent, step); err != nil {
		return err
	}
	if err := tx.Model(&submissionRow{}).Where("application_id = ? AND round = ?", row.ID, sent.Round).Updates(fields).Error; err != nil {
		return fmt.Errorf("correct decision: %w", err)
	}
	if err := raisePoints(tx, step, models.FromCPS, sent.Round+1, itemPoints(answer.Items, answer.Severity, answer.ReplyBy)); err != nil {
		return err
	}
	if with := next.State == models.Accepted || next.State == models.WithCPS; !with || next.State == step.From || row.ContentHash == sent.ContentHash {
		return nil
	}
	next.ContentHash, next.ApprovedHash = sent.ContentHash, sent.ContentHash
	return s.restore(tx, row, step, sent.VersionN)
}

// courtOutcome refuses a day before the CPS decided: the court hears an application that was accepted.
func (s *Store) courtOutcome(tx *gorm.DB, row *applicationRow, step models.Step, _ *models.Standing) error {
	if step.Imported {
		return nil
	}
	var sent submissionRow
	if err := tx.Where("application_id = ?", row.ID).Order("round DESC").Take(&sent).Error; err != nil {
		return fmt.Errorf("read submission: %w", err)
	}
	if on := step.Command.DecidedOn; on != nil && on.String() < sent.DecidedOn {
		return s.refusedNow(*row, models.DateTooEarly)
	}
	return nil
}

func (s *Store) refusedNow(row applicationRow, why models.Reason) error {
	app, err := row.model()
	if err != nil {
		return err
	}
	return refused(why, app.Standing)
}

// ownRecord reports whether the person recorded the wrong answer themselves, though the region has another officer.
func ownRecord(tx *gorm.DB, row applicationRow, sent submissionRow, step models.Step) (bool, error) {
	if step.Imported || sent.RecordedBy != step.Command.Actor.ID {
		return false, nil
	}
	var others int64
	err := tx.Model(&userRow{}).Where("role = ? AND region = ? AND active AND id <> ?", models.Officer, row.Region, sent.RecordedBy).Count(&others).Error
	if err != nil {
		return false, fmt.Errorf("count officers: %w", err)
	}
	return others > 0, nil
}

// sameOfficer reports whether the person who records the answer had approved or submitted what it answers. One officer
// may be all that a region has, so it is not refused: it is shown.
func sameOfficer(tx *gorm.DB, sent submissionRow, step models.Step) (bool, error) {
	by := step.Command.Actor
	if by.Role != models.Officer || sent.ActorID == by.ID {
		return by.Role == models.Officer, nil
	}
	var approver []string
	err := tx.Model(&eventRow{}).Where("application_id = ? AND action = ? AND at <= ?", sent.ApplicationID, models.Approve, sent.At).
		Order("seq DESC").Limit(1).Pluck("actor_id", &approver).Error
	if err != nil {
		return false, fmt.Errorf("read approval: %w", err)
	}
	return slices.Contains(approver, by.ID), nil
}

// cancelPoints marks the points that the event raised: no one has to answer them. The standing drops them too, if it is
// from before answers were kept in it.
func cancelPoints(tx *gorm.DB, id string, raised int, next *models.Standing) error {
	if raised == 0 {
		return nil
	}
	var wrong []string
	points := tx.Model(&pointRow{}).Where("application_id = ? AND source = ? AND raised_seq = ?", id, models.FromCPS, raised)
	if err := points.Pluck("id", &wrong).Error; err != nil {
		return fmt.Errorf("read points: %w", err)
	}
	if len(wrong) == 0 {
		return nil
	}
	err := tx.Model(&pointRow{}).Where("application_id = ? AND id IN ?", id, wrong).Update("cancelled_seq", next.Seq).Error
	if err != nil {
		return fmt.Errorf("cancel points: %w", err)
	}
	next.Points = slices.Clone(next.Points)
	for i := range next.Points {
		next.Points[i].Cancelled = next.Points[i].Cancelled || slices.Contains(wrong, next.Points[i].ID)
	}
	return nil
}

// restore gives the application the text that the CPS has. What the force had changed since is kept as a version.
func (s *Store) restore(tx *gorm.DB, row *applicationRow, step models.Step, version int) error {
	if _, err := freeze(tx, *row, models.SetAside, step); err != nil {
		return err
	}
	var sent versionRow
	if err := tx.Where("application_id = ? AND n = ?", row.ID, version).Take(&sent).Error; err != nil {
		return fmt.Errorf("read version %d: %w", version, err)
	}
	return s.saveContent(tx, row, []byte(sent.Content), step.Command.Actor.ID, step.At)
}

// confirmAnswer notes that the CPS confirms what the region recorded.
func confirmAnswer(tx *gorm.DB, step models.Step) error {
	result := tx.Model(&submissionRow{}).
		Where("application_id = ? AND round = ? AND decision <> ''", step.Next.ApplicationID, step.Next.Answer.Round).Update("confirmed", true)
	if result.Error != nil {
		return fmt.Errorf("confirm decision: %w", result.Error)
	}
	if result.RowsAffected != 1 {
		return fmt.Errorf("decision on round %d: %w", step.Next.Answer.Round, models.ErrDiverged)
	}
	return nil
}
