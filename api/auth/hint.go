package auth

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// sealHint keeps the ID token so that only the browser of its session opens it: the key is made from the token of the session, of
// which the database has the hash alone. Where that fails there is no hint, and the provider may ask the person.
func (a *Auth) sealHint(ctx context.Context, raw string) string {
	sealer := hintSealer(a.sessions.Token(ctx))
	if sealer == nil || raw == "" {
		return ""
	}
	nonce := make([]byte, sealer.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return ""
	}
	return base64.RawStdEncoding.EncodeToString(sealer.Seal(nonce, nonce, []byte(raw), nil))
}

// openHint gives the ID token of the session; "" where there is none.
func (a *Auth) openHint(ctx context.Context) string {
	sealer := hintSealer(a.sessions.Token(ctx))
	kept, err := base64.RawStdEncoding.DecodeString(a.sessions.GetString(ctx, hintKey))
	if err != nil || sealer == nil || len(kept) < sealer.NonceSize() {
		return ""
	}
	raw, err := sealer.Open(nil, kept[:sealer.NonceSize()], kept[sealer.NonceSize():], nil)
	if err != nil { // the token of the session was renewed since
		return ""
	}
	return string(raw)
}

func hintSealer(token string) cipher.AEAD {
	if token == "" {
		return nil
	}
	key := sha256.Sum256([]byte("hint\x00" + token))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil
	}
	sealer, err := cipher.NewGCM(block)
	if err != nil {
		return nil
	}
	return sealer
}
