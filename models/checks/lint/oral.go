package lint

import "sync"

// OralAnswers gives the words of a term that require its subject to answer questions or give information by word of
// mouth, which an order must not do (Q20, section 11). Answers that are to be in writing, and the answering of
// telephones and doors, are ignored.
func OralAnswers(text string) []Span {
	p := read(text)
	defer p.release()
	found := oralBook().find(p)
	kept := found[:0]
	for _, m := range found {
		if !p.forbidden(m.from) && !p.excepted(m.from) && !p.innocent(m) && p.spoken(m) {
			kept = append(kept, m)
		}
	}
	return p.spans(kept)
}

// OralManner gives the words of a manner of giving information that mean by word of mouth ("by telephone", "in person,
// by oral answers"). A manner that offers writing as well is ignored, unless an officer chooses.
func OralManner(manner string) []Span {
	p := read(manner)
	defer p.release()
	found := mannerBook().find(p)
	if len(found) == 0 || p.has(0, len(p.words), "not", "other", "otherwise") || p.writing(0, len(p.words)) && !p.theirChoice(0, len(p.words)) {
		return nil
	}
	return p.spans(found)
}

// The kinds of oral phrase.
const (
	asked     = "asked"     // questions to be answered: unless in writing
	aloud     = "aloud"     // the word itself says by mouth: unless writing will do as well
	told      = "told"      // telling a constable: only there and then
	interview = "interview" // with an officer, not for a job
)

// innocent says whether nobody is made to speak by these words.
func (p passage) innocent(m match) bool {
	to := p.sentenceEnd(m.to - 1)
	return p.denied(m) || p.allowedTo(m.from) || p.theirs(m.from) || p.elsewhere(m) || p.willing(m) || p.outside(m.to, to) ||
		p.has(m.from, m.to, "may") && p.has(m.from, m.to, "made") && !p.has(p.sentenceStart(m.from), m.from, "must", "shall")
}

func (p passage) spoken(m match) bool {
	from, to := p.sentenceStart(m.from), p.sentenceEnd(m.to-1)
	if p.has(m.from, m.to+3, "machine") {
		return false
	}
	switch m.label {
	case asked:
		if p.has(m.from-3, m.from, "without", "not", "never") || p.has(from, to, "paper") {
			return false
		}
		return !p.writing(from, to) && !p.form(m.to, to) && !p.onPaper(m)
	case aloud:
		if p.has(m.from-3, m.from, "not", "than", "never", "without") {
			return false
		}
		if p.at(m.to) == "or" && p.at(m.to+1) == "otherwise" && !p.theirChoice(from, to) {
			return false
		}
		return !p.writing(from, to) || p.theirChoice(from, to) || p.has(from, to, "both")
	case told:
		return p.at(m.from-1) != "of" && !p.writing(from, to) && p.atOnce(from, to)
	case interview:
		return !p.has(from, to, "job", "employment", "employer", "jobcentre", "work", "asylum", "visa", "mortgage",
			"solicitor", "agency", "vacancy", "prospective") &&
			!p.writing(from, to)
	}
	return true
}

// writing says whether the range calls for writing.
func (p passage) writing(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.words[i].text {
		case "writing", "written", "email", "e-mail", "emailed", "letter", "post", "questionnaire", "proforma", "electronically", "online", "portal":
			if !p.has(i-2, i, "not") {
				return true
			}
		}
	}
	return false
}

// form says whether the questions are printed ones: "the questions in the form at Schedule C".
func (p passage) form(from, to int) bool {
	return p.has(from, min(from+6, to), "form", "schedule", "sheet", "document", "declaration", "annex")
}

// onPaper says whether the answers themselves are a paper: "typed answers", "send his answers", "answers in a memorandum".
func (p passage) onPaper(m match) bool {
	i := p.find(m.from-3, m.from, "send", "post", "return", "submit", "upload", "lodge", "deliver")
	return i >= 0 && p.at(i+1) != "to" && p.at(i+1) != "and" || p.has(m.from-3, m.from, "typed", "handwritten", "printed", "signed") ||
		p.has(m.to, p.sentenceEnd(m.to-1), "memorandum", "typed", "handwritten")
}

// theirChoice says whether an officer chooses between mouth and paper.
func (p passage) theirChoice(from, to int) bool {
	i := p.find(from, to, "directs", "direct", "directed", "requires", "chooses", "decides", "specifies", "prefers", "request", "requests", "may")
	return i >= 0 && p.has(i-7, i+3, "officer", "officers", "constable", "police", "unit")
}

// atOnce says whether the information must be given there and then.
func (p passage) atOnce(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.words[i].text {
		case "demand", "stopped", "challenged", "asked", "approached", "spoken", "visit", "visited", "visits":
			return true
		case "request":
			if p.at(i-1) == "on" || p.at(i-1) == "upon" {
				return true
			}
		case "asks", "requests", "roadside":
			return true
		case "stop":
			if p.at(i-1) == "traffic" || p.at(i-1) == "any" || p.at(i-1) == "vehicle" {
				return true
			}
		}
	}
	return false
}

var oralClasses = classes{
	"officer": "officer|officers|constable|constables|police|unit|team|detective|detectives|sergeant|inspector|investigator|" +
		"investigators|monitor|station|manager|staff|line",
	"tell":  "tell|inform|notify|report|confirm|state|give|provide|explain|say|declare|disclose|update|advise|account|answer|check|describe",
	"told":  "telling|informing|notifying|reporting|confirming|stating|giving|providing|explaining|answering|speaking|calling|ringing|telephoning",
	"voice": "telephone|phone|mobile|voice|video|landline|voicemail",
}

var oralBook = sync.OnceValue(func() *book {
	return compile(oralClasses,
		entry{asked, []string{
			"answer|answering|answers|answered ..9 question|questions|enquiry|enquiries|query|queries",
			"respond|responding|reply|replying ..5 to ..5 question|questions|questioning",
			"give|provide|supply ..4 answers ..4 to", "give|provide [full|truthful|honest|immediate] answer|answers",
			"answer [truthfully] when|if asked|questioned",
			"answer [to] ..2 constable|police|officer|officers", "attend|attending ..8 answer|explain",
			"submit|submitting ..3 questioning|interrogation|debrief|debriefing",
			"be|being questioned", "answer any ..6 put",
		}},
		entry{aloud, []string{
			"orally", "verbally", "word of mouth", "oral|verbal answer|answers|account|report|reports|explanation|explanations|update|" +
				"updates|information|confirmation|notice|notification|response|responses|statement|briefing|replies|reply",
			"$tell|$told ..12 by|over|on|via [the|a] [mobile] $voice [call|conversation|link|message]",
			"by|over|via [the|a] [mobile] $voice [call] ..6 $tell",
			"telephone|phone|ring|call ..6 $officer ..8 $tell|$told",
			"telephone|phone|ring|call ..6 $officer ..6 with ..4 details|information|whereabouts|address",
			"telephone|phone|ring|call 101 ..8 $tell|$told", "telephoning|phoning|ringing|calling ..5 $officer|101",
			"speak|speaking|talk|talking ..3 to|with ..6 $officer", "discuss|discussing ..8 with ..5 $officer",
			"answer|take|return|accept ..5 call|calls ..5 $officer ..8 and ..3 $tell",
			"leave|leaving ..3 voicemail|message ..3 voicemail|telephone|answerphone", "read|reading ..4 aloud|out", "in a conversation with",
			"conversation|discussion|meeting ..2 with ..4 $officer ..6 $tell|$told", "explain|account ..8 in person|face-to-face",
			"$tell ..8 face|face-to-face to face",
			"give|provide ..4 account|explanation ..8 in person", "answer|answers ..4 aloud|spoken", "spoken answer|answers|account|explanation",
		}},
		entry{told, []string{
			"tell|telling|state|stating|explain|explaining", "account for [all|any] his|her|their|its",
			"say|saying where|who|why|what|how|whether", "identify himself|herself|themselves",
			"give|giving ..2 name|explanation|account|reason", "declare ..4 to ..3 $officer", "describe|describing ..6 to ..3 $officer",
		}},
		entry{interview, []string{
			"attend|attending|attendance ..7 interview|interviews|questioning", "submit|submitting ..4 to ..3 interview|interviews",
			"be interviewed", "take part|participate in ..4 interview|interviews|debrief|debriefing|debriefings",
			"cooperate|co-operate|comply|engage with|in ..4 interview|interviews|debrief|debriefing|questioning",
			"make|present himself|herself|themselves [available] ..5 interview|interviews|questioning",
			"available for ..3 interview|questioning", "interview|interviews under caution",
			"allow|permit ..4 to interview|question",
		}},
	)
})

var mannerBook = sync.OnceValue(func() *book {
	return compile(oralClasses, entry{aloud, []string{
		"orally", "verbally", "oral|verbal|spoken [answers|answer|report|reports]", "word of mouth",
		"by|over|on|via [the|a] [mobile] $voice [call|conversation|link|message]",
		"telephone|phone|video call", "calling|ringing|telephoning|phoning|speaking", "in ..2 interview", "face-to-face", "telephone",
	}})
})
