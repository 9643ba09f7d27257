package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/recognise"
)

// TestTheWeightsAreThoseOfThePhrases trains each kind and requires the bytes that ship: anyone who adds a phrase runs
// make train. The thresholds, which take five times as long, are taken from what ships.
func TestTheWeightsAreThoseOfThePhrases(t *testing.T) {
	all, err := load("../phrases")
	require.NoError(t, err)
	for _, kind := range recognise.Kinds() {
		path := "../weights/" + string(kind) + ".gob.gz"
		shipped, err := os.ReadFile(path)
		require.NoError(t, err)
		f, err := os.Open(path)
		require.NoError(t, err)
		before, err := recognise.Decode(kind, f)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		model := fit(kind, of(all, kind))
		model.Threshold, model.Sure = before.Threshold, before.Sure
		data, err := model.Encode()
		require.NoError(t, err)
		require.True(t, string(shipped) == string(data), "the weights of %s are not those of the phrases: run make train", kind)
	}
}
