package compare_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/compare"
)

// TestRoomForWordsIsFound in the ways in which people leave it, and not in finished text that looks like it.
func TestRoomForWordsIsFound(t *testing.T) {
	for _, waiting := range []string{
		"Must not possess more than [£1,000 / £500 - DS to decide] in cash.", "Must notify each holding of …% or more.", "He used N handsets.",
		"Must not be in the area between --:-- and 06:00.", "The notice was served on DD/MM/YYYY.", "About ### metres of one road.",
		"It leaves room for about £ per week.", "The third reason is <<third reason>>.", "To the unit {{named_unit}}.", "He was seen on (how many?) dates.",
		"We ask for four years. The reason is the following:", "(a) the first; (b) the second; (c)", "He returned [26?] months later.",
		"**check with counsel**", "A caution in 2016 - details?", "OASys score: . No change.",
	} {
		require.NotEmpty(t, compare.Unfinished(waiting), waiting)
	}
	for _, finished := range []string{
		`The judge said that "[the defendant] has learnt nothing [at all]".`, "R v Example [2019] EWCA Crim 12 was followed.",
		"He wrote that he [sic] would come.", "The address is <unit@force.example> for notices.", "Misuse of Drugs Act 1971 s.4(3)(c)",
		"(a) the first; (b) the second.", "He paid £500 per week (see exhibit 4).", "Appendix N lists the handsets.",
	} {
		require.Empty(t, compare.Unfinished(finished), finished)
	}
}
