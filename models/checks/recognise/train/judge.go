package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"scpo.example/desk/models/checks/recognise"
)

// nearMissShare is the share of hard near misses of an unknown author that may be marked. One question too many costs the
// officer some seconds; near misses are far rarer in applications than in the phrases.
const nearMissShare = 0.04

// sureShare is the same for a doubt that the author's own answers contradict.
const sureShare = 0.01

// judgement is the score and label of phrases that the model had not seen.
type judgement []struct {
	score float64
	label int
}

// unseen scores each author's phrases by a model of all the others'.
func unseen(phrases []phrase) judgement {
	var all judgement
	for _, author := range judged(phrases) {
		theirs, others := apart(phrases, author)
		if len(others) == 0 {
			others = theirs // one author alone: the figures then say nothing, and print as such
		}
		all = append(all, judge(fit(theirs[0].Kind, others), theirs)...)
	}
	return all
}

func judge(m *recognise.Model, phrases []phrase) judgement {
	out := make(judgement, len(phrases))
	for i, p := range phrases {
		out[i].score, out[i].label = m.Bias+p.seen.Weighed(m.Rarity).Dot(m.Weights), p.Label
	}
	return out
}

// threshold is the score above which at most this share of the near misses lies.
func (j judgement) threshold(share float64) float64 {
	var near []float64
	for _, s := range j {
		if s.label == 0 {
			near = append(near, s.score)
		}
	}
	slices.Sort(near)
	return near[min(len(near)-1, int(float64(len(near))*(1-share)))]
}

// marked is the share of phrases with that label that score above the threshold.
func (j judgement) marked(label int, threshold float64) float64 {
	n, above := 0, 0
	for _, s := range j {
		if s.label == label {
			n++
			if s.score > threshold {
				above++
			}
		}
	}
	return float64(above) / float64(max(n, 1))
}

// auc is the chance that a fault scores higher than a near miss.
func (j judgement) auc() float64 {
	sorted := slices.Clone(j)
	slices.SortStableFunc(sorted, func(a, b struct {
		score float64
		label int
	}) int {
		return cmp.Compare(a.score, b.score)
	})
	ranks, faults := 0.0, 0.0
	for i, s := range sorted {
		if s.label == 1 {
			ranks, faults = ranks+float64(i+1), faults+1
		}
	}
	return (ranks - faults*(faults+1)/2) / (faults * (float64(len(j)) - faults))
}

// curve prints how recognition of an unseen author grows with the number of authors learned from.
func curve(kind recognise.Kind, phrases []phrase) {
	names := authors(phrases)
	for n := 1; n < len(names); n++ {
		var all judgement
		for _, author := range judged(phrases) {
			theirs, others := apart(phrases, author)
			chosen := authors(others)
			//nolint:gosec // a curve that is the same each time, no secret
			rand.New(rand.NewPCG(1, uint64(n))).Shuffle(len(chosen), func(i, k int) { chosen[i], chosen[k] = chosen[k], chosen[i] })
			learned, _ := apart(others, chosen[:n]...)
			all = append(all, judge(fit(kind, learned), theirs)...)
		}
		fmt.Printf("%-10s learned from %d: AUC %.3f, marked %.2f at %.2f of near misses\n",
			kind, n, all.auc(), all.marked(1, all.threshold(nearMissShare)), nearMissShare)
	}
}
