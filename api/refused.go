package api

import (
	"context"
	"encoding/json"
	"net"
	"net/http"

	"github.com/labstack/echo/v4"

	"scpo.example/desk/models/store"
)

// logRefused notes who asked for what was not shown to them: a record that is not theirs, a page that is not for their
// role, or anything with an invalid token. Requests without a token, and for an address that names nothing, are not
// noted.
func (s *Server) logRefused(k *call, cause error) {
	ctx := context.WithoutCancel(k.Request().Context())
	line := accessOf(k, "")
	switch p := s.problemOf(ctx, cause); {
	case p.Status == http.StatusUnauthorized && k.Request().Header.Get(echo.HeaderAuthorization) != "":
		line.Kind = store.KindTokenRefused
	case p.Status == http.StatusForbidden:
		line.Kind = store.KindRefused
	case p.Status == http.StatusNotFound && k.Param("id") != "":
		known, err := s.store.References(ctx, []string{k.Param("id")})
		if err != nil || len(known) == 0 {
			return
		}
		line.Kind, line.ApplicationID = store.KindRefused, k.Param("id")
	default:
		return
	}
	if err := s.store.LogAccess(ctx, line); err != nil {
		s.log.Error("a refusal could not be logged", "error", err)
	}
}

// accessOf is the line of the access log for a request, without what it is about.
func accessOf(k *call, kind string) store.Access {
	return store.Access{
		ActorID: k.user.ID, ActorRole: string(k.user.Role), Kind: kind, Route: k.Request().Method + " " + k.Path(), Address: address(k),
		RequestID: k.Response().Header().Get(echo.HeaderXRequestID),
	}
}

// address is where the request came from; of a page its own line says it.
func address(k *call) string {
	host, _, err := net.SplitHostPort(k.Request().RemoteAddr)
	if err != nil {
		return ""
	}
	return host
}

// shownBy are the ids of the applications that a list shows.
func shownBy(r route, given answer) []string {
	if r.log != "list" || given.body == nil {
		return nil
	}
	text, err := json.Marshal(given.body)
	if err != nil {
		return nil
	}
	var list struct {
		Items []struct {
			ID            string `json:"id"`
			ApplicationID string `json:"applicationId"`
		} `json:"items"`
	}
	if json.Unmarshal(text, &list) != nil {
		return nil
	}
	ids := make([]string, len(list.Items))
	for i, item := range list.Items {
		if ids[i] = item.ApplicationID; ids[i] == "" {
			ids[i] = item.ID
		}
	}
	return ids
}
