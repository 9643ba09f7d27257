//go:build !linux && !darwin

package vitals

import "errors"

// room is not known here.
func room(string) (free, size uint64, err error) { return 0, 0, errors.ErrUnsupported }
