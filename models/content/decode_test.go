package content_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/content"
	"scpo.example/desk/models/decode"
)

func TestDecodeReportsWhatIsWrongAndWhere(t *testing.T) {
	line, long := strings.Repeat("é", decode.MaxLine), strings.Repeat("é", decode.MaxText)
	many := "[" + strings.Repeat(`{},`, decode.MaxItems) + "{}]"
	for name, c := range map[string]struct {
		in, pointer, code string
	}{
		"unknown field":               {`{"foo":1}`, "/foo", decode.CodeUnknownField},
		"unknown field, other case":   {`{"Route":"s19"}`, "/Route", decode.CodeUnknownField},
		"unknown field below":         {`{"terms":[{"id":"t1"},{"id":"t2","txt":"x"}]}`, "/terms/1/txt", decode.CodeUnknownField},
		"pointer is escaped":          {`{"a/b~c":1}`, "/a~1b~0c", decode.CodeUnknownField},
		"not an object":               {`[]`, "", decode.CodeWrongType},
		"null for all":                {`null`, "", decode.CodeWrongType},
		"object for text":             {`{"facts":{}}`, "/facts", decode.CodeWrongType},
		"number for text":             {`{"terms":[{"text":5}]}`, "/terms/0/text", decode.CodeWrongType},
		"text for truth":              {`{"evidence":[{"served":"yes"}]}`, "/evidence/0/served", decode.CodeWrongType},
		"text for a list":             {`{"terms":"none"}`, "/terms", decode.CodeWrongType},
		"text for an object":          {`{"court":"Lewes"}`, "/court", decode.CodeWrongType},
		"text for an optional object": {`{"monitoringPlan":"yes"}`, "/monitoringPlan", decode.CodeWrongType},
		"null in a list":              {`{"subjects":[null]}`, "/subjects/0", decode.CodeWrongType},
		"number in a list of text":    {`{"order":{"savings":["a",2]}}`, "/order/savings/1", decode.CodeWrongType},
		"fraction":                    {`{"terms":[{"number":1.5}]}`, "/terms/0/number", decode.CodeWrongType},
		"huge number":                 {`{"terms":[{"number":99999999999999999999}]}`, "/terms/0/number", decode.CodeWrongType},
		"negative number":             {`{"order":{"end":{"kind":"length","years":-1}}}`, "/order/end/years", decode.CodeBadValue},
		"no such day":                 {`{"court":{"expectedOrderDate":"2026-02-30"}}`, "/court/expectedOrderDate", decode.CodeBadDate},
		"date with time":              {`{"court":{"hearings":[{"date":"2026-05-08T10:00:00Z"}]}}`, "/court/hearings/0/date", decode.CodeBadDate},
		"number for a date":           {`{"notice":{"servedOn":20260508}}`, "/notice/servedOn", decode.CodeBadDate},
		"empty date":                  {`{"notice":{"servedOn":""}}`, "/notice/servedOn", decode.CodeBadDate},
		"date out of range":           {`{"subjects":[{"dateOfBirth":"1066-10-14"}]}`, "/subjects/0/dateOfBirth", decode.CodeBadDate},
		"unknown route":               {`{"route":"s99"}`, "/route", decode.CodeBadValue},
		"empty choice":                {`{"route":""}`, "/route", decode.CodeBadValue},
		"unknown disposal":            {`{"disposal":{"kind":"prison"}}`, "/disposal/kind", decode.CodeBadValue},
		"unknown recipient":           {`{"terms":[{"information":{"recipient":"pcso"}}]}`, "/terms/0/information/recipient", decode.CodeBadValue},
		"unknown marking":             {`{"marking":"SECRET"}`, "/marking", decode.CodeBadValue},
		"another version":             {`{"schemaVersion":2}`, "/schemaVersion", decode.CodeBadValue},
		"not in force":                {`{"futureProvisions":{"electronicMonitoring":{}}}`, "/futureProvisions/electronicMonitoring", decode.CodeBadValue},
		"line too long":               {`{"court":{"name":"` + line + `x"}}`, "/court/name", decode.CodeTooLong},
		"optional line too long":      {`{"subjects":[{"familyName":"` + line + `x"}]}`, "/subjects/0/familyName", decode.CodeTooLong},
		"text too long":               {`{"terms":[{},{},{},{"text":"` + long + `x"}]}`, "/terms/3/text", decode.CodeTooLong},
		"too many":                    {`{"terms":` + many + `}`, "/terms", decode.CodeTooMany},
		"control character":           {`{"facts":"a\u0000b"}`, "/facts", decode.CodeBadValue},
		"turned name":                 {`{"subjects":[{"familyName":"Smith\u202E"}]}`, "/subjects/0/familyName", decode.CodeBadValue},
		"marked alias":                {`{"subjects":[{"aliases":["\u200FAli"]}]}`, "/subjects/0/aliases/0", decode.CodeBadValue},
		"turned term":                 {`{"terms":[{"text":"Must not \u2067enter\u2069 Leeds."}]}`, "/terms/0/text", decode.CodeBadValue},
		"given twice":                 {`{"facts":"a","facts":"b"}`, "/facts", decode.CodeBadValue},
		"same id twice":               {`{"terms":[{"id":"t1"},{"id":"t1"}]}`, "/terms/1/id", decode.CodeDuplicateID},
		"same id in another list":     {`{"evidence":[{"id":"x1"}],"thirdParties":{"items":[{"id":"x1"}]}}`, "/thirdParties/items/0/id", decode.CodeDuplicateID},
		"id of a section":             {`{"terms":[{"id":"court"}]}`, "/terms/0/id", decode.CodeDuplicateID},
		"id with a slash":             {`{"terms":[{"id":"a/b"}]}`, "/terms/0/id", decode.CodeBadValue},
		"field of another kind":       {`{"order":{"start":{"kind":"date","event":"other"}}}`, "/order/start/event", decode.CodeUnknownField},
		"no kind":                     {`{"terms":[{"end":{"years":2,"months":1}}]}`, "/terms/0/end/kind", decode.CodeRequired},
		"bad kind, once":              {`{"terms":[{"end":{"kind":"never","years":2}}]}`, "/terms/0/end/kind", decode.CodeBadValue},
		"order starts as itself":      {`{"order":{"start":{"kind":"as-order"}}}`, "/order/start/kind", decode.CodeBadValue},
		"order ends as itself":        {`{"order":{"end":{"kind":"as-order"}}}`, "/order/end/kind", decode.CodeBadValue},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems, err := content.Decode([]byte(c.in))
			require.NoError(t, err)
			require.Len(t, problems, 1)
			require.Equal(t, c.pointer, problems[0].Pointer)
			require.Equal(t, c.code, problems[0].Code)
			require.Regexp(t, `^(Enter|Remove|Use|Leave|This) .*[^.]$`, problems[0].Message)
		})
	}
	read(t, []byte(`{"court":{"name":"`+line+`"},"facts":"`+long+`"}`))
	read(t, []byte(`{"order":{"start":{"kind":"date","on":"2026-05-08","event":null,"text":null}}}`))
}

func TestPastedTextIsReadAsItLooks(t *testing.T) {
	c := read(t, []byte(`{"facts":"one\u000btwo\u000cthree\r\nfour \u0093Jose\u0301\u0094 \u200e","court":{"name":"King\u0092s Lynn"}}`))
	require.Equal(t, "one\ntwo\nthree\nfour “José” \u200e", c.Facts)
	require.Equal(t, "King’s Lynn", c.Court.Name)
}

func TestDecodeReportsEverythingUpToABound(t *testing.T) {
	_, problems, err := content.Decode([]byte(`{"route":1,"x":2,"court":{"name":[],"y":0},"terms":[{"start":{"kind":"date","on":"x"}}]}`))
	require.NoError(t, err)
	var pointers []string
	for _, p := range problems {
		pointers = append(pointers, p.Pointer)
	}
	require.Equal(t, []string{"/route", "/court/name", "/court/y", "/terms/0/start/on", "/x"}, pointers)

	fields := make([]string, 3*decode.MaxProblems)
	for i := range fields {
		fields[i] = fmt.Sprintf(`"f%d":0`, i)
	}
	_, problems, err = content.Decode([]byte("{" + strings.Join(fields, ",") + "}"))
	require.NoError(t, err)
	require.Len(t, problems, decode.MaxProblems)
}

func TestDecodeRefusesMalformedJSON(t *testing.T) {
	for _, in := range []string{"", " ", "{", `{"facts":}`, `{} {}`, `{"a":1,}`, "nope", "{\"facts\":\"\xff\"}", strings.Repeat("[", 1<<20)} {
		_, problems, err := content.Decode([]byte(in))
		require.ErrorIs(t, err, decode.ErrMalformedJSON)
		require.Empty(t, problems)
	}
}

func TestItemsWithoutIDsAreNamed(t *testing.T) {
	c := read(t, []byte(`{"terms":[{"text":"a"},{"id":"t7"},{"id":null},{"id":""}],"schedules":[{"kind":"map"}],"evidence":[{"title":"x"}]}`))
	require.Equal(t, "t8", c.Terms[0].ID)
	require.Equal(t, "t7", c.Terms[1].ID)
	require.Equal(t, "t9", c.Terms[2].ID)
	require.Equal(t, "t10", c.Terms[3].ID)
	require.Equal(t, "schedule-1", c.Schedules[0].ID)
	require.Equal(t, "e1", c.Evidence[0].ID)
	require.Equal(t, c.Hash(), read(t, c.Canonical()).Hash(), "an id once given stays")
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"terms":[{"id":"t1","start":{"kind":"date","on":"2026-05-08"},"end":null}]}`))
	f.Add([]byte(`{"order":{"end":{"kind":"length","years":5}},"subjects":[{"aliases":["a"]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems, err := content.Decode(data)
		if err != nil {
			require.ErrorIs(t, err, decode.ErrMalformedJSON)
			return
		}
		require.LessOrEqual(t, len(problems), decode.MaxProblems)
		var plain content.Content
		require.NoError(t, json.Unmarshal(c.Canonical(), &plain))
		require.Equal(t, c.Hash(), plain.Hash())
	})
}

func TestDecodeAcceptsLaterProvisionsWhenTheyAreInForce(t *testing.T) {
	later := []byte(`{"applicantAuthority":"nca","futureProvisions":{"notificationRecipient":{"name":"A Person"},` +
		`"electronicMonitoring":{"months":12,"areaAvailable":true}}}`)
	_, problems, err := content.Decode(later)
	require.NoError(t, err)
	require.Len(t, problems, 3, "nothing of it is in force")

	_, problems, err = content.Decode(later, "bsaia.s57", "bsaia.s58")
	require.NoError(t, err)
	require.Len(t, problems, 1)
	require.Equal(t, "/futureProvisions/electronicMonitoring", problems[0].Pointer)

	c, problems, err := content.Decode(later, "bsaia.s55", "bsaia.s57", "bsaia.s58")
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Equal(t, content.AuthorityNCA, c.ApplicantAuthority)
	require.Equal(t, 12, c.FutureProvisions.ElectronicMonitoring.Months)
	require.Equal(t, "A Person", c.FutureProvisions.NotificationRecipient.Name)
}
