package store

import (
	"time"

	"scpo.example/desk/models"
	"scpo.example/desk/models/audit"
)

// commandPurpose keeps a signature of a command from being that of anything else.
const commandPurpose = "command"

// Prove signs a command as asked now by the user. Whoever lets a command into the service does this last, when the command
// is complete.
func (s *Store) Prove(applicationID, updateID string, c *models.Command, asks models.User) error {
	return s.prove(applicationID, updateID, c, models.Proof{By: models.ByPerson, Force: asks.Force, Region: asks.Region, Area: asks.Area})
}

// ProveCover signs what the dates of a cover ask for. The activities that do it have read the cover.
func (s *Store) ProveCover(applicationID, updateID string, c *models.Command) error {
	return s.prove(applicationID, updateID, c, models.Proof{By: models.ByCover})
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

// genuine reports whether the proof of a command was made with one of the service's keys for this very application and update.
func (s *Store) genuine(applicationID, updateID string, c models.Command) bool {
	if c.Proof == nil || !c.Proof.By.Proves(c.Action) {
		return false
	}
	text, err := models.ProofText(applicationID, updateID, c)
	signature := audit.Signature{Algorithm: c.Proof.Algorithm, KeyID: c.Proof.KeyID, MAC: c.Proof.MAC}
	return err == nil && s.keys.Check(signature, commandPurpose, text)
}
