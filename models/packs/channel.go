package packs

import (
	"cmp"
	"slices"

	"scpo.example/desk/models"
)

// Level says how near a pack is to the limit of a channel.
type Level string

// The levels.
const (
	Fits    Level = "fits"
	Near    Level = "near" // less than a fifth is left
	Over    Level = "over"
	Unknown Level = "not-known" // the channel has no limit that is public
)

// DefaultEmailLimit is the size of an email that is warned about where nothing else is set, in bytes. No agency publishes
// its limit.
const DefaultEmailLimit = 10 << 20

// courtLimit is the size of one document that HMCTS systems take, as a written answer to Parliament has it.
const courtLimit = 1_000_000_000

// Room is what a channel has to carry, and what it can.
type Room struct {
	Channel models.SendingChannel
	Bytes   int64
	Limit   int64 // 0 for none that is known
	Level   Level
}

// Rooms says of each channel whether a pack fits. An email carries all files, each a third larger than it is; the systems
// take them one by one.
func Rooms(entries []Entry, email int64) []Room {
	var total, largest int64
	for _, e := range entries {
		total += e.Size
		largest = max(largest, e.Size)
	}
	mail := (total+2)/3*4 + int64(len(entries))*300
	rooms := []Room{
		{Channel: models.ByEmail, Bytes: mail, Limit: cmp.Or(email, DefaultEmailLimit)},
		{Channel: models.ByPoliceSystem, Bytes: largest, Limit: courtLimit},
		{Channel: models.ByWorkspace, Bytes: total},
	}
	for i := range rooms {
		rooms[i].Level = levelOf(rooms[i].Bytes, rooms[i].Limit)
	}
	return slices.Clip(rooms)
}

func levelOf(bytes, limit int64) Level {
	switch {
	case limit == 0:
		return Unknown
	case bytes > limit:
		return Over
	case bytes > limit/5*4:
		return Near
	}
	return Fits
}
