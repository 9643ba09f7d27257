package decode

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// ErrMalformedJSON says that the bytes are not one JSON document in UTF-8.
var ErrMalformedJSON = errors.New("malformed JSON")

// object is a JSON object that remembers the order of its keys and which were given twice: encoding/json keeps the
// last of two silently, so that a reader and a writer could differ on what was said.
type object struct {
	keys   []string
	values map[string]any
	twice  []string
}

// parseTree reads one JSON document into object, []any, string, json.Number, bool and nil.
func parseTree(data []byte) (any, error) {
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%w: not UTF-8", ErrMalformedJSON)
	}
	if !json.Valid(data) { // also bounds the depth, and with it the recursion below
		var discard any
		return nil, fmt.Errorf("%w: %w", ErrMalformedJSON, json.Unmarshal(data, &discard))
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	return parseNode(dec)
}

func parseNode(dec *json.Decoder) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformedJSON, err)
	}
	switch token {
	case json.Delim('{'):
		return parseObject(dec)
	case json.Delim('['):
		return parseArray(dec)
	}
	return token, nil
}

func parseArray(dec *json.Decoder) (any, error) {
	items := []any{}
	for dec.More() {
		item, err := parseNode(dec)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, closing(dec)
}

func parseObject(dec *json.Decoder) (any, error) {
	o := object{values: map[string]any{}}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrMalformedJSON, err)
		}
		key, ok := token.(string)
		if !ok {
			return nil, fmt.Errorf("%w: a key is not a string", ErrMalformedJSON)
		}
		value, err := parseNode(dec)
		if err != nil {
			return nil, err
		}
		if _, seen := o.values[key]; seen {
			o.twice = append(o.twice, key)
		} else {
			o.keys = append(o.keys, key)
		}
		o.values[key] = value
	}
	return o, closing(dec)
}

func closing(dec *json.Decoder) error {
	if _, err := dec.Token(); err != nil {
		return fmt.Errorf("%w: %w", ErrMalformedJSON, err)
	}
	return nil
}
