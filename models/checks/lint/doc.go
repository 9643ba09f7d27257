// Package lint finds words in an application that a person should read again before it goes to a court: vague words,
// oral answers, privileged material, unnamed associates, standard phrases, contradictions. It points and never decides.
//
// Every recogniser reads plain text, splits it into words once and matches short phrases against them, so that spacing,
// line breaks, capitals and the kind of apostrophe make no difference. A word that a schedule, a map or a definition
// explains is ignored, and so is what is in an exception ("save for ...") or under a negation ("is not required to
// ...").
package lint
