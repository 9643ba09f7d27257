package pgtest

import "golang.org/x/sys/unix"

const (
	memory     = "/dev/shm"
	memoryLeft = 2 << 30 // bytes; a run of the store's tests takes less than a tenth of it at a time
)

// inMemory returns a folder that is kept in memory, if there is one with enough room. On a disk's file system the thousands of
// files that databases are made of, made and removed for each test, cost more than the tests do.
func inMemory() (dir string, ok bool) {
	var is unix.Statfs_t
	if err := unix.Statfs(memory, &is); err != nil || is.Type != unix.TMPFS_MAGIC {
		return "", false
	}
	blocks := memoryLeft / uint64(is.Bsize) //nolint:gosec // the size of a block is positive
	return memory, is.Bavail > blocks && unix.Access(memory, unix.W_OK) == nil
}
