// Command say prints which program it is.
package main

import (
	"fmt"

	"scpo.example/desk/models/release"
)

func main() { fmt.Print(release.This()) }
