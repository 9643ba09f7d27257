package packs

import (
	"fmt"
	"strings"

	"scpo.example/desk/models/calendar"
)

// Email is a message to copy. It names no person: the reference, the URN and the court say which case it is to those who
// may know.
type Email struct {
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

// Cover is what a message says in addition to what is in the pack.
type Cover struct {
	URN     string
	Court   string
	Hearing *calendar.Date
}

// EmailOf makes the message that goes with a pack.
func EmailOf(m Manifest, index Entry, c Cover) Email {
	subject := fmt.Sprintf("%s: Serious Crime Prevention Order, %s", m.Marking, m.Reference)
	if c.URN != "" {
		subject += ", URN " + oneLine(c.URN)
	}
	if c.Court != "" {
		subject += ", " + oneLine(c.Court)
	}
	if c.Hearing != nil {
		subject += ", hearing " + c.Hearing.Time().Format("2 January 2006")
	}
	if m.Round > 1 {
		subject += fmt.Sprintf(", round %d", m.Round)
	}
	var b strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&b, format+"\n", values...) }
	line("%s", m.Marking)
	line("")
	line("Attached is an application for a Serious Crime Prevention Order for the decision of the CPS.")
	line("")
	line("Our reference: %s", m.Reference)
	if c.URN != "" {
		line("URN: %s", oneLine(c.URN))
	}
	line("Round: %d", m.Round)
	line("")
	line("Files:")
	line("- %s", index.Name)
	for _, f := range m.Files {
		line("- %s (%s)", f.Name, Size(f.Bytes))
	}
	line("")
	line("%s lists every file with its SHA-256. The SHA-256 of the index itself is:", index.Name)
	line("%s", index.SHA256)
	line("")
	line("We ask you to acknowledge receipt, with your reference.")
	line("")
	line("%s", m.Marking)
	return Email{Subject: subject, Body: b.String()}
}

// Size words how large a file is.
func Size(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1_000_000:
		return fmt.Sprintf("%d KB", (bytes+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1_000_000)
}
