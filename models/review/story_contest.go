package review

import "scpo.example/desk/models"

func (t teller) contested(did string) string {
	b, ok := bodyOf[models.ContestBody](t.body)
	switch {
	case !ok:
		return did
	case b.Contested == models.Yes:
		return "contested the reason of the CPS in " + t.point(b.PointID)
	}
	return "recorded that the reason of the CPS in " + t.point(b.PointID) + " is not contested"
}

func (t teller) contestClosed(did string) string {
	b, ok := bodyOf[models.ContestOutcomeBody](t.body)
	if !ok {
		return did
	}
	verdict := "did not agree"
	if b.Agreed == models.Yes {
		verdict = "agreed"
	}
	text := "recorded that the CPS " + verdict + " that its reason in " + t.point(b.PointID) + " was wrong"
	if b.On != nil {
		text += ", " + longDate(*b.On)
	}
	return text
}

func (t teller) received(did string) string {
	b, ok := bodyOf[models.ReceiveBody](t.body)
	switch {
	case !ok:
		return did
	case b.Missing != "":
		return "recorded that the CPS has received a part of what " + t.point(b.PointID) + " asks for"
	}
	return "recorded that the CPS has received what " + t.point(b.PointID) + " asks for"
}

func (t teller) itemCancelled(did string) string {
	b, ok := bodyOf[models.CancelItemBody](t.body)
	if !ok {
		return did
	}
	return "cancelled " + t.point(b.PointID) + " of the CPS"
}

func (t teller) moved(did string) string {
	b, ok := bodyOf[models.MoveItemBody](t.body)
	if !ok || b.DueOn == nil {
		return did
	}
	text := "changed the due date of " + t.point(b.PointID)
	if b.From != nil {
		text += " from " + longDate(*b.From)
	}
	return text + " to " + longDate(*b.DueOn)
}
