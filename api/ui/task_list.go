package ui

import "html/template"

// TaskList is a list of tasks with their progress.
type TaskList struct {
	Items      []Task
	IDPrefix   string // "task-list" if empty; one on each list of a page
	Classes    string
	Attributes Attributes
}

// Task is one line; without Href it cannot be begun yet.
type Task struct {
	Title   Content
	Hint    Content
	Status  TaskStatus
	Href    string
	Classes string
}

// TaskStatus is a tag or words.
type TaskStatus struct {
	Tag     *Tag
	Text    string
	HTML    template.HTML
	Classes string
}

// Render implements Component.
func (t TaskList) Render() (template.HTML, error) {
	t.IDPrefix = or(t.IDPrefix, "task-list")
	return execute("task-list", t)
}

// Hinted says that there is a hint.
func (t Task) Hinted() bool { return t.Hint.given() }
