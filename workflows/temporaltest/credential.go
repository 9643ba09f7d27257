package temporaltest

// Credential is how a program in another process reaches the server.
func (s *Server) Credential() (address, namespace, token string) {
	return s.at.Address, s.at.Namespace, s.at.Token
}
