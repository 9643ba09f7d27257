package store

// SendLetters makes new notices go out by email too, as Config.Letters does.
func (s *Store) SendLetters() { s.letters = true }
