package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"time"
)

// times are the durations of one kind of request.
type times []time.Duration

func (t *times) add(d time.Duration) { *t = append(*t, d) }

// percentile is the p-th in milliseconds, by the nearest rank; 0 when nothing was measured.
func (t times) percentile(p float64) float64 {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Clone(t)
	slices.Sort(sorted)
	rank := int(math.Ceil(p/100*float64(len(sorted)))) - 1
	return float64(sorted[max(rank, 0)].Microseconds()) / 1000
}

// report holds what was measured, by the keys of bench.json.
type report map[string]float64

func (r report) set(key string, value float64) { r[key] = math.Round(value*1000) / 1000 }

func (r report) memory(key string, d *desk) error {
	mb, err := d.resident()
	r.set(key, mb)
	return err
}

// reach is a bound that the service sets itself, as a value or as a ratio within the run.
type reach struct {
	what  string
	value float64
	most  float64
}

func (r report) reaches() []reach {
	return []reach{
		{"idle memory, MB", r["rss_idle_mb"], 300},
		{"start on existing data, ms", r["start_ms"], 5000},
		{"approve / no-op, p50", r["approve_p50_ms"] / r["noop_p50_ms"], 4},
		{"refused / no-op, p50", r["refused_p50_ms"] / r["noop_p50_ms"], 1.5},
		{"history events of an approval", r["approve_events"], 13},
		{"checks of 40 terms, ms", r["checks_40_terms_p50_ms"], 5},
		{"list at 100,000 / at 1,000, p50", r["list_100k_p50_ms"] / r["list_1k_p50_ms"], 1.5},
		{"queue at 100,000 / at 1,000, p50", r["queue_page_ratio_100k"], 1.5},
		{"queue counts, the same, p50", r["queue_counts_ratio_100k"], 1.5},
		{"case page at 100,000, p95, ms", r["page_case_p95_ms"], 50},
		{"queue page at 100,000, p95, ms", r["page_queue_p95_ms"], 50},
		{"section page at 100,000, p95, ms", r["page_section_p95_ms"], 50},
		{"first load, kB", r["first_load_kb"], 300},
		{"later page, kB", r["later_page_kb"], 30},
	}
}

// table is the report for people.
func (r report) table() string {
	var w strings.Builder
	keys := make([]string, 0, len(r))
	for k := range r {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Fprintf(&w, "%-34s %10.3f\n", k, r[k])
	}
	fmt.Fprintf(&w, "\n%-34s %10s %10s\n", "reach", "measured", "at most")
	for _, x := range r.reaches() {
		verdict := "reached"
		if x.value > x.most {
			verdict = "NOT reached"
		}
		fmt.Fprintf(&w, "%-34s %10.2f %10.2f  %s\n", x.what, x.value, x.most, verdict)
	}
	return w.String()
}

func (r report) write(path string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644) //nolint:gosec // a report for everyone
}
