package workflows

import (
	"go.temporal.io/sdk/workflow"

	"scpo.example/desk/models"
)

// watch sends the reminders of each stage: one durable timer at a time, for the next entry in the timetable that the
// stage was given. When the stage ends, or its clock is stopped, the timer is cancelled. Histories from before there
// were timetables have none, and no timer.
func (l *life) watch(ctx workflow.Context) {
	for {
		var r models.Reminder
		err := workflow.Await(ctx, func() (due bool) { r, due = l.standing.Reminder(l.told); return due })
		if err != nil {
			return // cancelled, with the whole life
		}
		if err := l.until(ctx, r); err != nil {
			return
		}
		if !l.expects(r) {
			continue
		}
		if err := remind(ctx, r); err != nil {
			workflow.GetLogger(ctx).Error("a reminder could not be written", "application", r.ApplicationID, "kind", r.Kind, "error", err)
		}
		l.told = r.At // not before: what a run's end cuts off is for the next run to say
	}
}

// until waits for the reminder's time or for the stage to need it no more.
func (l *life) until(ctx workflow.Context, r models.Reminder) error {
	wait := r.At.Sub(workflow.Now(ctx))
	if wait <= 0 {
		return nil
	}
	timing, cancel := workflow.WithCancel(ctx)
	defer cancel()
	timer := workflow.NewTimer(timing, wait)
	return workflow.Await(ctx, func() bool { return timer.IsReady() || !l.expects(r) })
}

// expects reports whether r is still the clock's next word.
func (l *life) expects(r models.Reminder) bool {
	next, due := l.standing.Reminder(l.told)
	return due && next.Same(r)
}
