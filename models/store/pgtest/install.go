package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

const clusterConf = "/etc/postgresql-common/createcluster.conf"

// install installs the distribution's PostgreSQL where it may: as root, with apt-get. The machine's lock must be
// held.
func install(ctx context.Context) error {
	apt, err := exec.LookPath("apt-get")
	if err != nil || os.Getuid() != 0 {
		return errMissing
	}
	if err := noSystemCluster(clusterConf); err != nil {
		return err
	}
	if err := run(ctx, apt, "update"); err != nil {
		return err
	}
	return run(ctx, apt, "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends", "postgresql")
}

// noSystemCluster keeps Debian's package from making and starting a server that no one asked for. An existing setting
// on the machine is left as it is.
func noSystemCluster(conf string) error {
	if _, err := os.Stat(conf); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(conf), 0o755); err != nil {
		return fmt.Errorf("keep PostgreSQL from making a cluster: %w", err)
	}
	if err := os.WriteFile(conf, []byte("create_main_cluster = false\n"), 0o644); err != nil {
		return fmt.Errorf("keep PostgreSQL from making a cluster: %w", err)
	}
	return nil
}

func run(ctx context.Context, apt string, args ...string) error {
	cmd := exec.CommandContext(ctx, apt, args...)
	// UCF_FORCE_CONFFOLD keeps the file of noSystemCluster without asking.
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive", "UCF_FORCE_CONFFOLD=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("apt-get %v: %w: %s", args, err, out)
	}
	return nil
}
