package recognise

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/gob"
	"fmt"
	"io"
	"io/fs"
	"math"
	"sync"
)

//go:embed weights
var weights embed.FS

// Model is one kind's: a score above Threshold is a doubt that needs a question.
type Model struct {
	Kind      Kind
	Bias      float64
	Threshold float64 // of Score; chosen so that few near misses of an unknown author are marked
	Sure      float64 // a score above this is a doubt even against the author's own answers
	Weights   []float64
	Rarity    []float64 // of each bucket
}

// stored is how a model is kept: weights and rarity in steps of Step, so that the file is small and the same wherever it
// was trained.
type stored struct {
	Bias, Threshold, Sure, WeightStep, RarityStep float64
	Weights                                       []int16
	Rarity                                        []uint8
}

var models = sync.OnceValue(func() map[Kind]*Model {
	all := map[Kind]*Model{}
	for _, kind := range Kinds() {
		f, err := weights.Open("weights/" + string(kind) + ".gob.gz")
		if err == nil {
			all[kind], err = Decode(kind, f)
		}
		if err != nil {
			panic(fmt.Sprintf("weights of %s: %v", kind, err)) // embedded, and read by a test
		}
	}
	return all
})

// Decode reads a model as Encode wrote it.
func Decode(kind Kind, r io.Reader) (*Model, error) {
	unzipped, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	var s stored
	if err := gob.NewDecoder(unzipped).Decode(&s); err != nil {
		return nil, err
	}
	if len(s.Weights) != Buckets || len(s.Rarity) != Buckets {
		return nil, fs.ErrInvalid
	}
	m := &Model{Kind: kind, Bias: s.Bias, Threshold: s.Threshold, Sure: s.Sure, Weights: make([]float64, Buckets), Rarity: make([]float64, Buckets)}
	for i := range m.Weights {
		m.Weights[i] = float64(s.Weights[i]) * s.WeightStep
		m.Rarity[i] = float64(s.Rarity[i]) * s.RarityStep
	}
	return m, nil
}

// Encode writes the model; the same model gives the same bytes.
func (m *Model) Encode() ([]byte, error) {
	s := stored{Bias: m.Bias, Threshold: m.Threshold, Sure: m.Sure, Weights: make([]int16, Buckets), Rarity: make([]uint8, Buckets)}
	s.WeightStep, s.RarityStep = step(m.Weights, math.MaxInt16>>4), step(m.Rarity, math.MaxUint8)
	for i := range m.Weights {
		s.Weights[i] = int16(math.Round(m.Weights[i] / s.WeightStep))
		s.Rarity[i] = uint8(math.Round(m.Rarity[i] / s.RarityStep))
	}
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	if err := gob.NewEncoder(zipped).Encode(s); err != nil {
		return nil, err
	}
	if err := zipped.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// step is the unit in which the largest of values is steps.
func step(values []float64, steps float64) float64 {
	largest := 0.0
	for _, v := range values {
		largest = max(largest, math.Abs(v))
	}
	if largest == 0 {
		return 1
	}
	return largest / steps
}

// Score is how strongly a text resembles the fault: 0 is even, more is likelier.
func (m *Model) Score(text string) float64 { return m.score(Counted(text)) }

func (m *Model) score(counted Vector) float64 {
	return m.Bias + counted.Weighed(m.Rarity).Dot(m.Weights)
}
