// Package api is the HTTP edge: it finds out who asks, holds the request against the contract,
// asks the workflows or reads the store, and answers. It decides nothing and writes no state.
package api
