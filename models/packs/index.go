package packs

import (
	"fmt"
	"strings"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
)

// Index lists the files of a pack for people, with the manifest that lists them for programs.
func Index(m Manifest, manifest File) []byte {
	var b strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&b, format+"\r\n", values...) }
	line("%s", m.Marking)
	line("")
	line("Application for a Serious Crime Prevention Order")
	line("Reference: %s", m.Reference)
	line("Round: %d", m.Round)
	line("Submitted: %s", m.SubmittedAt.In(calendar.London()).Format("2 January 2006 15:04"))
	if m.MadeLater {
		line("The documents were made after this date, from the text that was submitted.")
	}
	line("")
	line("Files")
	for _, f := range append([]File{manifest}, m.Files...) {
		line("")
		line("%s", f.Name)
		line("  %s", oneLine(f.Title))
		line("  %d bytes, SHA-256 %s", f.Bytes, f.SHA256)
		f.more(line)
	}
	line("")
	line("Record")
	line("SHA-256 of the text: %s", m.ContentHash)
	line("Event %d of the application, SHA-256 %s", m.Event, m.EventHash)
	if m.Seal != nil {
		line("Audit chain %s, entry %d, SHA-256 %s", m.Seal.Chain, m.Seal.N, m.Seal.Hash)
		line("Signature: %s", strings.TrimSpace(m.Seal.Algorithm+" "+m.Seal.KeyID+" "+m.Seal.MAC))
	}
	line("")
	line("%s", m.Marking)
	return []byte(b.String())
}

// more says what is known of an attachment.
func (f File) more(line func(string, ...any)) {
	if f.ID == "" {
		return
	}
	line("  Added as: %s", oneLine(f.Original))
	line("  Protective marking: %s", oneLine(f.Marking))
	switch f.Served {
	case models.ServedAlready:
		line("  Served on the defence")
	case models.NotServed:
		line("  Not served on the defence yet")
	default:
		line("  Not recorded whether the defence has been served with it")
	}
	if f.Withheld != "" {
		line("  Covered or left out: %s. Why: %s", oneLine(f.Withheld), oneLine(f.Why))
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
