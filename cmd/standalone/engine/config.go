package engine

import (
	"net/url"
	"path/filepath"

	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/persistence/sql/sqlplugin/sqlite"
	"go.temporal.io/server/common/primitives"
)

const (
	mainFile       = "temporal.db"
	visibilityFile = "temporal-visibility.db"

	clusterName = "active"
	mainStore   = "main"
	searchStore = "visibility"
)

// sqlConfig is how the server opens one of its files. The connection is kept to one: SQLite takes one writer, and
// more connections only pay off once they have been measured.
func sqlConfig(path string) *config.SQL {
	return &config.SQL{
		PluginName:   sqlite.PluginName,
		DatabaseName: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), // it becomes part of a file: URI
		MaxConns:     1,
		MaxIdleConns: 1,
		ConnectAttributes: map[string]string{
			"mode":         "rwc",
			"journal_mode": "wal",
			"synchronous":  "2", // FULL: with less, a power cut could take an acknowledged decision with it
			"busy_timeout": "10000",
		},
	}
}

// serverConfig has no entry for metrics, pprof and HTTP: each would open a listener of its own.
func serverConfig(dir string, p ports) *config.Config {
	services := make(map[string]config.Service, len(p))
	for name, port := range p {
		// BindOnIP and not BindOnLocalHost, which an environment variable can point elsewhere.
		services[string(name)] = config.Service{RPC: config.RPC{GRPCPort: port, BindOnIP: loopback}}
	}
	return &config.Config{
		Global: config.Global{Membership: config.Membership{BroadcastAddress: loopback}},
		Persistence: config.Persistence{
			DefaultStore:     mainStore,
			VisibilityStore:  searchStore,
			NumHistoryShards: 1, // stored at the first start; it can never change
			DataStores: map[string]config.DataStore{
				mainStore:   {SQL: sqlConfig(filepath.Join(dir, mainFile))},
				searchStore: {SQL: sqlConfig(filepath.Join(dir, visibilityFile))},
			},
		},
		ClusterMetadata: &cluster.Config{
			FailoverVersionIncrement: 10,
			MasterClusterName:        clusterName,
			CurrentClusterName:       clusterName,
			ClusterInformation: map[string]cluster.ClusterInformation{
				clusterName: {
					Enabled:                true,
					InitialFailoverVersion: 1,
					RPCAddress:             p.address(primitives.FrontendService),
				},
			},
		},
		DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
		Archival: config.Archival{
			History:    config.HistoryArchival{State: config.ArchivalDisabled},
			Visibility: config.VisibilityArchival{State: config.ArchivalDisabled},
		},
		NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
			History:    config.HistoryArchivalNamespaceDefaults{State: config.ArchivalDisabled},
			Visibility: config.VisibilityArchivalNamespaceDefaults{State: config.ArchivalDisabled},
		}},
		Services: services,
	}
}

// dynamicConfig lifts the limit of 20 polls a second that, with a single shard, would add up to 50 ms to each step
// of a command after a short burst, and keeps the server from reporting its version to its makers.
func dynamicConfig() dynamicconfig.Client {
	return dynamicconfig.StaticClient{
		dynamicconfig.TransferProcessorMaxPollRPS.Key():     10000,
		dynamicconfig.TransferProcessorMaxPollHostRPS.Key(): 10000,
		dynamicconfig.EnableServerVersionCheck.Key():        false,
	}
}
