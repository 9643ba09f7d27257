package notify

import (
	"errors"
	"fmt"
	netmail "net/mail"
	"regexp"
	"strings"

	gomail "github.com/wneessen/go-mail"

	"scpo.example/desk/models/content"
)

// marking is that of the letter itself, which holds nothing of a case.
const marking = string(content.MarkingOfficial)

// ErrBadLetter says that a letter has no id, no items or a link to another site.
var ErrBadLetter = errors.New("letter cannot be sent as it is")

var (
	letterID = regexp.MustCompile(`^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$`)
	linkPath = regexp.MustCompile(`^(/[A-Za-z0-9_-]+)*/?$`)
)

// compose makes the message. A To that is not an address can never arrive, so it is ErrRefused.
func (m *Mail) compose(l Letter) (*gomail.Msg, error) {
	if err := l.check(); err != nil {
		return nil, err
	}
	to := address(l.To)
	if to == "" {
		return nil, fmt.Errorf("%w: it is not an email address", ErrRefused)
	}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := msg.From(m.config.From); err != nil {
		return nil, fmt.Errorf("sender of email: %w", err)
	}
	msg.ToMailAddress(&netmail.Address{Address: to})
	msg.Subject("SCPO Desk: " + newNotifications(l.total()))
	msg.SetDate()
	msg.SetMessageIDWithValue(l.ID + "@" + m.config.Domain)
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no automatic replies
	msg.SetGenHeader("X-Auto-Response-Suppress", "All")  // the same for Exchange
	msg.SetGenHeader("X-Protective-Marking", marking)
	msg.SetBodyString(gomail.TypeTextPlain, m.text(l))
	return msg, nil
}

func (l Letter) check() error {
	if !letterID.MatchString(l.ID) {
		return fmt.Errorf("%w: its id", ErrBadLetter)
	}
	if len(l.Items) == 0 {
		return fmt.Errorf("%w: it tells of nothing", ErrBadLetter)
	}
	for i, item := range l.Items {
		if item.Count < 1 || !linkPath.MatchString(item.Link) {
			return fmt.Errorf("%w: item %d", ErrBadLetter, i+1)
		}
	}
	return nil
}

func (l Letter) total() int {
	sum := 0
	for _, item := range l.Items {
		sum += item.Count
	}
	return sum
}

func newNotifications(count int) string {
	if count == 1 {
		return "1 new notification"
	}
	return fmt.Sprintf("%d new notifications", count)
}

// text is the body: counts, words that are the same for every case, and links.
func (m *Mail) text(l Letter) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nYou have %s in SCPO Desk", marking, newNotifications(l.total()))
	if l.Digest {
		b.WriteString(" since your last daily email")
	}
	b.WriteString(".\n\n")
	for _, item := range l.Items {
		fmt.Fprintf(&b, "* %s\n  %s%s\n\n", item.Kind.Words(item.Count), m.config.BaseURL, item.Link)
	}
	b.WriteString("Sign in to read them. This email contains no case details.\n" +
		"This is an automatic email. Do not reply to it.\n\n" + marking + "\n")
	return b.String()
}
