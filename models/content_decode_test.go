package models_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models"
)

func TestDecodeReportsWhatIsWrongAndWhere(t *testing.T) {
	line, long := strings.Repeat("é", models.MaxLine), strings.Repeat("é", models.MaxText)
	many := "[" + strings.Repeat(`{},`, models.MaxItems) + "{}]"
	for name, c := range map[string]struct {
		in, pointer, code string
	}{
		"unknown field":               {`{"foo":1}`, "/foo", models.CodeUnknownField},
		"unknown field, other case":   {`{"Route":"s19"}`, "/Route", models.CodeUnknownField},
		"unknown field below":         {`{"terms":[{"id":"t1"},{"id":"t2","txt":"x"}]}`, "/terms/1/txt", models.CodeUnknownField},
		"pointer is escaped":          {`{"a/b~c":1}`, "/a~1b~0c", models.CodeUnknownField},
		"not an object":               {`[]`, "", models.CodeWrongType},
		"null for all":                {`null`, "", models.CodeWrongType},
		"object for text":             {`{"facts":{}}`, "/facts", models.CodeWrongType},
		"number for text":             {`{"terms":[{"text":5}]}`, "/terms/0/text", models.CodeWrongType},
		"text for truth":              {`{"evidence":[{"served":"yes"}]}`, "/evidence/0/served", models.CodeWrongType},
		"text for a list":             {`{"terms":"none"}`, "/terms", models.CodeWrongType},
		"text for an object":          {`{"court":"Lewes"}`, "/court", models.CodeWrongType},
		"text for an optional object": {`{"monitoringPlan":"yes"}`, "/monitoringPlan", models.CodeWrongType},
		"null in a list":              {`{"subjects":[null]}`, "/subjects/0", models.CodeWrongType},
		"number in a list of text":    {`{"order":{"savings":["a",2]}}`, "/order/savings/1", models.CodeWrongType},
		"fraction":                    {`{"terms":[{"number":1.5}]}`, "/terms/0/number", models.CodeWrongType},
		"huge number":                 {`{"terms":[{"number":99999999999999999999}]}`, "/terms/0/number", models.CodeWrongType},
		"negative number":             {`{"order":{"end":{"kind":"length","years":-1}}}`, "/order/end/years", models.CodeBadValue},
		"no such day":                 {`{"court":{"expectedOrderDate":"2026-02-30"}}`, "/court/expectedOrderDate", models.CodeBadDate},
		"date with time":              {`{"court":{"hearings":[{"date":"2026-05-08T10:00:00Z"}]}}`, "/court/hearings/0/date", models.CodeBadDate},
		"number for a date":           {`{"notice":{"servedOn":20260508}}`, "/notice/servedOn", models.CodeBadDate},
		"empty date":                  {`{"notice":{"servedOn":""}}`, "/notice/servedOn", models.CodeBadDate},
		"date out of range":           {`{"subjects":[{"dateOfBirth":"1066-10-14"}]}`, "/subjects/0/dateOfBirth", models.CodeBadDate},
		"unknown route":               {`{"route":"s99"}`, "/route", models.CodeBadValue},
		"empty choice":                {`{"route":""}`, "/route", models.CodeBadValue},
		"unknown disposal":            {`{"disposal":{"kind":"prison"}}`, "/disposal/kind", models.CodeBadValue},
		"unknown recipient":           {`{"terms":[{"information":{"recipient":"pcso"}}]}`, "/terms/0/information/recipient", models.CodeBadValue},
		"unknown marking":             {`{"marking":"SECRET"}`, "/marking", models.CodeBadValue},
		"another version":             {`{"schemaVersion":2}`, "/schemaVersion", models.CodeBadValue},
		"not in force":                {`{"futureProvisions":{"electronicMonitoring":{}}}`, "/futureProvisions/electronicMonitoring", models.CodeBadValue},
		"line too long":               {`{"court":{"name":"` + line + `x"}}`, "/court/name", models.CodeTooLong},
		"optional line too long":      {`{"subjects":[{"familyName":"` + line + `x"}]}`, "/subjects/0/familyName", models.CodeTooLong},
		"text too long":               {`{"terms":[{},{},{},{"text":"` + long + `x"}]}`, "/terms/3/text", models.CodeTooLong},
		"too many":                    {`{"terms":` + many + `}`, "/terms", models.CodeTooMany},
		"control character":           {`{"facts":"a\u0000b"}`, "/facts", models.CodeBadValue},
		"given twice":                 {`{"facts":"a","facts":"b"}`, "/facts", models.CodeBadValue},
		"same id twice":               {`{"terms":[{"id":"t1"},{"id":"t1"}]}`, "/terms/1/id", models.CodeDuplicateID},
		"same id in another list":     {`{"evidence":[{"id":"x1"}],"thirdParties":{"items":[{"id":"x1"}]}}`, "/thirdParties/items/0/id", models.CodeDuplicateID},
		"id of a section":             {`{"terms":[{"id":"court"}]}`, "/terms/0/id", models.CodeDuplicateID},
		"id with a slash":             {`{"terms":[{"id":"a/b"}]}`, "/terms/0/id", models.CodeBadValue},
		"field of another kind":       {`{"order":{"start":{"kind":"date","event":"other"}}}`, "/order/start/event", models.CodeUnknownField},
		"no kind":                     {`{"terms":[{"end":{"years":2,"months":1}}]}`, "/terms/0/end/kind", models.CodeRequired},
		"bad kind, once":              {`{"terms":[{"end":{"kind":"never","years":2}}]}`, "/terms/0/end/kind", models.CodeBadValue},
		"order starts as itself":      {`{"order":{"start":{"kind":"as-order"}}}`, "/order/start/kind", models.CodeBadValue},
		"order ends as itself":        {`{"order":{"end":{"kind":"as-order"}}}`, "/order/end/kind", models.CodeBadValue},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems, err := models.DecodeContent([]byte(c.in))
			require.NoError(t, err)
			require.Len(t, problems, 1)
			require.Equal(t, c.pointer, problems[0].Pointer)
			require.Equal(t, c.code, problems[0].Code)
			require.True(t, strings.HasSuffix(problems[0].Message, "."), problems[0].Message)
		})
	}
	decode(t, []byte(`{"court":{"name":"`+line+`"},"facts":"`+long+`"}`))
	decode(t, []byte(`{"order":{"start":{"kind":"date","on":"2026-05-08","event":null,"text":null}}}`))
}

func TestDecodeReportsEverythingUpToABound(t *testing.T) {
	_, problems, err := models.DecodeContent([]byte(`{"route":1,"x":2,"court":{"name":[],"y":0},"terms":[{"start":{"kind":"date","on":"x"}}]}`))
	require.NoError(t, err)
	var pointers []string
	for _, p := range problems {
		pointers = append(pointers, p.Pointer)
	}
	require.Equal(t, []string{"/route", "/court/name", "/court/y", "/terms/0/start/on", "/x"}, pointers)

	fields := make([]string, 3*models.MaxProblems)
	for i := range fields {
		fields[i] = fmt.Sprintf(`"f%d":0`, i)
	}
	_, problems, err = models.DecodeContent([]byte("{" + strings.Join(fields, ",") + "}"))
	require.NoError(t, err)
	require.Len(t, problems, models.MaxProblems)
}

func TestDecodeRefusesMalformedJSON(t *testing.T) {
	for _, in := range []string{"", " ", "{", `{"facts":}`, `{} {}`, `{"a":1,}`, "nope", "{\"facts\":\"\xff\"}", strings.Repeat("[", 1<<20)} {
		_, problems, err := models.DecodeContent([]byte(in))
		require.ErrorIs(t, err, models.ErrMalformedJSON)
		require.Empty(t, problems)
	}
}

func TestItemsWithoutIDsAreNamed(t *testing.T) {
	c := decode(t, []byte(`{"terms":[{"text":"a"},{"id":"t7"},{"id":null},{"id":""}],"schedules":[{"kind":"map"}],"evidence":[{"title":"x"}]}`))
	require.Equal(t, "t8", c.Terms[0].ID)
	require.Equal(t, "t7", c.Terms[1].ID)
	require.Equal(t, "t9", c.Terms[2].ID)
	require.Equal(t, "t10", c.Terms[3].ID)
	require.Equal(t, "schedule-1", c.Schedules[0].ID)
	require.Equal(t, "e1", c.Evidence[0].ID)
	require.Equal(t, c.Hash(), decode(t, c.Canonical()).Hash(), "an id once given stays")
}

func FuzzDecodeContent(f *testing.F) {
	f.Add([]byte(`{"terms":[{"id":"t1","start":{"kind":"date","on":"2026-05-08"},"end":null}]}`))
	f.Add([]byte(`{"order":{"end":{"kind":"length","years":5}},"subjects":[{"aliases":["a"]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems, err := models.DecodeContent(data)
		if err != nil {
			require.ErrorIs(t, err, models.ErrMalformedJSON)
			return
		}
		require.LessOrEqual(t, len(problems), models.MaxProblems)
		var plain models.Content
		require.NoError(t, json.Unmarshal(c.Canonical(), &plain))
		require.Equal(t, c.Hash(), plain.Hash())
	})
}

func TestDecodeAcceptsLaterProvisionsWhenTheyAreInForce(t *testing.T) {
	later := []byte(`{"applicantAuthority":"nca","futureProvisions":{"notificationRecipient":{"name":"A Person"},` +
		`"electronicMonitoring":{"months":12,"areaAvailable":true}}}`)
	_, problems, err := models.DecodeContent(later)
	require.NoError(t, err)
	require.Len(t, problems, 3, "nothing of it is in force")

	_, problems, err = models.DecodeContent(later, "bsaia.s57", "bsaia.s58")
	require.NoError(t, err)
	require.Len(t, problems, 1)
	require.Equal(t, "/futureProvisions/electronicMonitoring", problems[0].Pointer)

	c, problems, err := models.DecodeContent(later, "bsaia.s55", "bsaia.s57", "bsaia.s58")
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Equal(t, models.AuthorityNCA, c.ApplicantAuthority)
	require.Equal(t, 12, c.FutureProvisions.ElectronicMonitoring.Months)
	require.Equal(t, "A Person", c.FutureProvisions.NotificationRecipient.Name)
}
