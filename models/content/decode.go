package content

import (
	"fmt"

	"scpo.example/desk/models/decode"
)

// Decode reads content strictly. What is missing is filled as not answered, and an item of a list without an id is
// given the next free one; what has the wrong shape is reported, all of it up to MaxProblems. Content with problems
// must not be kept. A field that waits for a provision is refused unless the provision is among those inForce, such as
// "bsaia.s58". The error is ErrMalformedJSON only.
func Decode(data []byte, inForce ...string) (Content, []decode.Problem, error) {
	return Used{}.Decode(data, inForce...)
}

// Decode reads the content of an application that has used ids before: new ids are counted on from those.
func (u Used) Decode(data []byte, inForce ...string) (Content, []decode.Problem, error) {
	c := Empty()
	// An id like a section's name would be an ambiguous anchor.
	found, err := decode.Document(data, &c, decode.Rules{Taken: SectionKeys(), Used: u.Highest, InForce: inForce})
	if err != nil {
		return Content{}, nil, fmt.Errorf("reading the content: %w", err)
	}
	found = append(found, c.Order.misplaced()...)
	if c.SchemaVersion != SchemaVersion {
		found = append(found, decode.Problem{Pointer: "/schemaVersion", Code: decode.CodeBadValue,
			Message: fmt.Sprintf("Enter %d: it is the only version this system reads", SchemaVersion)})
	}
	return c, found[:min(len(found), decode.MaxProblems)], nil
}

// misplaced refuses an order that starts or ends as itself.
func (o Order) misplaced() []decode.Problem {
	var found []decode.Problem
	if o.Start != nil && o.Start.Kind == StartAsOrder {
		found = append(found, decode.Problem{Pointer: "/order/start/kind", Code: decode.CodeBadValue, Message: "Enter one of: date, event. Only a term can start with the order"})
	}
	if o.End != nil && o.End.Kind == EndAsOrder {
		found = append(found, decode.Problem{Pointer: "/order/end/kind", Code: decode.CodeBadValue, Message: "Enter one of: date, length. Only a term can end with the order"})
	}
	return found
}
