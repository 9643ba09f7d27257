package desktest

// Stages are the steps of an application from its draft to the CPS's acceptance.
func (c *Case) Stages() []func() {
	return []func(){
		func() { c.Act(c.Applicant, "submit-for-qa", nil) },
		func() { c.Act(c.Officer, "claim", nil) },
		func() { c.Act(c.Officer, "approve", Checklist()) },
		func() { c.Act(c.Officer, "submit-to-cps", nil) },
		func() { c.Accept() },
	}
}

// Shown is all that the application shows to the officer, with its deadlines and its history, which must verify.
func (c *Case) Shown() string {
	c.t.Helper()
	c.Application = c.Show(c.Applicant)
	c.History(c.Applicant)
	all := ""
	for _, part := range []string{"", "/events", "/versions", "/points", "/submissions"} {
		all += string(c.Officer.Get(c.Path(part), nil).Body) + "\n"
	}
	return all
}

// Shown is what every one of them shows, by id.
func Shown(cases []*Case) map[string]string {
	all := map[string]string{}
	for _, c := range cases {
		all[c.ID] = c.Shown()
	}
	return all
}

// Reach takes the i-th of many applications as many stages on as i says, so that they come to be in all stages.
func (c *Case) Reach(i int) {
	for _, step := range c.Stages()[:i%(len(c.Stages())+1)] {
		step()
	}
}

// Finish takes the i-th of them from there to the end, and gives the state that it has then.
func (c *Case) Finish(i int) (state string) {
	for _, step := range c.Stages()[i%(len(c.Stages())+1):] {
		step()
	}
	return c.Show(c.Officer).State
}
