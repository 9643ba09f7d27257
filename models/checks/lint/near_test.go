package lint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/checks/lint"
)

const bicycle = "Must not keep, hire or ride an electric bicycle whose motor is above 250 watts, nor lend one to another person."

func TestTextsTakenOverAndAlteredAreNear(t *testing.T) {
	for _, text := range []string{
		"Must not keep, hire or ride an electric bicycle whose motor is above 500 watts, nor lend one to another person.",
		"Must not ride, hire or keep an electric bicycle whose motor is above 250 watts, nor lend one to another person.",
		"He must not keep, hire or ride an electric bicycle whose motor is above 250 watts, nor lend one to another person.",
		"Must not keep, hire or ride an electric scooter whose motor is above 250 watts, nor lend one to another person.",
		bicycle + " This does not apply to a bicycle that he uses for paid work and whose frame number the unit has been given.",
		"MUST NOT KEEP, HIRE OR RIDE AN ELECTRIC BICYCLE WHOSE MOTOR IS ABOVE 250 WATTS, NOR LEND ONE TO ANOTHER PERSON",
	} {
		a, b := lint.Fingerprint(bicycle), lint.Fingerprint(text)
		require.True(t, a.Near(b), "%.2f %s", a.Nearness(b), text)
		require.True(t, share(a.Bands(), b.Bands()), text)
	}
	for a, b := range map[string]string{
		"Must give the registration of each car that he drives in writing to a constable at the unit named in the order.": "Must, within 3 days of moving, give his new address in writing to a constable at the unit named in the order.",
		bicycle: "Must not keep more than one bicycle at his home.",
		"Must notify any new account in writing to a constable at the unit named in the order.": "Must notify each flat that he rents in writing to a constable at the unit named in the order.",
	} {
		require.False(t, lint.Fingerprint(a).Near(lint.Fingerprint(b)), "%.2f %s", lint.Fingerprint(a).Nearness(lint.Fingerprint(b)), a)
	}
	require.Empty(t, lint.Fingerprint("Must not fly.").Bands(), "too short to say whose it is")
}

func share(a, b []int64) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
