package models

import (
	"time"

	"scpo.example/desk/models/decode"
)

// RegionTarget is a target that a region set itself for first-submission acceptance as submitted.
type RegionTarget struct {
	ID      string
	Region  string
	Percent int
	Why     string
	By      string // user id
	At      time.Time
}

// Rate is the target as a share.
func (t RegionTarget) Rate() float64 { return float64(t.Percent) / 100 }

// TargetBody sets one.
type TargetBody struct {
	Percent int    `json:"percent"`
	Why     string `json:"why" max:"20000"`
}

// Problems asks for whole per cent and for why.
func (b TargetBody) Problems() []decode.Problem {
	var found []decode.Problem
	if b.Percent < 1 || b.Percent > 100 {
		found = append(found, decode.NewProblem("/percent", decode.CodeBadValue, "Enter a whole number from 1 to 100"))
	}
	return required(found, "/why", b.Why, "Enter why the region sets this target")
}
