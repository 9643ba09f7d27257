// Package calendar counts working days in England and Wales: Monday to Friday without the bank holidays.
package calendar
