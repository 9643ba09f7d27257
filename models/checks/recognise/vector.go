package recognise

import (
	"cmp"
	"math"
	"slices"
)

// Entry is one place of a vector.
type Entry struct {
	Bucket uint32
	Value  float64
}

// Vector is what a model reads of a text: each bucket once, in order, of length one.
type Vector []Entry

// Counted gives the buckets of a text and how often each was seen, before rare ones are given more weight. Training uses
// it; a model reads through its own rarity.
func Counted(text string) Vector { return count(features(read(text))) }

func count(seen []feature) Vector {
	v := make(Vector, 0, len(seen))
	for _, f := range seen {
		v = append(v, Entry{f.bucket, f.weight})
	}
	slices.SortStableFunc(v, func(a, b Entry) int { return cmp.Compare(a.Bucket, b.Bucket) })
	n := 0
	for _, e := range v {
		if n > 0 && v[n-1].Bucket == e.Bucket {
			v[n-1].Value += e.Value
			continue
		}
		v[n] = e
		n++
	}
	return v[:n]
}

// Weighed gives v with each count dampened, multiplied by how rare its bucket is, and the whole brought to length one.
func (v Vector) Weighed(rarity []float64) Vector {
	out, sum := make(Vector, len(v)), 0.0
	for i, e := range v {
		x := math.Log1p(e.Value) * rarity[e.Bucket]
		out[i], sum = Entry{e.Bucket, x}, sum+x*x
	}
	if length := math.Sqrt(sum); length > 0 {
		for i := range out {
			out[i].Value /= length
		}
	}
	return out
}

// Dot is the sum of the values of v, each times its weight.
func (v Vector) Dot(weights []float64) float64 {
	sum := 0.0
	for _, e := range v {
		sum += e.Value * weights[e.Bucket]
	}
	return sum
}

// Move adds step times v to the weights, and step to the bias.
func (m *Model) Move(v Vector, step float64) {
	for _, e := range v {
		m.Weights[e.Bucket] += step * e.Value
	}
	m.Bias += step
}
