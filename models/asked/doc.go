// Package asked knows in which words the writers of an application are asked, and what each of their choices is called. Forms
// ask by it; pages and papers read the answers to others in the same words.
package asked
