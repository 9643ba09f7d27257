//go:build linux || darwin

package vitals

import "golang.org/x/sys/unix"

// room is how much of the disk of a folder is free for this program, and how large it is, in bytes.
func room(folder string) (free, size uint64, err error) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, 0, err
	}
	block := uint64(s.Bsize) //nolint:gosec // never negative
	return s.Bavail * block, s.Blocks * block, nil
}
