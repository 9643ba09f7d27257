package compare

import "strings"

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// The words that distinguish an answer still to come from one that is there.
var (
	// papers are the parts of an application, not of the case.
	papers = set(`narrative particulars details detail wording text views reasons reason summary costings costing costs names name address
		dates date input response responses reply rest remainder information info more unit role plan check checks answer answers note content
		paragraph section entry update updates proof justification explanation figures draft drafting title amount description list schedule
		further full final exact correct new arrangements service confirmation advice instructions clarification instruction comments
		antecedents facts statement statements report reports result results document documents paperwork form forms numbers number data`)
	// small are words without content of their own.
	small = set(`the a an of from by to be is are it this that for in on at and or with re regarding some any all our their his her its as soon
		still yet now only just here these those via if so far when once both who what`)
	// written are what is done to a text: "to be drafted".
	written = set(`confirmed completed inserted added advised determined decided provided updated supplied finished expanded drafted written
		agreed checked finalised finalized settled pleaded worked filled obtained attached uploaded amended clarified arranged sourced
		entered discussed reviewed verified established identified collated prepared included expanded sorted typed sent set`)
	write = set(`confirm complete insert add advise determine decide provide update supply finish expand draft write agree check finalise settle
		fill obtain attach amend clarify revert chase sort send do review verify find follow come prepare look speak compare ask get tell say`)
	status        = set(`tbc tba tbd pending awaited awaiting outstanding ongoing nk n/k todo fixme wip placeholder unconfirmed incomplete unchecked chased tbn`)
	statusPhrases = []string{"to follow", "under review", "in progress", "being drafted", "being prepared", "not yet", "in hand", "with legal",
		"holding text", "to be confirmed", "to be advised", "to be agreed", "to do"}
	statusWords = set(`not yet review under progress being drafted prepared hand with legal holding received done checked known available present
		present following issue return lab forensic phone back waiting wait current currently later urgently asap check drafted obtained started
		written complete completed confirmed sent no nothing none nil moment follow advised agreed pnc oasys director company`)
	// agents are people of the case whom a note asks for an answer.
	agents = set(`oic sio di ds dc dci dcc pc ps sgt cps counsel legal lawyer solicitors prison probation pom com fi fio hr officer force unit team
		region estates bank hmrc registry court supervisor sergeant inspector analyst intel manager handler disclosure someone somebody me us
		prosecutor barrister drafter caseworker custody`)
	// asked are words that follow an instruction: "state the", "set out here".
	asked = set(`why how which what who whether here the any each your details reasons all in below above brief full a previous where`)
	// instructed are those of them that follow a word which terms begin with too: "give the officer".
	instructed = set("why how which what who whether here each where out your")
	// left is what a note leaves to a colleague.
	left = set("complete insert add draft write finalise finish fill supply update")
	// firm are the words that end the name of a company, whose letters may be those of a note: "TBC Freight Ltd".
	firm = set("ltd limited plc llp")
	// unsaid are words that stand for what is still to be written: "write this", "add here".
	unsaid = set("this here something it later")
	// forms are words of forms.
	forms = set(`reason reasons name names title titles text factor person date dates number heading placeholder details document documents item
		unit team role address email phone because means etc describe description effect views source wording justification explanation
		proportionality necessity interference breach proof statement summary antecedents facts risk example sample template`)
	labels      = set(`views effect effects name names reasons reason details impact`)
	imperatives = set(`describe explain state specify list insert add tick include expand decide enter delete detail complete check`)
	vacuous     = set(`considered noted ok okay fine done yes because etc obviously see assume`)
	elsewhere   = set(`above below attached before previous previously earlier prior discussed usual agreed overleaf enclosed separate separately last
		normal standard elsewhere opposite`)
	documents = set(`statement report file papers bundle exhibit email form case summary mg5 mg6 mg11 pnc oasys document application draft letter
		opening indictment schedule record records minutes transcript note advice`)
	// within are parts of the application itself, to which a text may point.
	within = set(`term terms schedule schedules map maps annex risk factor evidence exhibit facts savings definition definitions section also`)
	nouns  = set(`failure refusal duty requirement need obligation power order inability attempt attempts intention ability plan decision
		right request permission consent leave agreement promise offer application threat wish prohibition conspiracy time access anyone nothing`)
	notePhrases = []string{"fill in later", "find out", "when received", "once received", "when known", "worked up", "when i find",
		"sort this out", "sort out later", "under separate cover", "check before sending", "check before submitting", "check before submission", "update before", "note to self", "delete as", "set out here",
		"lorem ipsum", "holding text", "or similar wording", "not sure", "need to check", "needs checking", "needs updating",
		"to be updated", "to be inserted", "to be completed", "to be drafted", "insert here", "add here", "insert date", "insert dates", "insert name", "insert names", "insert details", "insert text", "insert amount", "insert number", "details from", "awaiting return", "names from", "necessary because it is necessary",
		"awaiting report", "awaiting response", "awaiting reply", "awaiting confirmation", "awaiting statement", "awaiting input",
		"goes here", "para to go in", "to be added", "to be summarised", "to be uploaded", "flesh out", "beef up", "beef this up", "still have to", "not looked at", "must check",
		"usual wording", "put them in then", "replace this", "new version coming", "reasons later", "name to hand", "paste over", "when they come through",
		"reply as yet", "guidance box", "i'll", "i’ll", "i shall", "do we want", "when appointed", "when i get", "on return from leave", "can you", "could you", "come back to this", "words to be agreed"}
	// openers are words with which no sentence ends.
	openers = set(`the a an and or but because that which whose if than as my your our their its every therefore although while whereas
		he she they we who will shall be into onto unless until per such namely including`)
	// hanging are words with which a sentence rarely ends.
	hanging = set(`in on by with for at to under about against over through during of from between was is are were has have had been must would
		should may might can could not what also`)
	relatives = set(`when if whether whenever wherever far do did does nor neither than that which who whom whose where what he she they it lives lived live`)
)

// notes are the phrases of notes by their first word.
var notes = func() map[string][]string {
	all := map[string][]string{}
	for _, p := range notePhrases {
		first, rest, _ := strings.Cut(p, " ")
		all[first] = append(all[first], rest)
	}
	return all
}()
