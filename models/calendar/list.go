package calendar

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
)

// ErrBadList says that a list of bank holidays cannot be used. The error names the line.
var ErrBadList = errors.New("bad list of bank holidays")

//go:embed bank-holidays.json
var embedded []byte

var england = sync.OnceValue(func() *Calendar {
	c, err := Read(embedded)
	if err != nil {
		panic("the embedded calendar: " + err.Error()) // a fault of the build, which the tests find
	}
	return c
})

// EnglandAndWales is the calendar that ships in the program.
func EnglandAndWales() *Calendar { return england() }

// Read reads a list like the one that ships. It is taken whole or not at all; the error is ErrBadList and names the
// first faulty line.
func Read(data []byte) (*Calendar, error) {
	var file struct {
		Calendar
		Items []json.RawMessage `json:"items"`
	}
	if at, err := decode(data, &file); err != nil {
		return nil, fmt.Errorf("%w: line %d: %w", ErrBadList, lineOf(data, at), err)
	}
	c := &file.Calendar
	if c.Version == "" || c.Source == "" || c.From.IsZero() || c.To.Before(c.From) || len(file.Items) == 0 {
		return nil, fmt.Errorf("%w: line 1: version, source, from, to (not before from) and items are all needed", ErrBadList)
	}
	c.days = make(map[Date]string, len(file.Items))
	for i, item := range file.Items {
		var h Holiday
		_, err := decode(item, &h)
		if err == nil {
			err = c.fault(h)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: line %d: %w", ErrBadList, itemLine(data, i), err)
		}
		c.Items, c.days[h.On] = append(c.Items, h), h.Name
	}
	return c, nil
}

// decode reads the one document in data strictly, or says about where it could not.
func decode(data []byte, into any) (at int64, err error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	err = dec.Decode(into)
	if err == nil && dec.More() {
		err = errors.New("text after the list")
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Offset, err
	}
	return dec.InputOffset(), err
}

// fault says why a day cannot be the next item.
func (c *Calendar) fault(h Holiday) error {
	switch weekday := h.On.Time().Weekday(); {
	case h.On.IsZero() || h.Name == "":
		return errors.New("a date and a name are needed")
	case !c.Covers(h.On):
		return fmt.Errorf("%s is outside the period of the list", h.On)
	case weekday == time.Saturday || weekday == time.Sunday:
		return fmt.Errorf("%s is at a weekend: enter the day that stands in for it", h.On)
	case len(c.Items) > 0 && !h.On.After(c.Items[len(c.Items)-1].On):
		return fmt.Errorf("%s is not after the day before it in the list", h.On)
	}
	return nil
}

func lineOf(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}

// itemLine is the line on which item n begins. The data is known to be a list in good form.
func itemLine(data []byte, n int) int {
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err != nil {
			return 1
		}
		if token == "items" {
			break
		}
	}
	if _, err := dec.Token(); err != nil {
		return 1
	}
	for range n {
		var skipped json.RawMessage
		if err := dec.Decode(&skipped); err != nil {
			return 1
		}
	}
	rest := data[dec.InputOffset():] // the comma and the white space before the item
	begins := bytes.IndexByte(rest, '{')
	return lineOf(data, dec.InputOffset()+int64(max(begins, 0)))
}
