package word

// Seen is what a document has that a reader of its paragraphs must know of.
type Seen struct {
	Tracked   bool // tracked changes: what they insert was kept, what they delete was left out
	Comments  bool // not read
	Footnotes bool // or endnotes: not read
	Pictures  bool // not read
	Hidden    bool // hidden text: left out
}

// Notice is one of these for people.
type Notice struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Notices are all that there is to know.
func (s Seen) Notices() []Notice {
	notices := []Notice{}
	for _, n := range []struct {
		is bool
		Notice
	}{
		{s.Tracked, Notice{"tracked-changes", "The document has tracked changes. It was read as if they were all accepted: inserted text is in, deleted text is out."}},
		{s.Comments, Notice{"comments", "The document has comments. They were not read."}},
		{s.Footnotes, Notice{"footnotes", "The document has footnotes. They were not read."}},
		{s.Pictures, Notice{"pictures", "The document has pictures or drawings. They were not read."}},
		{s.Hidden, Notice{"hidden-text", "The document has hidden text. It was left out."}},
	} {
		if n.is {
			notices = append(notices, n.Notice)
		}
	}
	return notices
}
