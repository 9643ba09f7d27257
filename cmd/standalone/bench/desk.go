package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/google/uuid"
)

// desk is a running standalone with its users.
type desk struct {
	command *exec.Cmd
	dir     string
	url     string
	tokens  map[string]string
	started time.Duration // from the start of the process until it said that it was ready
}

func start(ctx context.Context, program, dir string) (*desk, error) {
	d := &desk{dir: dir, tokens: map[string]string{}}
	d.command = exec.CommandContext(ctx, program, "--data", dir, "--addr", "127.0.0.1:0", "--no-demo-history") //nolint:gosec // the program to be measured
	d.command.Stderr = os.Stderr
	out, err := d.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	if err := d.command.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the desk did not start: %w", err), d.command.Wait())
	}
	d.started = time.Since(begun)
	d.url = strings.TrimSpace(line[strings.Index(line, "http"):])
	return d, d.readUsers()
}

func (d *desk) readUsers() error {
	text, err := os.ReadFile(filepath.Join(d.dir, "demo-users.json"))
	if err != nil {
		return err
	}
	var users []struct{ Username, Token string }
	if err := json.Unmarshal(text, &users); err != nil {
		return err
	}
	for _, u := range users {
		d.tokens[u.Username] = u.Token
	}
	return nil
}

func (d *desk) stop() error {
	if err := d.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return d.command.Wait()
}

// resident is the memory of the process that is in RAM, in MB of 2^20 bytes.
func (d *desk) resident() (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if rest, found := strings.CutPrefix(line, "VmRSS:"); found {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024, err
		}
	}
	return 0, errors.New("no VmRSS")
}

// call makes one request as a user, wants the status and reads the answer into v, if there is one.
func (d *desk) call(ctx context.Context, who, method, path string, body any, want int, v any) (time.Duration, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return 0, err
	}
	request, err := http.NewRequestWithContext(ctx, method, d.url+"/api/v1"+path, bytes.NewReader(text))
	if err != nil {
		return 0, err
	}
	request.Header.Set("Authorization", "Bearer "+d.tokens[who])
	if method == http.MethodPost {
		request.Header.Set("Idempotency-Key", uuid.NewString())
	}
	begun := time.Now()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	took := time.Since(begun)
	if err != nil {
		return took, err
	}
	if response.StatusCode != want {
		return took, fmt.Errorf("%s %s: %s, %d was expected: %s", method, path, response.Status, want, answer)
	}
	if v != nil {
		err = json.Unmarshal(answer, v)
	}
	return took, err
}
