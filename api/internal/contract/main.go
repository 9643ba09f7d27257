// Command contract writes the OpenAPI document as JSON, which is what the service serves, from its YAML source.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"go.yaml.in/yaml/v3"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "contract:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: contract openapi.yaml openapi.json")
	}
	source, err := os.ReadFile(args[0]) //nolint:gosec // G703: whoever runs it names the files
	if err != nil {
		return fmt.Errorf("read the source: %w", err)
	}
	document, err := convert(source)
	if err != nil {
		return fmt.Errorf("convert %s: %w", args[0], err)
	}
	if err := os.WriteFile(args[1], document, 0o644); err != nil { //nolint:gosec // G306: it is for everyone to read
		return fmt.Errorf("write the document: %w", err)
	}
	return nil
}

// convert gives the same bytes for the same source: encoding/json sorts the keys.
func convert(source []byte) ([]byte, error) {
	var document map[string]any
	if err := yaml.Unmarshal(source, &document); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(document); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
