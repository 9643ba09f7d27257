package models

import "time"

// contestable: a contest may be recorded, and changed, until the CPS has said what it thinks of it.
func contestable(s Standing, c Command, _ time.Time) *Refusal {
	p, known := s.Point(c.PointID)
	switch {
	case !known:
		return s.refuse(PointUnknown, c.PointID)
	case !c.Contested.given():
		return s.refuse(BadValue)
	case p.Cancelled:
		return s.refuse(ItemClosed)
	case p.Agreed != "":
		return s.refuse(ContestOver)
	}
	return nil
}

// contestClosable: an outcome that was recorded wrongly is recorded again; the history keeps both.
func contestClosable(s Standing, c Command, now time.Time) *Refusal {
	p, known := s.Point(c.PointID)
	switch {
	case !known:
		return s.refuse(PointUnknown, c.PointID)
	case !c.Agreed.given():
		return s.refuse(BadValue)
	case p.Cancelled:
		return s.refuse(ItemClosed)
	case p.Contested != Yes:
		return s.refuse(NotContested)
	}
	s.SubmittedOn = nil // the reason may be of an earlier submission
	return s.unmetDate(c, now)
}

// openItem requires an item that the CPS still wants.
func openItem(s Standing, c Command, _ time.Time) *Refusal {
	p, known := s.Point(c.PointID)
	switch {
	case !known:
		return s.refuse(PointUnknown, c.PointID)
	case p.Cancelled || p.Received:
		return s.refuse(ItemClosed)
	}
	return nil
}

func receivable(s Standing, c Command, now time.Time) *Refusal {
	if r := openItem(s, c, now); r != nil {
		return r
	}
	s.SubmittedOn = nil
	return s.unmetDate(c, now)
}

func contested(s *Standing, c Command, _ time.Time) {
	s.setPoint(c.PointID, func(p *PointStanding) { p.Contested = c.Contested })
}

func contestClosed(s *Standing, c Command, _ time.Time) {
	s.setPoint(c.PointID, func(p *PointStanding) { p.Agreed = c.Agreed })
}

func itemReceived(s *Standing, c Command, _ time.Time) {
	s.setPoint(c.PointID, func(p *PointStanding) { p.Received = !c.Part })
}

func itemCancelled(s *Standing, c Command, _ time.Time) {
	s.setPoint(c.PointID, func(p *PointStanding) { p.Cancelled = true })
}
