package app

import (
	"crypto/tls"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

// certificate is a certificate and its key, read again when either file is replaced.
type certificate struct {
	cert, key string

	mu   sync.Mutex
	read [2]time.Time // when the files that were read last had been written
	pair *tls.Certificate
}

// certificateOf reads the certificate in these files; nil without any.
func certificateOf(cert, key string) (*tls.Config, error) {
	if cert == "" && key == "" {
		return nil, nil
	}
	if cert == "" || key == "" {
		return nil, errors.New("--tls-cert and --tls-key belong together: give both")
	}
	c := &certificate{cert: cert, key: key}
	if err := c.renew(); err != nil {
		return nil, fmt.Errorf("read the certificate of --tls-cert and --tls-key: %w", err)
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.now}, nil
}

// now is the certificate as it is on the disk. While one of its files is replaced and the other is not yet, it is the one
// from before.
func (c *certificate) now(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if written, err := c.written(); err == nil && written != c.read {
		_ = c.renew() // the one from before is there
	}
	return c.pair, nil
}

func (c *certificate) renew() error {
	written, err := c.written()
	if err != nil {
		return err
	}
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return err
	}
	c.read, c.pair = written, &pair
	return nil
}

func (c *certificate) written() (at [2]time.Time, err error) {
	for i, name := range []string{c.cert, c.key} {
		info, err := os.Stat(name)
		if err != nil {
			return at, err
		}
		at[i] = info.ModTime()
	}
	return at, nil
}
