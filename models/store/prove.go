package store

import (
	"encoding/json"
	"fmt"
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
)

// Purposes keep a signature of one thing from being that of another.
const (
	commandPurpose = "command"
	paperPurpose   = "paper"
)

// Prove signs a command as asked now by the user. What lets a command into the service does this last, when the command
// is complete.
func (s *Store) Prove(applicationID, updateID string, c *models.Command, asks models.User) error {
	return s.prove(applicationID, updateID, c, models.Proof{By: models.ByPerson, Force: asks.Force, Region: asks.Region, Area: asks.Area})
}

// ProveCover signs what the dates of a cover ask for. The activities that do it have read the cover.
func (s *Store) ProveCover(applicationID, updateID string, c *models.Command) error {
	return s.prove(applicationID, updateID, c, models.Proof{By: models.ByCover})
}

// ProveDrop signs that papers are in the transfer folder. Who does it has put them there.
func (s *Store) ProveDrop(applicationID, updateID string, c *models.Command) error {
	return s.prove(applicationID, updateID, c, models.Proof{By: models.ByFolder})
}

// ProveDemonstration signs the bringing in of a record of a demonstration; only in its own database is it worth anything.
func (s *Store) ProveDemonstration(applicationID, updateID string, c *models.Command) error {
	return s.prove(applicationID, updateID, c, models.Proof{By: models.ByDemonstration})
}

func (s *Store) prove(applicationID, updateID string, c *models.Command, p models.Proof) error {
	p.At = s.Now().UTC().Truncate(time.Second)
	c.Proof = &p
	text, err := models.ProofText(applicationID, updateID, *c)
	if err != nil {
		return err
	}
	signed := s.keys.Sign(commandPurpose, text)
	p.Algorithm, p.KeyID, p.MAC = signed.Algorithm, signed.KeyID, signed.MAC
	return nil
}

// ProvePapers signs the papers that were made for a submission: they reach its transaction through the engine.
func (s *Store) ProvePapers(step models.Step, papers []models.Paper) ([]models.Paper, error) {
	for i := range papers {
		text, err := paperText(step, papers[i])
		if err != nil {
			return nil, err
		}
		signed, err := json.Marshal(s.keys.Sign(paperPurpose, text))
		if err != nil {
			return nil, fmt.Errorf("encode proof: %w", err)
		}
		papers[i].Proof = string(signed)
	}
	return papers, nil
}

// madeHere reports whether the service made the paper for this submission.
func (s *Store) madeHere(step models.Step, p models.Paper) bool {
	var signed audit.Signature
	if json.Unmarshal([]byte(p.Proof), &signed) != nil {
		return false
	}
	text, err := paperText(step, p)
	return err == nil && s.keys.Check(signed, paperPurpose, text)
}

func paperText(step models.Step, p models.Paper) (string, error) {
	p.Proof = ""
	text, err := json.Marshal(p)
	if err != nil {
		return "", fmt.Errorf("encode paper: %w", err)
	}
	return step.Next.ApplicationID + "\n" + step.UpdateID + "\n" + string(text), nil
}

// genuine reports whether the proof of a command was made with one of the service's keys for this very application and update.
func (s *Store) genuine(applicationID, updateID string, c models.Command) bool {
	if c.Proof == nil || !c.Proof.By.Proves(c.Action) {
		return false
	}
	text, err := models.ProofText(applicationID, updateID, c)
	signature := audit.Signature{Algorithm: c.Proof.Algorithm, KeyID: c.Proof.KeyID, MAC: c.Proof.MAC}
	return err == nil && s.keys.Check(signature, commandPurpose, text)
}
