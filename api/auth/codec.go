package auth

import (
	"encoding/json"
	"fmt"
	"time"
)

// codec writes the data of a session, which is strings only, as JSON.
type codec struct{}

type coded struct {
	Deadline time.Time         `json:"deadline"`
	Values   map[string]string `json:"values"`
}

// Encode is part of scs.Codec.
func (codec) Encode(deadline time.Time, values map[string]any) ([]byte, error) {
	c := coded{Deadline: deadline, Values: make(map[string]string, len(values))}
	for name, v := range values {
		text, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("encode session: %s is no string", name)
		}
		c.Values[name] = text
	}
	return json.Marshal(c)
}

// Decode is part of scs.Codec.
func (codec) Decode(data []byte) (time.Time, map[string]any, error) {
	var c coded
	if err := json.Unmarshal(data, &c); err != nil {
		return time.Time{}, nil, fmt.Errorf("decode session: %w", err)
	}
	values := make(map[string]any, len(c.Values))
	for name, text := range c.Values {
		values[name] = text
	}
	return c.Deadline, values, nil
}
