package content_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"scpo.example/desk/models/calendar"
	"scpo.example/desk/models/content"
)

func person(family, given, pnc string, born *calendar.Date, aliases ...string) content.Content {
	c := content.Empty()
	c.Subjects = content.List[content.Subject]{{
		ID: "s1", Type: content.SubjectIndividual, FamilyName: &family, GivenNames: &given, PNCID: &pnc, DateOfBirth: born, Aliases: aliases,
	}}
	return c
}

func matches(a, b content.Content) []content.SubjectMatch {
	var found []content.SubjectMatch
	for _, k := range a.SubjectKeys() {
		for _, other := range b.SubjectKeys() {
			if k.Meets(other) && (len(found) == 0 || found[len(found)-1] != k.Match) {
				found = append(found, k.Match)
			}
		}
	}
	return found
}

func TestTheSamePersonIsFoundHoweverTheNameIsTyped(t *testing.T) {
	day := calendar.Date{Year: 1987, Month: 3, Day: 14}
	ana := person("De la Cruz", "Ana María", "", &day)
	for _, same := range []content.Content{
		person("DELACRUZ", "ana maria", "", &day), person("Ana Maria", "de la Cruz", "", &day), person("de-la-cruz", "Ana", "", &day),
		person("Dela\u200bCruz", " ANA  MARI\u0301A ", "", &day), person("Smith", "Ann", "", &day, "Ana Maria de la Cruz"),
	} {
		require.Equal(t, []content.SubjectMatch{content.SamePerson}, matches(ana, same), same.Subjects[0].Name())
	}
	next := calendar.Date{Year: 1987, Month: 3, Day: 15}
	for _, other := range []content.Content{
		person("De la Cruz", "Ana María", "", &next), person("De la Cruz", "Ana María", "", nil), person("De la Cruz", "Eva", "", &day), person("", "", "", &day),
	} {
		require.Empty(t, matches(ana, other), other.Subjects[0].Name())
	}
	require.Empty(t, matches(person("", "", "", &day), person("", "", "", &day)), "no name is no person")
}

func TestAnInitialMayBeAnyNameThatBeginsWithIt(t *testing.T) {
	day := calendar.Date{Year: 1987, Month: 3, Day: 14}
	john := person("Smith", "John Peter", "", &day)
	for _, same := range [][2]string{{"Smith", "J."}, {"SMITH", "Mr J.P."}, {"Smith", "Mr John"}, {"Mr Smith", "John"}, {"smith", "j q"}} {
		require.NotEmpty(t, matches(john, person(same[0], same[1], "", &day)), same)
		require.NotEmpty(t, matches(person(same[0], same[1], "", &day), john), same)
	}
	for _, other := range [][2]string{{"Smith", "Jane"}, {"Smith", "P."}, {"Smythe", "J."}, {"Smith", ""}, {"Smith", "Mr"}} {
		require.Empty(t, matches(john, person(other[0], other[1], "", &day)), other)
	}
	next := calendar.Date{Year: 1987, Month: 3, Day: 15}
	require.Empty(t, matches(john, person("Smith", "J.", "", &next)))
}

func TestOnePNCIDIsWrittenInManyWays(t *testing.T) {
	for _, same := range []string{"04/123456X", "2004/0123456X", " 2004 / 0123456x", "20040123456X", "04123456X"} {
		require.Equal(t, []content.SubjectMatch{content.SamePNC}, matches(person("A", "B", "2004/0123456X", nil), person("C", "D", same, nil)), same)
	}
	require.NotEmpty(t, matches(person("A", "B", "FICT/00/000014A", nil), person("C", "D", "fict 00 000014 a", nil)))
	for _, other := range []string{"2005/0123456X", "2004/0123457X", "2004/0123456Y", "", "N/K", "unknown"} {
		require.Empty(t, matches(person("A", "B", "2004/0123456X", nil), person("C", "D", other, nil)), other)
	}
	require.Empty(t, matches(person("A", "B", "Not known", nil), person("C", "D", "not known", nil)))
}

func TestABodyIsFoundByItsNumber(t *testing.T) {
	body := func(number string) content.Content {
		c := content.Empty()
		c.Subjects = content.List[content.Subject]{{ID: "s1", Type: content.SubjectBodyCorporate, BodyNumber: &number}}
		return c
	}
	require.Equal(t, []content.SubjectMatch{content.SameBody}, matches(body("01234567"), body("1234567")))
	require.Empty(t, matches(body(""), body("")))
}
