package workflows

import (
	"go.temporal.io/sdk/worker"

	"scpo.example/desk/activities"
)

// Register tells a worker what it can do.
func Register(w worker.Registry, a *activities.Activities) {
	w.RegisterWorkflow(Application)
	w.RegisterWorkflow(Cover)
	w.RegisterWorkflow(Post)
	w.RegisterActivity(a)
}
