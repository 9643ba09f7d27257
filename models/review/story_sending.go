package review

import (
	"fmt"

	"scpo.example/desk/models"
)

func (t teller) sent(did string) string {
	b, ok := bodyOf[models.SendingBody](t.body)
	switch {
	case !ok:
		return did
	case b.NotSent:
		return fmt.Sprintf("corrected a record: the papers of round %d were not sent", b.Round)
	case b.On == nil:
		return did
	}
	text := fmt.Sprintf("recorded that the papers of round %d were sent %s, %s", b.Round, b.Channel.Words(), longDate(*b.On))
	if b.Replaces > 0 {
		return text + ", in place of an earlier record"
	}
	return text
}

func (t teller) acknowledged(did string) string {
	b, ok := bodyOf[models.ReceiptBody](t.body)
	if !ok || b.On == nil {
		return did
	}
	return did + ", " + longDate(*b.On)
}

func (t teller) dropped() string {
	what := "The papers"
	if b, ok := bodyOf[models.SendingBody](t.body); ok {
		what += fmt.Sprintf(" of round %d", b.Round)
	}
	return what + " that " + t.actor() + " submitted were put into the transfer folder."
}
