package answers

import "time"

// Target is what a region set itself as its target, as the API gives it.
type Target struct {
	Region string    `json:"region"`
	Name   string    `json:"name"` // of the region
	Target float64   `json:"target"`
	Why    string    `json:"why"`
	SetBy  Person    `json:"setBy"`
	SetAt  time.Time `json:"setAt"`
}

// Targets are those of today and those before, newest first, with the one that the service came with.
type Targets struct {
	Shipped ShippedTarget `json:"shipped"`
	Items   []Target      `json:"items"`
}

// ShippedTarget counts where a region has set none.
type ShippedTarget struct {
	Target       float64 `json:"target"`
	SelfReported bool    `json:"selfReported"` // by one region, with no published data behind it
}
