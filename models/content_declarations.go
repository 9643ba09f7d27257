package models

// Declarations are signed by the force. The regional officer's is the approval, which is no part of the content.
type Declarations struct {
	Applicant  *Declaration `json:"applicant"`
	Supervisor *Declaration `json:"supervisor"`
}

// Declaration is a name and the day on which it was given.
type Declaration struct {
	By string `json:"by"`
	On *Date  `json:"on"`
}

// FutureProvisions keeps places for what sections 55 and 58 of the Border Security, Asylum and Immigration Act 2025
// will ask for. They are not in force as read, so only null is accepted.
type FutureProvisions struct {
	NotificationRecipient *NotInForce `json:"notificationRecipient"`
	ElectronicMonitoring  *NotInForce `json:"electronicMonitoring"`
}

// NotInForce is an answer that cannot be given yet.
type NotInForce struct{}
