package content

import "fmt"

// About is the same content about other subjects, distinguished by n: for demonstrations and tests that need many
// applications of one text.
func (c Content) About(n int) Content {
	subjects := make(List[Subject], len(c.Subjects))
	copy(subjects, c.Subjects)
	for i := range subjects {
		s := &subjects[i]
		if s.PNCID != nil {
			id := fmt.Sprintf("FICT/%02d/%06d%c", n/100000%100, n%100000*10+i, 'A'+rune(n%26))
			s.PNCID = &id
		}
		if s.DateOfBirth != nil {
			born := s.DateOfBirth.AddDays(-n % 1500)
			s.DateOfBirth = &born
		}
		if s.BodyNumber != nil {
			number := fmt.Sprintf("FICT%04d%d", n, i)
			s.BodyNumber = &number
		}
	}
	c.Subjects = subjects
	return c
}
