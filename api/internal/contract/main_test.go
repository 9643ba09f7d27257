package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheServedDocumentIsTheSource(t *testing.T) {
	source, err := os.ReadFile("../../openapi.yaml")
	require.NoError(t, err)
	served, err := os.ReadFile("../../openapi.json")
	require.NoError(t, err)
	converted, err := convert(source)
	require.NoError(t, err)
	require.Equal(t, string(converted), string(served), "run make contract")
}

func TestAKeyGivenTwiceIsAnError(t *testing.T) {
	_, err := convert([]byte("paths: {}\npaths: {}\n"))
	require.Error(t, err)
}
