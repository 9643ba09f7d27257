package checks

import "strings"

func wordSet(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// The words that distinguish names from other words with a capital.
var (
	titles = wordSet(`mr mrs ms miss dr sir dame dc ds di dci pc ps detective sergeant inspector constable superintendent professor hmp hmyoi
		operation officer`)
	// called are words after which a name is that of a party.
	called = wordSet(`defendant prisoner accused respondent offender subject named`)
	judges = wordSet(`judge recorder hhj magistrate justice hon honour lordship baron`)
	// policing are words that show that a county is a force.
	policing = wordSet(`police constabulary officers officer force unit team desk detectives detective roads monitor warrants offender manager
		lifetime squad sergeant inspector constable superintendent modern ancillary economic serious crime exploitation prolific control`)
	firmWords = wordSet(`ltd limited plc llp partners motors textiles finance lettings logistics freight haulage holdings trading foods poultry
		direct supplies services lending bank society group associates brothers builders transport metals alloys credits solutions
		properties estates investments garage salvage scaffolding recruitment consultants enterprises imports exports international farms farm
		engineering construction roofing plant hire cars taxis security cleaning care agency union`)
	groups     = wordSet(`group crew brothers gang family line network firm cartel boys`)
	placeWords = wordSet(`road street lane avenue close drive way place gardens terrace court crescent square row hill house park wharf green
		estate market station school college hospital hotel church bridge valley island bay harbour port docks dock airport centre mall parade
		rise moor common heath wood farm hall building tower flats mews walk quay beach county town city village bar inn arms club`)
	places   = wordSet("in at near to around outside towards off through across")
	articles = wordSet("the a an this that its his her their")
	// generic are words with a capital that are in many applications, and name no one.
	generic = wordSet(`the a an crown court courts magistrates high family county police constabulary force unit team act order orders schedule map
		term terms section sections part regulations bank home office national crime agency border revenue customs land registry companies
		house probation prison service services council borough city road street lane united kingdom uk england wales scotland ireland northern
		north south east west european union article convention human rights january february march april may june july august september
		october november december monday tuesday wednesday thursday friday saturday sunday british english welsh scottish irish polish
		romanian albanian lithuanian german french spanish turkish vietnamese chinese detective inspector sergeant constable superintendent chief
		officer manager director company defendant defendants subject respondent applicant he she it they his her no not none nothing must
		criminal procedure rules practice direction counts count indictment cps dpp nca hmrc hmp hmpps pnc cctv anpr sim imei facebook
		whatsapp snapchat telegram instagram encrochat bitcoin class schedules annex appendix exhibit economic serious organised
		financial investigator offender lifetime management lead responsible officers senior insolvency secretary state attorney general
		solicitor queen king majesty parole board youth justice central western eastern greater exploitation modern slavery trafficking fraud
		proceeds misuse drugs theft firearms terrorism investigatory powers sentencing code tribunal supreme appeal division old bailey
		mon tue tues wed thu thur thurs fri sat sun arrest mr mrs ms miss dr sir dc ds di dci pc ps operation christmas easter bank holiday ltd limited plc llp euro sterling pounds register
		ordinary authorised monitor named definitions savings facts risk evidence any all each both other if when while since after before
		during where on in at of for from with by to and or but as an its their this that these those there further once twice two three
		four five six seven eight nine ten eleven twelve nearly about only some most many more than less up down out over under between
		statement statements photographs photograph records record letter letters logs report reports call data interview transcript schedule
		notice claim form draft bundle copy prison governor court's sheet list chart table analysis print ledger invoice invoices receipt`)
	// common are words that may begin a sentence before a name.
	common = wordSet(`led kept had held ran used put took sold met told asked paid sent found wrote called said gave made saw`)
	// onePerson are words after "another" and "each" with which they mean a person.
	onePerson = wordSet(`of was is has had who whose said says may must will`)
	// people are those, other than the subject, whom "he" or "she" may mean.
	people = wordSet(`cashier officer constable sergeant inspector detective clerk judge recorder magistrate manager mother father wife husband partner
		sister brother son daughter aunt uncle nephew niece cousin grandmother grandfather parent child girlfriend boyfriend fiancee fiance spouse
		widow widower neighbour tenant landlady landlord worker complainant victim witness solicitor counsel barrister lawyer director owner
		accountant bookkeeper trader employee colleague friend associate nurse doctor teacher warder governor probation supervisor agent
		shopkeeper waitress waiter barmaid driver courier runner customer buyer seller victim's person woman man girl boy lady gentleman
		adult someone somebody representative one another each who whoever everyone anybody anyone co-defendant co-accused accomplice investigator
		analyst interpreter monitor secretary shareholder informant employer foreman builder carer guest resident occupier keeper passenger
		member informer juror social prosecutor usher caseworker pensioner student pupil patient client lender dealer supplier stranger
		relative twin mum dad mother-in-law ex-wife ex-husband ex-partner`)
)
