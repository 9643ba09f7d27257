package answers

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/release"
	"scpo.example/desk/models/review"
)

// FigureCounts are the numbers of the headline figure.
type FigureCounts struct {
	models.Counts
	Strict  models.Rate `json:"strict"`
	Lenient models.Rate `json:"lenient"`
	// ReturnedByLawyer is how many of those not accepted a lawyer of the CPS read.
	ReturnedByLawyer int    `json:"returnedByLawyer"`
	Caution          string `json:"caution"` // caution shown with a rate of few decisions; "" for none
	Note             string `json:"note"`    // as text, why there is no rate; "" when there is one
}

// FigureGroup are the numbers of one force, region, month, offence or route.
type FigureGroup struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	FigureCounts
}

// Figure is the headline figure of a period.
type Figure struct {
	Definition string        `json:"definition"`
	Basis      models.Basis  `json:"basis"`
	By         string        `json:"by"`
	From       calendar.Date `json:"from"`
	To         calendar.Date `json:"to"`
	Target     float64       `json:"target"`
	// TargetSelfReported: the target is the one that the service came with, one region's own report.
	TargetSelfReported bool            `json:"targetSelfReported"`
	Targets            []Target        `json:"targets,omitempty"` // in force, set by regions
	Total              FigureCounts    `json:"total"`
	AsAt               time.Time       `json:"asAt,omitzero"` // as it was known then; absent for now
	Before             models.Before   `json:"before"`
	Groups             []FigureGroup   `json:"groups"`
	Program            release.Program `json:"program"` // that counted
}

// FigureCase is an application as a number of the figure counts it, without what it says.
type FigureCase struct {
	ID          string           `json:"id"`
	Reference   string           `json:"reference"`
	Force       string           `json:"force"`
	State       models.State     `json:"state"`
	SubmittedOn *calendar.Date   `json:"submittedOn"` // first, to the CPS
	Decision    *models.Decision `json:"decision"`    // the first
	DecidedOn   *calendar.Date   `json:"decidedOn"`
}

// FigureCasePage is one page of the applications that a number counts.
type FigureCasePage struct {
	Page[FigureCase]
	Program release.Program `json:"program"`
}

// EscapedDefects sets what QA raised against what the CPS raised.
type EscapedDefects struct {
	Definitions []review.Definition `json:"definitions"`
	Basis       models.Basis        `json:"basis"`
	From        calendar.Date       `json:"from"`
	To          calendar.Date       `json:"to"`
	Program     release.Program     `json:"program"`
	review.Matrix
}
