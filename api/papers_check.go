package api

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/models"
	"scpo.example/desk/models/decode"
)

// mostChecked bounds the hashes of one question.
const mostChecked = 300

var sha256Text = regexp.MustCompile(`^[0-9a-f]{64}$`)

// checkPapers says of each hash which file of the submission has it. Nothing is kept.
func (s *Server) checkPapers(k *call) (answer, error) {
	app, round, papers, err := s.submitted(k)
	if err != nil {
		return answer{}, err
	}
	var asked answers.PaperCheck
	found, err := readBody(k.body, &asked)
	if err != nil {
		return answer{}, err
	}
	if len(asked.Hashes) == 0 || len(asked.Hashes) > mostChecked {
		found = append(found, decode.NewProblem("/hashes", decode.CodeRequired, fmt.Sprintf("Enter 1 to %d hashes", mostChecked)))
	}
	for i, hash := range asked.Hashes {
		asked.Hashes[i] = strings.ToLower(strings.TrimSpace(hash))
		if !sha256Text.MatchString(asked.Hashes[i]) {
			found = append(found, decode.NewProblem(fmt.Sprintf("/hashes/%d", i), decode.CodeBadValue, "Enter a SHA-256: 64 digits and letters from a to f"))
		}
	}
	if len(found) > 0 {
		return answer{}, invalid(found)
	}
	attached, err := s.store.VersionFiles(k.Request().Context(), app.ID, round.VersionN)
	if err != nil {
		return answer{}, err
	}
	manifest, err := s.manifestOf(k, papers)
	if err != nil {
		return answer{}, err
	}
	entries, err := manifest.Entries(papers, attached)
	if err != nil {
		return answer{}, err
	}
	items := make([]answers.CheckedPaper, len(asked.Hashes))
	for i, hash := range asked.Hashes {
		items[i] = answers.CheckedPaper{SHA256: hash, Files: []string{}}
		for _, e := range entries {
			if e.SHA256 == hash {
				items[i].Files = append(items[i].Files, e.Name)
			}
		}
		if len(items[i].Files) == 0 {
			if items[i].Rounds, err = s.otherRounds(k, app.ID, round.Round, hash); err != nil {
				return answer{}, err
			}
		}
	}
	given := listed(items)
	given.detail = "round " + strconv.Itoa(round.Round)
	return given, nil
}

// otherRounds are the other rounds of the application that have a paper with the hash.
func (s *Server) otherRounds(k *call, id string, but int, hash string) ([]int, error) {
	ctx := k.Request().Context()
	rounds, err := s.store.Submissions(ctx, id)
	if err != nil {
		return nil, err
	}
	var found []int
	for _, r := range rounds {
		if r.Round == but {
			continue
		}
		papers, err := s.store.Papers(ctx, id, r.Round)
		if err != nil {
			return nil, err
		}
		attached, err := s.store.VersionFiles(ctx, id, r.VersionN)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(papers, func(p models.Paper) bool { return p.SHA256 == hash }) ||
			slices.ContainsFunc(attached, func(a models.Attachment) bool { return a.SHA256 == hash }) {
			found = append(found, r.Round)
		}
	}
	return found, nil
}
