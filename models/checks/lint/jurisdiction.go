package lint

import "sync"

// OtherJurisdiction gives the words of the facts that place conduct in Scotland or Northern Ireland (Q29, CPS guidance:
// consider an order from each jurisdiction). Streets, houses, firms and people called after such places are ignored, as
// is a sentence that says nothing happened there.
func OtherJurisdiction(text string) []Span {
	p := read(text)
	defer p.release()
	found := jurisdictionBook().find(p)
	kept := found[:0]
	for _, m := range found {
		if p.words[m.from].capital && !p.namesake(m) && !p.absent(m) {
			kept = append(kept, m)
		}
	}
	return p.spans(kept)
}

// namesake says whether the name is part of another one: "Scotland Road", "HMS Belfast", "Mr
// Stirling", "Bank of Scotland", "Perth, Western Australia".
func (p passage) namesake(m match) bool {
	if p.stop(m.to) == noPause {
		next := p.words[m.to]
		if goods[next.text] || next.capital && (things[next.text] || streets[p.at(m.to+1)]) {
			return true
		}
		if p.called(m) {
			return true
		}
	}
	if p.has(m.to, m.to+3, "australia", "ontario", "canada", "carolina") {
		return true
	}
	if p.stop(m.from) != noPause {
		return false
	}
	before := p.at(m.from - 1)
	switch before {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "baroness", "pc", "dc", "ds", "di", "dci", "hms",
		"judge", "duke", "officer", "sergeant", "constable", "inspector", "recorder", "hhj", "named", "called", "alias", "surname":
		return true
	case "was", "is":
		return p.has(m.from-3, m.from, "name", "surname")
	case "of":
		return p.has(m.from-2, m.from, "bank", "duke", "earl", "college", "royal", "marquess")
	}
	if before == "the" && m.label != country && p.stop(m.to) != noPause {
		return true
	}
	person := p.words[m.from-1].capital && p.stop(m.from-1) != sentence && !towns[before]
	return person && m.label == surname
}

// called says whether the place only tells of what kind a thing is ("a Paisley scarf"), or begins the name of a thing ("the
// Glasgow Kiss"). A flat, a dealer or a trip of a place are there.
func (p passage) called(m match) bool {
	before, next := p.at(m.from-1), p.words[m.to]
	if m.label == country || local[next.text] {
		return false
	}
	article := p.stop(m.from) == noPause && articles[before]
	if next.capital {
		return article || !motions[before] && p.stop(m.from) == sentence
	}
	return article && !follows[next.text]
}

// absent says whether the sentence denies the place: "none of it took place in Scotland".
func (p passage) absent(m match) bool {
	for k := m.from - 1; k >= 0 && k > m.from-14 && p.stop(k+1) < clause; k-- {
		switch p.words[k].text {
		case "no", "none", "nothing", "not", "never", "neither", "nor", "without":
			return p.at(k+1) != "only" && p.at(k+1) != "just" && !p.has(k, m.from, "but")
		}
	}
	return false
}

const (
	country = "country"
	city    = "city"
	surname = "surname" // a city that is a common family name too
)

// towns are words with a capital that may come before a city without making it a person's name.
var towns = setOf("north south west east central greater in to and from near")

// things are words with a capital that make a place's name the name of something else; goods do so
// without a capital, and streets also one word later ("Scotland Green Road").
var (
	things = setOf(`road street lane avenue close drive way place gardens terrace court crescent square row hill house arms hotel grove mews park
		walk gate green yard wharf inn tavern lodge villas buildings mansions wing ward room suite ltd limited plc llp rangers celtic fc
		woollen widows power trading motors haulage logistics cafe bar united rd st ave holdings parade mill boulevard friendly
		supporters insurance investments bank fashions tiles engineering hall`)
	goods    = setOf("angus cake sink terrier tartan whisky shirt breakfast salmon beef surname")
	articles = setOf("a an the his her their its this that one some two three")
	motions  = setOf("in to from at near through via around outside into")
	// local are people, places and doings that are where they are called after.
	local = setOf(`flat house home address warehouse unit lock-up garage yard port docks harbour airport station market shop office branch bank
		depot factory farm hotel pub bar club gang group crew dealer dealers supplier suppliers buyer buyers customer customers courier couriers
		line run runs trip trips drop drops arrest arrests raid end side leg area region base address addresses property premises court police
		sheriff city central airport mr mrs ms miss dr pc dc ds di monday tuesday wednesday thursday friday saturday sunday january february
		march april june july august september october november december he she they and or crown high firm firms company companies man woman
		men women driver drivers associate associates contact contacts conspiracy cell network street deal deals sale sales delivery
		deliveries account accounts number plates university hospital prison jail road ferry train bus coach motorway`)
	// follows are words that continue the sentence after a place.
	follows = setOf(`and or in on by at to from for with where which who that when while is was were are has had have as after before until
		but because between during under near of then there twice once each every via through also again`)
	streets = setOf("road street lane avenue close drive terrace ltd limited plc llp")
)

var jurisdictionBook = sync.OnceValue(func() *book {
	return compile(nil,
		entry{country, []string{"scotland", "scottish [border|borders|highlands|islands|police|address|coast|port|supplier|market|town|" +
			"city]", "northern ireland|irish", "police scotland", "psni", "ulster", "police service of northern ireland",
			"crown office and procurator", "procurator fiscal", "scottish court|courts", "co antrim|tyrone|down|fermanagh|armagh|londonderry"}},
		entry{city, []string{"edinburgh", "glasgow", "aberdeen", "dundee", "inverness", "kilmarnock", "motherwell", "falkirk", "dumfries",
			"stranraer", "greenock", "cairnryan", "grangemouth", "livingston", "dunfermline", "kirkcaldy", "clydebank", "cumbernauld", "fife",
			"lanarkshire", "ayrshire", "strathclyde", "lothian", "tayside", "aberdeenshire", "lerwick",
			"belfast", "londonderry", "lisburn", "newry", "craigavon", "ballymena", "larne", "omagh", "enniskillen", "coleraine",
			"portadown", "carrickfergus", "warrenpoint", "newtownabbey", "dungannon", "strabane", "limavady",
			"county antrim|tyrone|down|fermanagh|armagh|londonderry"}},
		entry{surname, []string{"perth", "stirling", "paisley", "hamilton", "ayr", "oban", "derry", "armagh", "antrim"}},
	)
})
