package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

// testFirstUses: statements that are used for the first time at once, inside transactions and
// outside, do not wait for one another. A cache of prepared statements once made them.
func testFirstUses(t *testing.T, open opener) {
	for range 10 {
		d := newDesk(t, open)
		var lives []*life
		for range 8 {
			lives = append(lives, d.create("surrey", "serocu", draft("X")))
		}
		ctx, cancel := context.WithTimeout(d.ctx, 10*time.Second)
		for _, err := range atOnce(64, func(i int) error {
			if i%8 != 0 {
				return d.LogAccess(ctx, store.Access{ActorID: writer.ID, Kind: "view"})
			}
			c := draft("Y")
			for n := range i/8 + 1 {
				c.Terms = append(c.Terms, content.Term{ID: fmt.Sprintf("t%d", n), Text: fmt.Sprintf("Term %d.", n)})
			}
			_, err := d.SaveContent(ctx, store.Save{ID: lives[i/8].id, Scope: everything, Version: 1, Content: c.Canonical(), ActorID: writer.ID})
			return err
		}) {
			require.NoError(t, err)
		}
		cancel()
	}
}
