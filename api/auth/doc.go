// Package auth finds out who uses the pages: sessions, signing in and out, and what protects both.
//
// Wrap the pages in Protect once, and what only signed-in people may see in Require. Inside, User
// says who asks. The functions that sign in and out return a *Problem where a page must say why not.
package auth
