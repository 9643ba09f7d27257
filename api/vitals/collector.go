package vitals

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"scpo.example/desk/models/health"
)

// measure is one number as Prometheus knows it. Its labels name parts of the service, never a case or a person.
func measure(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("scpo_"+name, help, labels, nil)
}

var (
	partUp      = measure("part_up", "1 where a part without which no command is carried out works: database, engine, worker.", "part")
	ready       = measure("ready", "1 where a command would be carried out now.")
	counted     = measure("numbers_read", "1 where the numbers of the service could be read from its database.")
	backlog     = measure("task_queue_backlog", "Tasks that wait for a worker.")
	backlogAge  = measure("task_queue_oldest_seconds", "How long the oldest task has waited for a worker.")
	letters     = measure("letters_due", "Emails that are due.")
	lettersAge  = measure("letters_oldest_seconds", "How long the oldest email has been due; 0 for none.")
	late        = measure("reminders_late", "Reminders of deadlines that were not given ten minutes after they were due.")
	lateAge     = measure("reminders_oldest_seconds", "How long the oldest of them has been due; 0 for none.")
	packs       = measure("packs_unfinished", "Submissions with papers that have no list of them yet.")
	transfers   = measure("transfers_open", "Submissions that are not in the transfer folder yet.")
	checkTime   = measure("self_check_timestamp_seconds", "When the service last checked itself: its records against their seals, its workflows against the database.", "check")
	checkSound  = measure("self_check_sound", "1 where everything was as it should be then.", "check")
	checkFound  = measure("self_check_found", "How many things were not: records that differ (1 stands for any number), applications whose workflow was missing, differed or could not be compared.", "check")
	diskFree    = measure("disk_free_bytes", "Room on the disk of a folder.", "folder")
	diskSize    = measure("disk_size_bytes", "Size of the disk of a folder.", "folder")
	neededParts = []health.Part{health.Database, health.Engine, health.Worker}
)

// Describe sends nothing: what there is to measure depends on what answers.
func (w *Watch) Describe(chan<- *prometheus.Desc) {}

// Collect measures what Look says.
func (w *Watch) Collect(to chan<- prometheus.Metric) {
	h := w.Look(context.Background())
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	up := map[health.Part]bool{health.Database: true, health.Engine: true, health.Worker: true}
	for _, f := range h.Faults {
		up[f.Part] = false
		if f.Part == health.Engine {
			up[health.Worker] = false
		}
	}
	for _, part := range neededParts {
		gauge(partUp, truth(up[part]), string(part))
	}
	gauge(ready, truth(len(h.Faults) == 0))
	gauge(counted, truth(h.Numbers != nil))
	if h.Queue != nil {
		gauge(backlog, float64(h.Queue.Backlog))
		gauge(backlogAge, h.Queue.Age.Seconds())
	}
	for _, f := range h.Folders {
		gauge(diskFree, float64(f.Free), f.Name)
		gauge(diskSize, float64(f.Size), f.Name)
	}
	if n := h.Numbers; n != nil {
		gauge(letters, float64(n.LettersDue))
		gauge(lettersAge, since(n.LettersOldest, n.At))
		gauge(late, float64(n.RemindersLate))
		gauge(lateAge, since(n.RemindersOldest, n.At))
		gauge(packs, float64(n.PacksUnfinished))
		gauge(transfers, float64(n.TransfersOpen))
		for name, check := range map[string]health.Check{health.RecordsCheck: n.Records, health.WorkflowsCheck: n.Workflows} {
			if !check.At.IsZero() {
				gauge(checkTime, float64(check.At.Unix()), name)
				gauge(checkSound, truth(check.Sound), name)
				gauge(checkFound, float64(check.Found), name)
			}
		}
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func since(then, now time.Time) float64 {
	if then.IsZero() {
		return 0
	}
	return max(0, now.Sub(then).Seconds())
}
