package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scpo.example/desk/models/checks/recognise"
)

// phrase is one example: label 1 has the fault, label 0 is a near miss or clean.
type phrase struct {
	Kind   recognise.Kind `json:"kind"`
	Label  int            `json:"label"`
	Text   string         `json:"text"`
	author string         // the file's name
	seen   recognise.Vector
}

// load reads every file of phrases, one author to a file; files named training- are only learned from.
func load(dir string) ([]phrase, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var all []phrase
	for _, file := range files { // Glob sorts
		data, err := os.ReadFile(file) //nolint:gosec // the phrases of this repository
		if err != nil {
			return nil, err
		}
		var of []phrase
		if err := json.Unmarshal(data, &of); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, p := range of {
			p.author = strings.TrimSuffix(filepath.Base(file), ".json")
			p.seen = recognise.Counted(p.Text)
			all = append(all, p)
		}
	}
	return all, nil
}

func of(all []phrase, kind recognise.Kind) []phrase {
	return slices.DeleteFunc(slices.Clone(all), func(p phrase) bool { return p.Kind != kind })
}

func authors(phrases []phrase) []string {
	var names []string
	for _, p := range phrases {
		if !slices.Contains(names, p.author) {
			names = append(names, p.author)
		}
	}
	return names
}

// judged are the authors by whom a model is judged: one who knew the rules, or the clean terms of every order, is only learned from.
func judged(phrases []phrase) []string {
	return slices.DeleteFunc(authors(phrases), func(name string) bool { return strings.HasPrefix(name, "training-") })
}

// apart splits phrases into those of the given authors and the rest.
func apart(phrases []phrase, names ...string) (theirs, others []phrase) {
	for _, p := range phrases {
		if slices.Contains(names, p.author) {
			theirs = append(theirs, p)
		} else {
			others = append(others, p)
		}
	}
	return theirs, others
}
