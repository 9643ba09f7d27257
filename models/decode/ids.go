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

// nameTheUnnamed gives each item without an id its prefix and a number above all that are used with it.
func (d *decoder) nameTheUnnamed() {
	highest := map[string]int{}
	for _, u := range d.unnamed {
		highest[u.prefix] = 0
	}
	for id := range d.ids {
		for prefix := range highest {
			rest, ok := strings.CutPrefix(id, prefix)
			if used, err := strconv.Atoi(rest); ok && err == nil && used < highestNumber {
				highest[prefix] = max(highest[prefix], used)
			}
		}
	}
	for _, u := range d.unnamed {
		highest[u.prefix]++
		u.id.SetString(u.prefix + strconv.Itoa(highest[u.prefix]))
	}
}
