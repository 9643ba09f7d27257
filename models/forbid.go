package models

// forbid says why a person cannot do an action now, whatever they send; "" when they can.
type forbid func(s Standing, userID string) Reason

func onceClaimed(s Standing, _ string) Reason {
	if s.Holder != "" {
		return ClaimedByOther
	}
	return ""
}

func ifHeld(s Standing, userID string) Reason {
	if s.Holder == userID {
		return AlreadyYours
	}
	return onceClaimed(s, userID)
}

func unlessHolder(s Standing, userID string) Reason {
	switch s.Holder {
	case "":
		return NotClaimed
	case userID:
		return ""
	}
	return ClaimedByOther
}

// unlessSecondEyes requires the holder, who must not have written the text or be named in it.
func unlessSecondEyes(s Standing, userID string) Reason {
	if why := unlessHolder(s, userID); why != "" {
		return why
	}
	return s.ownWork(userID)
}

func unlessTheirs(s Standing, userID string) Reason {
	if s.Holder != userID {
		return NotClaimed
	}
	return ""
}

func unlessPassed(s Standing, userID string) Reason {
	if s.PassedFrom != userID {
		return NotClaimed
	}
	return ""
}

// onceSubmitted: a draft that was recalled has been submitted, and is withdrawn instead.
func onceSubmitted(s Standing, _ string) Reason {
	if s.ContentHash != "" {
		return AlreadySubmitted
	}
	return ""
}

func unlessRestricted(s Standing, _ string) Reason {
	if len(s.Restricted) == 0 {
		return NotRestricted
	}
	return ""
}

func ifStopped(s Standing, _ string) Reason {
	if s.openStop() != nil {
		return ClockStopped
	}
	return ""
}

func ifRunning(s Standing, _ string) Reason {
	if s.openStop() == nil {
		return ClockRunning
	}
	return ""
}
