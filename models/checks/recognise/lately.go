package recognise

import "sync"

// most is how many texts are kept. It is many drafts' worth of terms, and a few megabytes.
const most = 4096

// cache keeps the doubts about texts in memory, by the text itself; when it is full it starts again.
type cache struct {
	sync.Mutex
	doubts map[string][]Doubt
}

var lately = cache{doubts: map[string][]Doubt{}}

func (c *cache) get(text string) ([]Doubt, bool) {
	c.Lock()
	defer c.Unlock()
	doubts, ok := c.doubts[text]
	return doubts, ok
}

func (c *cache) put(text string, doubts []Doubt) {
	c.Lock()
	defer c.Unlock()
	if len(c.doubts) >= most {
		clear(c.doubts)
	}
	c.doubts[text] = doubts
}
