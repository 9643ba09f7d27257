package decode

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// maxID bounds an id; ids are in addresses and in points.
const maxID = 64

// highestNumber bounds the numbers that new ids are counted on from.
const highestNumber = 1_000_000

// NumberOf is the number of an id that is a prefix and a number, such as 7 of "t7"; false for any other id.
func NumberOf(id, prefix string) (n int, counted bool) {
	rest, ok := strings.CutPrefix(id, prefix)
	n, err := strconv.Atoi(rest)
	return n, ok && err == nil && n > 0 && n < highestNumber && prefix+strconv.Itoa(n) == id
}

func (d *decoder) id(pointer string, v reflect.Value, prefix string) {
	id := v.String()
	if id == "" {
		d.unnamed = append(d.unnamed, unnamed{id: v, prefix: prefix})
		return
	}
	if len(id) > maxID || strings.ContainsFunc(id, notOfAnID) {
		d.add(pointer, CodeBadValue, fmt.Sprintf("Enter at most %d letters, digits, dots and hyphens, like %s1", maxID, prefix))
		return
	}
	if id == "new" || id == "library" || strings.Trim(id, ".") == "" {
		d.add(pointer, CodeBadValue, fmt.Sprintf("Use another id, like %s1: this one is reserved", prefix))
		return
	}
	if first, used := d.ids[id]; used {
		d.add(pointer, CodeDuplicateID, fmt.Sprintf("Use another id: %q is already used at %s", id, first))
		return
	}
	d.ids[id] = pointer
}

func notOfAnID(r rune) bool {
	plain := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	return !plain && !strings.ContainsRune("-_.", r)
}

// nameTheUnnamed gives each item without an id its prefix and a number above all that are used with it, and above those
// that were used before.
func (d *decoder) nameTheUnnamed() {
	highest := map[string]int{}
	for _, u := range d.unnamed {
		highest[u.prefix] = d.used[u.prefix]
	}
	for id := range d.ids {
		for prefix := range highest {
			if used, counted := NumberOf(id, prefix); counted {
				highest[prefix] = max(highest[prefix], used)
			}
		}
	}
	for _, u := range d.unnamed {
		for taken := true; taken; { // a number too high to count on from may prevent it
			highest[u.prefix]++
			_, taken = d.ids[u.prefix+strconv.Itoa(highest[u.prefix])]
		}
		u.id.SetString(u.prefix + strconv.Itoa(highest[u.prefix]))
	}
}
