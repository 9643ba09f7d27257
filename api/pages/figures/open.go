package figures

import (
	"net/url"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
	"scpo.example/desk/models"
)

// opener makes the links from a number to the cases that it counts.
type opener struct {
	figure answers.Figure
	may    bool // the visitor may list applications
}

// link is the way from one number to its cases.
type link struct{ Href, Text string }

// all links a number of the total; nil where no one or nothing is to be listed.
func (o opener) all(of models.Counted, n int, which string) *link {
	if !o.may || n == 0 {
		return nil
	}
	return &link{o.address(of, nil), "List " + ui.Number(n) + " " + which}
}

// group links a number of one group; "" where no one or nothing is to be listed.
func (o opener) group(of models.Counted, n int, key string) string {
	if !o.may || n == 0 {
		return ""
	}
	return o.address(of, &key)
}

// address is in dates, so that the list stays that of the figure tomorrow.
func (o opener) address(of models.Counted, group *string) string {
	q := url.Values{"of": {string(of)}, "from": {o.figure.From.String()}, "to": {o.figure.To.String()}, "basis": {string(o.figure.Basis)}}
	if o.figure.By != "" { // the link back keeps the same grouping
		q.Set("by", o.figure.By)
	}
	if group != nil {
		q.Set("group", *group)
	}
	return "/figures/cases?" + q.Encode()
}
