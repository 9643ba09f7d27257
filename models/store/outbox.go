package store

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"scpo.example/desk/models"
	"scpo.example/desk/models/deadlines"
)

// tell writes to the outbox who is to be notified of the step, in the transaction of its event: a notice is never there
// before the state is, and never missing after.
func (s *Store) tell(tx *gorm.DB, row applicationRow, step models.Step, next models.Standing) error {
	if step.Imported { // what happened before the service is not news
		return nil
	}
	c := step.Command
	if c.Action == models.ContestPoint && c.Contested == models.No { // the CPS has nothing to say to it
		return nil
	}
	about := telling{
		row: row, standing: next, holder: row.Holder, assignee: c.Assignee, seq: next.Seq, at: step.At,
		kind: models.NoticeOf(c.Action, step.From, next.State), cause: strconv.Itoa(next.Seq), but: c.Actor.ID,
	}
	if c.Action == models.HandBack { // it comes back to the one in whose name it went
		about.assignee, about.but = c.Actor.ID, ""
	}
	return s.notify(tx, about, models.Told(c.Action, step.From, next.State))
}

// telling is one notification of what, to no one who is named in but or has a conflict. cause is unique within the
// application, so that it is sent once.
type telling struct {
	row      applicationRow
	standing models.Standing
	holder   string
	assignee string
	kind     models.NoticeKind
	cause    string
	seq      int
	at       time.Time
	but      string
}

func (s *Store) notify(tx *gorm.DB, about telling, audiences []models.Audience) error {
	if len(audiences) == 0 {
		return nil
	}
	people, err := s.readers(tx, about, audiences)
	if err != nil {
		return err
	}
	for _, p := range people {
		n := noticeRow{
			ID: uuid.NewString(), UserID: p.ID, ApplicationID: about.row.ID, Kind: about.kind, Cause: about.cause,
			Seq: about.seq, At: micros(about.at), MailAt: s.mailAt(p, about.at),
		}
		if err := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&n).Error; err != nil {
			return fmt.Errorf("write notice: %w", err)
		}
	}
	return nil
}

// mailAt is when an email about news of that moment can be sent to the person; 0 for never.
func (s *Store) mailAt(p userRow, at time.Time) int64 {
	if !s.letters || p.Email == "" {
		return 0
	}
	switch p.Letters {
	case models.LettersAtOnce:
		return micros(at)
	case models.LettersDaily:
		return micros(deadlines.DigestAt(s.policy, at))
	case models.LettersNone:
	}
	return 0
}

// readers are the active people of the audiences, each once.
func (s *Store) readers(tx *gorm.DB, about telling, audiences []models.Audience) ([]userRow, error) {
	who, err := s.who(tx, about, audiences)
	if err != nil {
		return nil, err
	}
	var people []userRow
	if named := about.standing.Restricted; len(named) > 0 {
		who = tx.Session(&gorm.Session{NewDB: true}).Where(who).Where(`id IN ? OR (role = ? AND EXISTS
			(SELECT 1 FROM restrictions r WHERE r.application_id = ? AND r.ended_seq = 0 AND NOT r.cps_named))`, named, models.CPS, about.row.ID)
	}
	err = tx.Where("active").Where(who).Where("id NOT IN ?", append(slices.Clone(about.standing.Conflicts), about.but)).
		Order("id").Find(&people).Error
	if err != nil {
		return nil, fmt.Errorf("read who is to be told: %w", err)
	}
	return people, nil
}

// who is the condition on users that the audiences come to.
func (s *Store) who(tx *gorm.DB, t telling, audiences []models.Audience) (*gorm.DB, error) {
	var ids []string
	who := tx.Session(&gorm.Session{NewDB: true})
	for _, a := range audiences {
		switch a {
		case models.Writers: // also those who have written since it was last submitted
			writers, err := editors(tx, t.row.ID, t.standing.Editors)
			if err != nil {
				return nil, err
			}
			ids = append(ids, writers...)
		case models.Holder:
			ids = append(ids, t.holder)
		case models.Assignee:
			ids = append(ids, t.assignee)
		case models.Submitter:
			id, err := submitter(tx, t.row.ID)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		case models.RegionOfficers:
			who = who.Or("role = ? AND region = ?", models.Officer, t.row.Region)
		case models.RegionManagers:
			who = who.Or("role = ? AND region = ? AND force IN ?", models.Manager, t.row.Region, []string{"", t.row.Force})
		case models.CPSReviewers:
			who = who.Or("role = ? AND area IN ?", models.CPS, append(s.policy.AreasOf(t.row.Force), ""))
		}
	}
	return who.Or("id IN ?", ids), nil
}

// submitter is the officer who last sent the application to the CPS; "" for none.
func submitter(tx *gorm.DB, id string) (string, error) {
	var last []submissionRow
	if err := tx.Where("application_id = ?", id).Order("round DESC").Limit(1).Find(&last).Error; err != nil {
		return "", fmt.Errorf("read submission: %w", err)
	}
	if len(last) == 0 {
		return "", nil
	}
	return last[0].ActorID, nil
}
