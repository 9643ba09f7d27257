package activities

import (
	"context"
	"errors"
	"sync"
	"time"

	"go.temporal.io/sdk/activity"

	"scpo.example/desk/activities/notify"
	"scpo.example/desk/models/store"
)

// Bounds of one round of letters.
const (
	letterBatch = 50              // letters at most
	letterRound = 5 * time.Minute // no letter is begun after
	letterHold  = 2 * time.Minute // beyond the longest delivery, for recording the answer
	beatEvery   = 5 * time.Second
	markTries   = 7 // some six seconds in all
)

// noticesPath is the page that a letter links to: it shows what its reader can see.
const noticesPath = "/notices"

// Letters is what delivering them needs of the store.
type Letters interface {
	Now() time.Time
	DueLetters(ctx context.Context, now time.Time, limit int) ([]store.Letter, error)
	TakeLetter(ctx context.Context, id string, now, until time.Time) (store.Letter, bool, error)
	LetterSent(ctx context.Context, id string) error
	LetterLater(ctx context.Context, id string, next time.Time) error
	LetterRefused(ctx context.Context, l store.Letter) error
}

// Post is how letters leave the service.
type Post struct {
	Letters  Letters
	Delivery notify.Delivery
	Longest  time.Duration // bounds one delivery
}

// Delivered says how a round of letters went, in numbers only: workflow history keeps it. Names are schema.
type Delivered struct {
	Off     bool `json:"off,omitempty"`  // no email is configured: a retry cannot help
	More    bool `json:"more,omitempty"` // there may be more that could go at once
	Sent    int  `json:"sent,omitempty"`
	Refused int  `json:"refused,omitempty"`
	Later   int  `json:"later,omitempty"`
}

// DeliverLetters tries every letter that is due, one after the other, and records each answer at
// once. A letter to which the mail server said yes is never sent again, with one exception that
// cannot be closed: a process that is killed, or loses the database, between that yes and its
// record leaves the email to be sent again, minutes later, with the same Message-ID.
func (a *Activities) DeliverLetters(ctx context.Context) (Delivered, error) {
	if a.Post == nil {
		return Delivered{Off: true}, nil
	}
	defer beat(ctx)()
	return a.Post.round(ctx)
}

func (p *Post) round(ctx context.Context) (Delivered, error) {
	begun := p.Letters.Now()
	letters, err := p.Letters.DueLetters(ctx, begun, letterBatch)
	if err != nil {
		return Delivered{}, err
	}
	done := Delivered{More: len(letters) == letterBatch}
	for _, l := range letters {
		if done.Off || stopping(ctx) {
			break
		}
		if p.Letters.Now().Sub(begun) > letterRound {
			done.More = true
			break
		}
		if err := p.one(ctx, l.ID, &done); err != nil {
			return done, err
		}
	}
	return done, nil
}

// one tries a letter. It is taken first, so that an attempt which the engine took for dead and this
// one cannot both send it, and goes as it is then: a round may take minutes.
func (p *Post) one(ctx context.Context, id string, done *Delivered) error {
	now := p.Letters.Now()
	l, taken, err := p.Letters.TakeLetter(ctx, id, now, now.Add(p.Longest+letterHold))
	if err != nil || !taken {
		return err
	}
	// What has begun is ended, also when the engine has given this attempt up: cutting off a letter
	// that is under way would leave open whether it arrived.
	ctx = context.WithoutCancel(ctx)
	delivering, cancel := context.WithTimeout(ctx, p.Longest)
	defer cancel()
	err = p.Delivery.Deliver(delivering, outward(l))
	log := activity.GetLogger(ctx)
	switch {
	case err == nil:
		done.Sent++
		return mark(ctx, func(ctx context.Context) error { return p.Letters.LetterSent(ctx, l.ID) })
	case errors.Is(err, notify.ErrRefused):
		log.Warn("email address permanently refused", "letter", l.ID, "error", err)
		done.Refused++
		return mark(ctx, func(ctx context.Context) error { return p.Letters.LetterRefused(ctx, l) })
	case errors.Is(err, notify.ErrOff):
		done.Off = true
	}
	log.Warn("email not delivered, will retry", "letter", l.ID, "attempt", l.Attempts, "error", err)
	done.Later++
	next := p.Letters.Now().Add(again(l.Attempts - 1))
	return mark(ctx, func(ctx context.Context) error { return p.Letters.LetterLater(ctx, l.ID, next) })
}

// again is how long to wait after an attempt with so many before it: 1, 2, 4 and so on up to 60 minutes.
func again(before int) time.Duration {
	if before > 5 {
		return time.Hour
	}
	return time.Minute << before
}

// outward is the letter as it leaves: kinds and numbers.
func outward(l store.Letter) notify.Letter {
	out := notify.Letter{ID: l.ID, To: l.To, Digest: l.Digest}
	for _, c := range l.Counts {
		out.Items = append(out.Items, notify.Item{Kind: c.Kind, Count: c.Applications, Link: noticesPath})
	}
	return out
}

// mark records an answer, some times if need be: forgetting a yes would send the letter twice.
func mark(ctx context.Context, write func(context.Context) error) error {
	wait := 100 * time.Millisecond
	for try := 1; ; try++ {
		err := write(ctx)
		if err == nil || try == markTries {
			return err
		}
		activity.GetLogger(ctx).Error("result of an email not recorded", "try", try, "error", err)
		<-time.After(wait)
		wait *= 2
	}
}

// stopping reports whether no new letter should be begun: the worker ends, or the engine has given
// this attempt up.
func stopping(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return true
	case <-activity.GetWorkerStopChannel(ctx):
		return true
	default:
		return false
	}
}

// beat tells the engine that the round is still running, until the function that it returns is called.
func beat(ctx context.Context) (stop func()) {
	ended := make(chan struct{})
	var beating sync.WaitGroup
	beating.Go(func() {
		again := time.NewTicker(beatEvery)
		defer again.Stop()
		for {
			activity.RecordHeartbeat(ctx)
			select {
			case <-ended:
				return
			case <-again.C:
			}
		}
	})
	return func() { close(ended); beating.Wait() }
}
