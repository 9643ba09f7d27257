package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

type relatives struct {
	Items []struct {
		ID, Reference, Force, State, Subject *string
		Region                               string
		Why                                  []string
	}
}

// TestTheSameSubjectIsFoundBeforeASecondDraft: a user who can see it learns which it is, others that there is one and
// where.
func TestTheSameSubjectIsFoundBeforeASecondDraft(t *testing.T) {
	t.Parallel()
	d := shared
	about := func(family, given, pnc string) object {
		return object{"schemaVersion": 1, "subjects": []object{{
			"id": "s1", "type": "individual", "familyName": family, "givenNames": given, "dateOfBirth": "1991-02-27", "pncId": pnc,
		}}}
	}
	first := d.as(t, "applicant.thames-valley").create("thames-valley", about("Álvarez", "José", "1997/0765432Z"))
	asked := object{"familyName": "jose", "givenNames": "ALVAREZ", "dateOfBirth": "1991-02-27"}
	look := func(who string, body object) relatives {
		var found relatives
		d.as(t, who).post("/api/v1/relatives", body).want(http.StatusOK).into(&found)
		return found
	}
	own := look("applicant.thames-valley", asked)
	require.Len(t, own.Items, 1)
	require.Equal(t, first.ID, *own.Items[0].ID)
	require.Equal(t, []string{"name-and-birth"}, own.Items[0].Why)
	for _, who := range []string{"applicant.surrey", "applicant.kent"} {
		other := look(who, object{"pncId": "97/765432z"})
		require.Len(t, other.Items, 1, who)
		require.Nil(t, other.Items[0].ID)
		require.Nil(t, other.Items[0].Reference)
		require.Nil(t, other.Items[0].Subject)
		require.Equal(t, "serocu", other.Items[0].Region)
	}
	require.Equal(t, first.Reference, *look("officer.ersou", asked).Items[0].Reference, "two regions speak of it by its reference")
	require.Nil(t, look("officer.ersou", asked).Items[0].ID)
	require.Empty(t, look("applicant.thames-valley", object{"familyName": "Álvarez", "givenNames": "José"}).Items, "a name alone is not enough")
	require.Empty(t, look("applicant.thames-valley", object{}).Items)
	d.as(t, "applicant.kent").post("/api/v1/relatives", object{"name": "x"}).faults("/name unknown-field")

	second := d.as(t, "applicant.surrey").create("surrey", about("Alvarez", "Jose", ""))
	var found relatives
	d.as(t, "officer.serocu").get(at(second.ID, "relatives")).want(http.StatusOK).into(&found)
	require.Equal(t, first.ID, *found.Items[0].ID)
	d.as(t, "applicant.surrey").get(at(second.ID, "relatives")).want(http.StatusOK).into(&found)
	require.Nil(t, found.Items[0].ID)
}
