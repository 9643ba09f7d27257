package reference

import (
	"errors"
	"fmt"
	"slices"

	"scpo.example/desk/models"
)

// DefaultRegion is the code of the deadlines for all regions that have no entry of their own.
const DefaultRegion = "default"

// Morning is the hour in London at which reminders and escalations are sent. A cut-off is after it.
const Morning = 9

// maxDays bounds each number of working days: about a year.
const maxDays = 250

// Deadlines are the times that a region works to. What a region's entry leaves out is that of DefaultRegion.
type Deadlines struct {
	Code     string          `json:"code"`               // of a region, or DefaultRegion
	CutOff   CutOff          `json:"cutOff,omitzero"`    // what arrives from then on counts as received on the next working day
	LeadDays int             `json:"leadDays,omitempty"` // working days between submission to the CPS and the hearing
	Stages   []StageDeadline `json:"stages,omitempty"`   // shared by all callers: not to be written to
}

// StageDeadline is the time for one stage, in working days.
type StageDeadline struct {
	Stage         models.State `json:"stage"`         // one of TimedStages
	Days          int          `json:"days"`          // allowed, from 1; the day of receipt is not counted
	RemindBefore  int          `json:"remindBefore"`  // from the reminder to the due day; fewer than Days
	EscalateAfter int          `json:"escalateAfter"` // from the due day to the escalation, from 1
}

// CutOff is a time of day in London, after Morning. The zero value is none.
type CutOff struct{ Hour, Minute int }

// String is a time like 16:00.
func (c CutOff) String() string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

// MarshalText writes a time like 16:00.
func (c CutOff) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (c *CutOff) UnmarshalText(text []byte) error {
	var read CutOff
	_, err := fmt.Sscanf(string(text), "%d:%d", &read.Hour, &read.Minute)
	inDay := read.Hour >= 0 && read.Hour < 24 && read.Minute >= 0 && read.Minute < 60
	if err != nil || read.String() != string(text) || !inDay || read.Hour*60+read.Minute <= Morning*60 {
		return errors.New("a cut-off is a time after 09:00 written like 16:00")
	}
	*c = read
	return nil
}

// TimedStages are the states that have a deadline.
func TimedStages() []models.State {
	return []models.State{models.InQA, models.ReturnedByQA, models.Approved, models.WithCPS, models.ReturnedByCPS}
}

// Deadlines are the times as they are listed: the default, and what regions have set in its place.
func (l *Lists) Deadlines() List[Deadlines] { return l.deadlines }

// DeadlinesOf are the times that a region works to, complete; the default where it has set none.
func (l *Lists) DeadlinesOf(region string) Deadlines {
	code := func(d Deadlines) string { return d.Code }
	whole, _ := find(l.deadlines.Items, code, DefaultRegion) // there in every list that was taken
	own, found := find(l.deadlines.Items, code, region)
	if !found {
		return whole
	}
	whole.Code, whole.Stages = region, slices.Clone(whole.Stages)
	if own.CutOff != (CutOff{}) {
		whole.CutOff = own.CutOff
	}
	if own.LeadDays != 0 {
		whole.LeadDays = own.LeadDays
	}
	for i, s := range whole.Stages {
		if o, set := own.Stage(s.Stage); set {
			whole.Stages[i] = o
		}
	}
	return whole
}

// Stage is the time for a stage; false if it has no deadline here.
func (d Deadlines) Stage(stage models.State) (StageDeadline, bool) {
	return find(d.Stages, func(s StageDeadline) string { return string(s.Stage) }, string(stage))
}

// fault says what is wrong with an entry, or "".
func (d Deadlines) fault() string {
	if d.LeadDays < 0 || d.LeadDays > maxDays {
		return fmt.Sprintf("enter leadDays from 1 to %d for %q", maxDays, d.Code)
	}
	seen := map[models.State]bool{}
	for _, s := range d.Stages {
		switch {
		case !slices.Contains(TimedStages(), s.Stage):
			return fmt.Sprintf("remove the stage %q of %q: a deadline is for one of %v", s.Stage, d.Code, TimedStages())
		case seen[s.Stage]:
			return fmt.Sprintf("remove one of the stages %q of %q: it appears twice", s.Stage, d.Code)
		case s.Days < 1 || s.Days > maxDays:
			return fmt.Sprintf("enter days from 1 to %d for the stage %q of %q", maxDays, s.Stage, d.Code)
		case s.RemindBefore < 0 || s.RemindBefore >= s.Days:
			return fmt.Sprintf("enter remindBefore from 0 to less than days for the stage %q of %q", s.Stage, d.Code)
		case s.EscalateAfter < 1 || s.EscalateAfter > maxDays:
			return fmt.Sprintf("enter escalateAfter from 1 to %d for the stage %q of %q", maxDays, s.Stage, d.Code)
		}
		seen[s.Stage] = true
	}
	if d.Code == DefaultRegion && (d.CutOff == CutOff{} || d.LeadDays == 0 || len(seen) != len(TimedStages())) {
		return fmt.Sprintf("add cutOff, leadDays and all of the stages %v to %q", TimedStages(), d.Code)
	}
	return ""
}
