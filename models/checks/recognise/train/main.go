// Command train makes the weights of package recognise from its phrases, the same weights each time, and prints how well
// each model recognises an author whose phrases it was not given. Run it from the repository's folder: make train.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"scpo.example/desk/models/checks/recognise"
)

const folder = "models/checks/recognise"

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	phrases, err := load(filepath.Join(folder, "phrases"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(folder, "weights"), 0o750); err != nil {
		return err
	}
	for _, kind := range recognise.Kinds() {
		mine := of(phrases, kind)
		if len(mine) == 0 {
			return fmt.Errorf("there are no phrases of kind %s", kind)
		}
		curve(kind, mine)
		model, seen := train(kind, mine)
		data, err := model.Encode()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "weights", string(kind)+".gob.gz"), data, 0o600); err != nil {
			return err
		}
		fmt.Printf("%-10s %4d phrases of %d authors; unseen author: AUC %.3f, marked %.2f of faults and %.2f of near misses\n",
			kind, len(mine), len(authors(mine)), seen.auc(), seen.marked(1, model.Threshold), seen.marked(0, model.Threshold))
	}
	return nil
}

// train gives the model of all phrases of a kind, with thresholds from authors that it had not seen.
func train(kind recognise.Kind, phrases []phrase) (*recognise.Model, judgement) {
	found, model := unseen(phrases), fit(kind, phrases)
	model.Threshold, model.Sure = found.threshold(nearMissShare), found.threshold(sureShare)
	return model, found
}
