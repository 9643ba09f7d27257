package app

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"scpo.example/desk/models/audit"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/health"
	"scpo.example/desk/models/store"
)

// AuditKey names the key that seals the records. Every process of one service needs the same.
type AuditKey struct {
	AuditKeyFile string `name:"audit-key-file" help:"File with the key that seals the records. Keep it, and a copy, outside the database." env:"SCPO_AUDIT_KEY_FILE" placeholder:"FILE"`
}

// Keys reads the keyring; nil where none is named.
func (a AuditKey) Keys() (*audit.Keyring, error) {
	if a.AuditKeyFile == "" {
		return nil, nil
	}
	return audit.Load(a.AuditKeyFile)
}

// Audit is what the running service does about its records.
type Audit struct {
	AuditHeads string `name:"audit-heads" help:"File to which the signed ends of the audit chains are appended, best on another machine." env:"SCPO_AUDIT_HEADS" placeholder:"FILE"`
	ForgetDays int    `name:"idempotency-days" help:"Days after which Idempotency-Keys and the answers under them are forgotten." default:"30" env:"SCPO_IDEMPOTENCY_DAYS" placeholder:"DAYS"`
}

const (
	headsEvery = time.Minute
	nightHour  = 3 // in London
)

// Watch keeps the ends of the chains outside the database and verifies everything each night, until ctx ends.
func (a Audit) Watch(ctx context.Context, s *store.Store, log *slog.Logger) {
	var since time.Time
	night := calendar.DateIn(s.Now())
	tick := time.NewTicker(headsEvery)
	defer tick.Stop()
	for {
		since = a.keepHeads(ctx, s, since, log)
		if today := calendar.DateIn(s.Now()); today != night && s.Now().In(calendar.London()).Hour() >= nightHour {
			night = today
			a.nightly(ctx, s, log)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (a Audit) nightly(ctx context.Context, s *store.Store, log *slog.Logger) {
	if n, err := s.ForgetRequests(ctx, s.Now().AddDate(0, 0, -a.ForgetDays)); err != nil {
		log.Error("old Idempotency-Keys could not be forgotten", "error", err)
	} else {
		log.Info("old Idempotency-Keys forgotten", "keys", n)
	}
	if err := s.NoteUnusual(ctx, calendar.DateIn(s.Now()).AddDays(-1)); err != nil {
		log.Error("unusual reading could not be looked for", "error", err)
	}
	heads, err := ReadHeads(a.AuditHeads)
	if err != nil {
		log.Error("kept heads could not be read", "error", err)
	}
	report, err := s.VerifyAll(ctx, heads)
	if err != nil {
		log.Error("records could not be verified", "error", err)
		return
	}
	var found int64
	if !report.Sound() {
		found = 1 // the first that differs is named; how many do is not known
	}
	if err := s.NoteCheck(ctx, health.RecordsCheck, report.Sound(), found); err != nil {
		log.Error("the result of the verification could not be noted", "error", err)
	}
	switch {
	case !report.Sound():
		log.Error("RECORDS ARE NOT AS THEY WERE SEALED", "problem", report.Problem)
	default:
		log.Info("records verified", "records", report.Records, "entries", report.Entries, "signed", report.Signed)
	}
}

// keepHeads appends the ends that were signed since the last time. Where that fails it is tried again.
func (a Audit) keepHeads(ctx context.Context, s *store.Store, since time.Time, log *slog.Logger) time.Time {
	if a.AuditHeads == "" {
		return since
	}
	now := s.Now()
	heads, err := s.Heads(ctx, since)
	if err == nil {
		err = appendHeads(a.AuditHeads, heads)
	}
	if err != nil {
		if ctx.Err() == nil {
			log.Error("the ends of the audit chains could not be kept", "error", err)
		}
		return since
	}
	return now.Add(-time.Second) // a transaction that began before now may end after it
}

func appendHeads(path string, heads []audit.Head) error {
	if len(heads) == 0 {
		return nil
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600) //nolint:gosec // the operator's own path
	if err != nil {
		return fmt.Errorf("keep heads: %w", err)
	}
	w := json.NewEncoder(f)
	for _, h := range heads {
		if err := w.Encode(h); err != nil {
			return errors.Join(fmt.Errorf("keep heads: %w", err), f.Close())
		}
	}
	return errors.Join(f.Sync(), f.Close())
}

// ReadHeads reads the heads that were kept; none where no file is named or it is not there yet.
func ReadHeads(path string) ([]audit.Head, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path) //nolint:gosec // the operator's own path
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read kept heads: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	var heads []audit.Head
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var h audit.Head
		if err := json.Unmarshal(lines.Bytes(), &h); err != nil {
			return nil, fmt.Errorf("read kept heads: line %d: %w", len(heads)+1, err)
		}
		heads = append(heads, h)
	}
	return heads, lines.Err()
}

// RotateKey adds a key to a file of keys and prints its id. The older keys stay: they verify what they signed.
func RotateKey(path string) error {
	keys, err := audit.Load(path)
	if err == nil {
		err = keys.Rotate(time.Now())
	}
	if err == nil {
		fmt.Println("The key that signs from the next start on is", keys.Current().KeyID)
	}
	return err
}

// VerifyAudit prints what a verification of everything found. It ends with an error where something differs.
func VerifyAudit(ctx context.Context, s *store.Store, headsFile string) error {
	heads, err := ReadHeads(headsFile)
	if err != nil {
		return err
	}
	report, err := s.VerifyAll(ctx, heads)
	if err != nil {
		return err
	}
	fmt.Print(report)
	if !report.Sound() {
		return errors.New("the records are not as they were sealed")
	}
	return nil
}
