package checks_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNumberedPartsAreThere: what a text refers to by number, or as drawn with it, is in the application.
func TestNumberedPartsAreThere(t *testing.T) {
	f := fault{Sample: "014"}
	before := f.sample(t, nil)
	for text, found := range map[string]bool{
		"Four years: risk factor 16 shows that he returned to supply within 26 months.": true,
		"Four years: risk factor 1 shows that he returned to supply within 26 months.":  false,
		"The notice is attachment 31.":                                               true,
		"Wages were moved through nine accounts, as the table below shows.":          true,
		"The order is at Appendix 2 of this application.":                            true,
		"The offence is in paragraph 1 of Schedule 1 to the Serious Crime Act 2007.": false,
		"The offence is listed in Schedule 1.":                                       false,
	} {
		require.Equal(t, found, fresh(before, f.sample(t, map[string]any{"/order/lengthReason": text}), "Q34", false), text)
	}
}
