package answers

import (
	"scpo.example/desk/models/calendar"
)

// ListInUse is one list that the service works by.
type ListInUse struct {
	Name    string         `json:"name"` // as in GET /reference/{list}
	Version string         `json:"version"`
	From    *calendar.Date `json:"from"` // first day on which it applies; null where it does not say
	Source  string         `json:"source"`
	Entries int            `json:"entries"`
}

// RuleSetInUse is one set of checks, and since when it applies.
type RuleSetInUse struct {
	ID     string        `json:"id"`
	From   calendar.Date `json:"from"`
	Source string        `json:"source"`
	Read   calendar.Date `json:"read"` // the day whose text of the law it was last compared with
	Checks int           `json:"checks"`
}

// ServiceSettings is what the service works by.
type ServiceSettings struct {
	Lists        []ListInUse    `json:"lists"`
	RuleSets     []RuleSetInUse `json:"ruleSets"`
	HolidaysTo   calendar.Date  `json:"holidaysTo"`   // last day for which bank holidays are known
	HolidaysWarn string         `json:"holidaysWarn"` // what to do about it; "" while that day is far off
	LawWarn      string         `json:"lawWarn"`      // what to do about the age of the rules; "" while they are fresh
	Letters      bool           `json:"letters"`      // email is sent
}

// BankHolidays is the calendar with what to do about its end; "" while that is far off.
type BankHolidays struct {
	*calendar.Calendar
	Warning string `json:"warning"`
}
