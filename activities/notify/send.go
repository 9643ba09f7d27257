package notify

import (
	"context"
	"errors"
	"fmt"
	"net/textproto"
	"regexp"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// send is one mail transaction (RFC 5321 section 3.3). Only the answer to the recipient's address can be a permanent
// refusal. A refusal of the sender or the text is about the service, not the person, as all emails look alike: the
// operator can fix it, and the email waits.
func (w *wire) send(ctx context.Context, msg *gomail.Msg) error {
	from, err := msg.GetSender(false)
	if err != nil {
		return fmt.Errorf("sender of e-mail: %w", err)
	}
	to, err := msg.GetRecipients()
	if err != nil || len(to) != 1 {
		return fmt.Errorf("%w: it has not exactly one recipient", ErrBadLetter)
	}
	later := func(step string, err error) error {
		return fmt.Errorf("%w: %s: %w", ErrLater, step, reason(ctx, err))
	}
	if err := w.client.UpdateDeadline(w.config.Timeout); err != nil {
		return later("begin", err)
	}
	if err := w.client.Mail(from); err != nil {
		return later("name the sender", err)
	}
	if err := w.client.Rcpt(to[0]); err != nil {
		why := reason(ctx, err)
		var no *answer
		if errors.As(why, &no) && no.refusesAddress() {
			w.quit()
			return fmt.Errorf("%w: %w", ErrRefused, why)
		}
		return later("name the recipient", err)
	}
	text, err := w.client.Data()
	if err != nil {
		return later("begin the text", err)
	}
	if _, err := msg.WriteTo(text); err != nil {
		return later("send the text", err) // without its end: the server must not take it
	}
	if err := w.client.UpdateDeadline(w.config.Answer); err != nil {
		return later("wait for the answer", err)
	}
	if err := text.Close(); err != nil {
		why := reason(ctx, err)
		var no *answer
		if errors.As(why, &no) {
			return later("have the text taken", err)
		}
		return fmt.Errorf("%w: %w", ErrUnknown, why)
	}
	w.quit()
	return nil
}

// quit says goodbye. The server has given the answer that counts, so this one is not looked at.
func (w *wire) quit() {
	if w.client.UpdateDeadline(goodbye) == nil {
		_ = w.client.Quit()
	}
}

// answer is a no of the server without its words, which often repeat the address.
type answer struct {
	code     int    // RFC 5321 section 4.2
	enhanced string // RFC 3463, such as 5.1.1; "" if the server gives none
}

func (a *answer) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the server answered %d %s", a.code, a.enhanced))
}

// refusesAddress reports whether a refusal of the recipient is permanent and about that address. A full mailbox (552),
// a sender or connection that the server requires to be proved (530, 5.1.7, 5.1.8, 5.7.x: policy, such as relaying
// denied) and a command it does not understand can all be fixed.
func (a *answer) refusesAddress() bool {
	switch {
	case a.code < 500 || a.enhanced == "5.1.7" || a.enhanced == "5.1.8" || strings.HasPrefix(a.enhanced, "5.7."):
		return false
	case strings.HasPrefix(a.enhanced, "5.1."):
		return true
	}
	switch a.code {
	case 550, 551, 553, 554, 556:
		return true
	}
	return false
}

var enhancedCode = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}\b`)

// errGarbled means an answer that is not SMTP, whose words might be anything.
var errGarbled = errors.New("the server's answer is not SMTP")

// reason is err without the server's own words. The context's end comes first, since it closes the connection and would
// otherwise look like a fault of the network.
func reason(ctx context.Context, err error) error {
	var no *textproto.Error
	var garbled textproto.ProtocolError
	switch {
	case errors.As(err, &no):
		return &answer{code: no.Code, enhanced: enhancedCode.FindString(no.Msg)}
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &garbled):
		return errGarbled
	}
	return err
}
