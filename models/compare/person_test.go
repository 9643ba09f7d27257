package compare_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/compare"
)

func TestTitlesAndInitialsAreNoOtherPerson(t *testing.T) {
	for _, same := range [][2]string{
		{"John Smith", "Mr J. Smith"}, {"SMITH, John", "J.P. Smith"}, {"DS John Smith", "John P Smith"}, {"José Álvarez-Núñez", "Mr J Alvarez Nunez"},
		{"de la Cruz, Ana", "Ana de la Cruz"}, {"Det Sgt Smith", "det sgt smith"}, {"  idony   FARRELMONT ", "Idony Farrelmont"},
	} {
		require.True(t, compare.SamePerson(same[0], same[1]), same)
		require.True(t, compare.SamePerson(same[1], same[0]), same)
	}
	for _, other := range [][2]string{
		{"John Smith", "Jane Smith"}, {"John Smith", "P. Smith"}, {"John Smith", "John Smyth"}, {"John Smith", "Smith"}, {"John Smith", ""}, {"", ""},
	} {
		require.False(t, compare.SamePerson(other[0], other[1]), other)
	}
}
