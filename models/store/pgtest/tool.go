package pgtest

import (
	"fmt"
	"path/filepath"
)

// Tool finds one of PostgreSQL's own tools, such as pg_dump, beside the server's program.
func Tool(name string) (string, error) {
	for _, dir := range folders() {
		if path := filepath.Join(dir, name); executable(path) {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s: %w", name, errMissing)
}
