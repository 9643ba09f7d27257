package engine

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strconv"

	"go.temporal.io/server/common/membership/static"
	"go.temporal.io/server/common/primitives"
)

const loopback = "127.0.0.1"

// ports says where each of the server's services listens.
type ports map[primitives.ServiceName]int

// reservePorts finds a free port for each service; the frontend gets the requested one unless that is 0. The server
// would end the process if a port is in use, so that is checked here.
func reservePorts(ctx context.Context, frontend int) (ports, error) {
	p := ports{
		primitives.FrontendService: frontend,
		// The server's own workers come in by the internal frontend, because the frontend asks for the token.
		primitives.InternalFrontendService: 0,
		primitives.HistoryService:          0,
		primitives.MatchingService:         0,
		primitives.WorkerService:           0,
	}
	for name, wanted := range p {
		port, err := reserve(ctx, wanted)
		if err != nil {
			return nil, fmt.Errorf("find a port for the Temporal %s: %w", name, err)
		}
		p[name] = port
	}
	return p, nil
}

// reserve checks that a port is free and, for port 0, has the system choose one. On Linux, which chooses at random, it
// leaves a connection in TIME_WAIT there: for a minute the system gives that port only to a program that asks for it by
// number.
func reserve(ctx context.Context, wanted int) (port int, err error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", net.JoinHostPort(loopback, strconv.Itoa(wanted)))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return 0, fmt.Errorf("not a TCP address: %s", l.Addr())
	}
	if wanted == 0 && runtime.GOOS == "linux" {
		err = leaveTimeWait(ctx, l)
	}
	return addr.Port, err
}

// leaveTimeWait connects to l and closes from l's side first, which is the side that then waits.
func leaveTimeWait(ctx context.Context, l net.Listener) error {
	var d net.Dialer
	out, err := d.DialContext(ctx, "tcp", l.Addr().String())
	if err != nil {
		return err
	}
	in, err := l.Accept()
	if err != nil {
		return errors.Join(err, out.Close())
	}
	return errors.Join(in.Close(), out.Close())
}

func (p ports) address(name primitives.ServiceName) string {
	return net.JoinHostPort(loopback, strconv.Itoa(p[name]))
}

func (p ports) services() []string {
	names := make([]string, 0, len(p))
	for name := range p {
		names = append(names, string(name))
	}
	return names
}

// hosts replaces the server's own membership protocol, which starts slowly and trips over rows left by a kill.
func (p ports) hosts() map[primitives.ServiceName]static.Hosts {
	hosts := make(map[primitives.ServiceName]static.Hosts, len(p))
	for name := range p {
		hosts[name] = static.SingleLocalHost(p.address(name))
	}
	return hosts
}
