package drafting

import (
	"scpo.example/desk/api/pages"
	"scpo.example/desk/api/pages/editing"
	"scpo.example/desk/models/content"
)

const riskSection = "risk"

// riskText adds what is in Word to the risk statement.
var riskText = editing.Into{
	Begin: "/sections/" + riskSection + "/word",
	Text:  func(_ *pages.Visit, c *content.Content) *string { return &c.Risk.Statement },
	Name:  func(*pages.Visit, content.Content) string { return "the risk statement" },
	Back:  func(_ *pages.Visit, a pages.Application) string { return editing.Path(a, riskSection) },
}
