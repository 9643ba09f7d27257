package models_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestEmail(t *testing.T) {
	for text, want := range map[string]bool{
		"officer@serocu.example": true, "wrenna.tolvey+desk@serocu.police.example": true, "o'neill@force.example": true,
		"": false, "officer": false, "officer@": false, "@serocu.example": false, "officer@localhost": false,
		"Wrenna Tolvey <officer@serocu.example>": false, "<officer@serocu.example>": false, " officer@serocu.example": false,
		"officer@serocu.example, second@serocu.example": false, "officer@serocu.example\r\nBcc: all@serocu.example": false,
		"officer@serocu.example\n": false, "officer@sérocu.example": false, "zoë@serocu.example": false, `"two words"@serocu.example`: false,
		strings.Repeat("o", 239) + "@serocu.example": true,
		strings.Repeat("o", 240) + "@serocu.example": false,
	} {
		require.Equal(t, want, models.ValidEmail(text), text)
	}
}
