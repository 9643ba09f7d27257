// Package health says how the service is: in numbers for machines, and in words for the people who run it.
package health

import "time"

// Part is a part of the service that can fail by itself. The names are in answers and in measurements.
type Part string

// The parts.
const (
	Database  Part = "database"
	Engine    Part = "engine"
	Worker    Part = "worker"
	Email     Part = "email"
	Reminders Part = "reminders"
	Records   Part = "records"
	Workflows Part = "workflows"
	Papers    Part = "papers"
	Disk      Part = "disk"
)

// Check is the last result of something that the service checks about itself. At is zero where it was never done.
type Check struct {
	At    time.Time
	Sound bool
	Found int64 // how many things were not as they should be
}

// The checks by the names under which they are kept.
const (
	RecordsCheck   = "records"
	WorkflowsCheck = "workflows"
)

// Numbers are what the database tells.
type Numbers struct {
	At time.Time // when they were counted

	LettersDue    int64
	LettersOldest time.Time // since when the oldest of them is due; zero for none

	RemindersLate   int64
	RemindersOldest time.Time

	PacksUnfinished int64 // submissions whose papers are there, but not the list of them
	TransfersOpen   int64 // submissions that are not in the transfer folder yet

	Records, Workflows Check
}

// Queue is what waits for a worker.
type Queue struct {
	Backlog int64
	Age     time.Duration // of the oldest
}

// Folder is the room on the disk of one folder.
type Folder struct {
	Name       string
	Free, Size uint64 // bytes
}

// Fault is why no command can be carried out now.
type Fault struct {
	Part Part
	Code string
	Text string // for people
	Err  error  // for the log
}

// Health is everything that is known of how the service is.
type Health struct {
	At      time.Time
	Faults  []Fault // none: a command would be carried out now
	Numbers *Numbers
	Queue   *Queue // nil: the engine does not tell
	Folders []Folder
}
