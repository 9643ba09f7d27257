package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/store"
)

func worded(family string, terms ...string) content.Content {
	c := draft(family)
	c.Terms = nil
	for i, text := range terms {
		c.Terms = append(c.Terms, content.Term{ID: "t" + string(rune('1'+i)), Number: i + 1, Text: text})
	}
	return c
}

func testLikenesses(t *testing.T, open opener) {
	d := newDesk(t, open)
	const bicycle = "Must not keep, hire or ride an electric bicycle whose motor is above 250 watts, nor lend one to another person."
	first := worded("A", "Must not fly.", bicycle)
	first.Facts = "From May 2023 he ran three yards in Woking where stolen bicycles were stripped, and sold the motors to buyers abroad. He kept the books himself."
	a := d.create("surrey", "serocu", first)
	d.create("kent", "ersou", worded("B", bicycle))

	second := worded("C", "Must not ride, hire or keep an electric bicycle whose motor is above 500 watts, nor lend one to another person.",
		"Must give each new address in writing to a constable at the unit named in the order.")
	second.Facts = "From May 2024 he ran two yards in Slough where stolen bicycles were stripped, and sold the motors to buyers abroad. He kept the books himself."
	look := func(region, except string, c content.Content) []store.Likeness {
		found, err := d.Likenesses(d.ctx, region, except, c)
		require.NoError(t, err)
		return found
	}
	found := look("serocu", "", second)
	require.Len(t, found, 2)
	require.Equal(t, store.Likeness{Place: "facts", At: "/facts", ApplicationID: a.id, Reference: a.app().Reference, Force: "surrey", Pointer: "/facts", Text: first.Facts}, found[0])
	require.Equal(t, "term:t1", found[1].Place)
	require.Equal(t, "/terms/1/text", found[1].Pointer)
	require.Equal(t, bicycle, found[1].Text)
	require.Empty(t, look("serocu", a.id, second), "its own texts are not another's")

	_, err := d.SaveContent(d.ctx, store.Save{ID: a.id, Scope: everything, Version: 1, Content: worded("A", "Must not fly.").Canonical(), ActorID: writer.ID})
	require.NoError(t, err)
	require.Empty(t, look("serocu", "", second), "what was taken out is found no more")
}
