package answers

import (
	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

// Relative is another application about the same subject. If the caller cannot open it, the answer says only that it
// exists, why it is thought to be about the same subject, and which region to ask; officers also get its reference.
type Relative struct {
	ID        *string                `json:"id"` // null where the caller cannot open it
	Reference *string                `json:"reference"`
	Region    string                 `json:"region"`
	Force     *string                `json:"force"`
	State     *models.State          `json:"state"`
	Subject   *string                `json:"subject"`
	Why       []content.SubjectMatch `json:"why"`
}

// Related is another application that may be about the same subject, and what officers said of it.
type Related struct {
	Application *string                `json:"application"` // id; null where the caller cannot open it
	Reference   *string                `json:"reference"`   // for use between regions; officers only, if the caller cannot open it
	Region      string                 `json:"region"`      // whose officers to ring
	Match       []content.SubjectMatch `json:"match"`       // what shows the same subject; empty if only an officer said so
	Decision    *models.Relation       `json:"decision"`    // null until someone has said
}

// RelativesRequest is the body of POST /relatives: who an application would be about.
type RelativesRequest struct {
	FamilyName  string         `json:"familyName,omitempty" max:"500"`
	GivenNames  string         `json:"givenNames,omitempty" max:"500"`
	DateOfBirth *calendar.Date `json:"dateOfBirth,omitempty"`
	PNCID       string         `json:"pncId,omitempty" max:"500"`
	BodyNumber  string         `json:"bodyNumber,omitempty" max:"500"`
}
