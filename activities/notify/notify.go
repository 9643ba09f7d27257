// Package notify tells people outside the program that notices wait for them.
package notify

import (
	"context"
	"errors"
	"fmt"

	"scpo.example/desk/models"
)

// Delivery brings one letter to one person. It is asked again with the same letter until it says
// yes (nil) or ErrRefused; every other error may be tried again.
type Delivery interface {
	Deliver(ctx context.Context, l Letter) error
}

// The ways in which a letter is not delivered. No error of a Delivery names a person or an address.
var (
	// ErrOff says that this delivery is not configured: there is nothing to wait for.
	ErrOff = errors.New("delivery is not configured")
	// ErrRefused says that the address is refused permanently: the letter is never tried again.
	ErrRefused = errors.New("the address is refused for good")
	// ErrLater says that nothing was delivered this time: try the same letter again.
	ErrLater = errors.New("not delivered, to be tried again")
	// ErrUnknown says that the whole letter was sent but no answer came, so that no one knows whether it arrived. It is
	// an ErrLater: a letter that arrives twice is better than one that is lost, and the second carries the same
	// Message-ID, so that the receiver can drop it.
	ErrUnknown = fmt.Errorf("the letter was sent and not answered for: %w", ErrLater)
)

// Letter tells one person how many notices of each kind are new. It has no place for names,
// references or anything of a case.
type Letter struct {
	ID     string // the same at every attempt; letters, digits, full stops, hyphens and underscores
	To     string // one email address, without a name
	Items  []Item // at least one
	Digest bool   // gathers what came since the last letter, instead of telling of it at once
}

// Item is one kind of notice in a letter.
type Item struct {
	Kind  models.NoticeKind
	Count int    // of applications, from 1
	Link  string // path at the service's address, such as /notices; without a query
}
