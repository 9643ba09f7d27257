package auth_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/api/auth"
	"scpo.example/desk/models/reference"
)

const mapped = `{
	"scopes": ["groups", "email"],
	"role": {"claim": "groups", "values": {"writers": "applicant", "reviewers": "officer", "scpo-officers": "officer", "figures": "manager", "auditors": "auditor"}},
	"force": {"claim": "/organisation/force", "values": {"43": "thames-valley", "45": "surrey"}},
	"region": {"claim": "region"}
}`

func mappingFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mapping.json")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestAMappingFileThatIsWrongIsRefused(t *testing.T) {
	_, err := auth.ReadMapping(mappingFile(t, mapped), reference.Embedded())
	require.NoError(t, err)
	for text, want := range map[string]string{
		``:             "EOF",
		`{}`:           "role needs a claim and values",
		`{"rôle": {}}`: "unknown field",
		mapped + `{}`:  "after its end",
		`{"username": "", "role": {"claim": "g", "values": {"a": "officer"}}}`:                                              "must name a claim",
		`{"role": {"claim": "g", "values": {"a": "root"}}}`:                                                                 `no role "root"`,
		`{"role": {"claim": "g", "values": {"a": "lead"}}, "force": {"claim": "f", "values": {"1": "atlantis"}}}`:           `no force "atlantis"`,
		`{"role": {"claim": "g", "values": {"a": "lead"}}, "region": {"claim": "r", "values": {"1": "atlantis"}}}`:          `no region "atlantis"`,
		`{"role": {"claim": "g", "values": {"a": "cps"}}, "area": {"claim": "r", "values": {"1": "all", "2": "atlantis"}}}`: `no CPS area "atlantis"`,
	} {
		_, err := auth.ReadMapping(mappingFile(t, text), reference.Embedded())
		require.ErrorContains(t, err, want, text)
	}
	_, err = auth.ReadMapping("none.json", reference.Embedded())
	require.ErrorContains(t, err, "read mapping file")
}
