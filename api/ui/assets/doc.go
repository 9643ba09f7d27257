// Package assets serves the style sheets, scripts and pictures of the pages, under /assets/.
package assets
