package health

import (
	"fmt"
	"time"

	"scpo.example/desk/models/calendar"
)

// records says whether the records are as they were sealed. A difference stops no one from working: it is for people to look into.
func (h Health) records() Finding {
	const do = "Run “audit verify”: it names the first record that differs. Keep the database as it is, and tell an auditor."
	switch {
	case h.Numbers == nil:
		return h.unknown(Records)
	case h.Numbers.Records.At.IsZero():
		return Finding{Part: Records, State: Unknown, Says: VerifiedNever, Means: "They are verified each night.", Do: "To verify them now, run “audit verify”."}
	}
	c := h.Numbers.Records
	switch {
	case !c.Sound:
		return Finding{Part: Records, State: Fails, Says: "When they were verified at " + clock(c.At) + ", the records were not as they were sealed.",
			Means: "Records were changed outside the service, by a person or by a fault. Users can continue to work.", Do: do}
	case h.At.Sub(c.At) > RecordsEvery:
		return Finding{Part: Records, State: Look, Says: "They were verified last at " + clock(c.At) + ".",
			Means: "A change outside the service since then would not be known yet.", Do: "They are verified each night while the service runs. Look in its log for “records could not be verified”."}
	}
	return Finding{Part: Records, State: Works, Says: "They were as sealed when they were verified at " + clock(c.At) + "."}
}

// workflows says whether the workflows agreed with the database when they were compared last.
func (h Health) workflows() Finding {
	switch {
	case h.Numbers == nil:
		return h.unknown(Workflows)
	case h.Numbers.Workflows.At.IsZero():
		return Finding{Part: Workflows, State: Unknown, Says: "Not compared with the database yet.", Means: "Each worker compares them when it starts.", Do: "Start a worker."}
	}
	c := h.Numbers.Workflows
	if !c.Sound {
		return Finding{Part: Workflows, State: Fails, Says: count(c.Found, "application", "applications") + " could not be compared at " + clock(c.At) + ".",
			Means: "Users may be unable to decide on them.", Do: "The log of the worker names them. Run “scpo reconcile”, or restart the service."}
	}
	says := "Each open application had the right workflow at " + clock(c.At) + "."
	if c.Found > 0 {
		says = count(c.Found, "application was", "applications were") + " given a new workflow at " + clock(c.At) + ". All are right now."
	}
	return Finding{Part: Workflows, State: Works, Says: says}
}

func (h Health) disk() Finding {
	worst := Finding{Part: Disk, State: Works, Says: "This process stores nothing on a disk of its own machine."}
	for i, f := range h.Folders {
		if f.Size == 0 {
			continue
		}
		free := float64(f.Free) / float64(f.Size)
		found := Finding{Part: Disk, State: Works, Says: fmt.Sprintf("%s (%.0f%%) is free for %s.", bytes(f.Free), 100*free, f.Name)}
		if free < DiskLook {
			found.State, found.Means, found.Do = Look, "When the disk is full, users cannot save or decide until there is space.", "Free space on the disk, or use a larger one."
		}
		if free < DiskFails {
			found.State = Fails
		}
		if i == 0 || rank[found.State] > rank[worst.State] {
			worst = found
		}
	}
	return worst
}

func bytes(n uint64) string {
	const giga = 1 << 30
	if n >= giga {
		return fmt.Sprintf("%.0f GB", float64(n)/giga)
	}
	return fmt.Sprintf("%.0f MB", float64(n)/(1<<20))
}

func count(n int64, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

func lasting(d time.Duration) string {
	return count(int64(d/time.Minute), "minute", "minutes")
}

// clock is a time in London.
func clock(t time.Time) string { return t.In(calendar.London()).Format("15:04 on 2 January 2006") }
