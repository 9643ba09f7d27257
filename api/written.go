package api

import (
	"encoding/json"

	"scpo.example/desk/models"
	"scpo.example/desk/models/content"
)

// written is the text of an application, read.
func written(app models.Application) (c content.Content, err error) {
	err = json.Unmarshal(app.Content, &c)
	return c, err
}
