// Package app wires the layers together for the programs: logging, the connection to the engine,
// the worker and the HTTP listener. It decides nothing.
package app
