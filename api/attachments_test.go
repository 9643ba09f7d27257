package api_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"scpo.example/desk/api"
	"scpo.example/desk/models"
	"scpo.example/desk/models/files"
	"scpo.example/desk/workflows"
)

const pdf = "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"

// attached is a file as a program reads it.
type attached struct {
	ID, Name, Type, SHA256, Title, Kind, Marking, Served, Withheld string
	Size                                                           int64
	Scan                                                           models.Scan
	Evidence, Terms                                                []string
	Frozen, Removable                                              bool
}

func init() { //nolint:gochecknoinits // the library has one list of decoders
	for _, kind := range []string{"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"} {
		openapi3filter.RegisterBodyDecoder(kind, openapi3filter.FileBodyDecoder)
	}
}

// formOf is a form with a file; pairs are its other fields.
func formOf(t *testing.T, name, file string, pairs ...string) (body []byte, kind string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", name)
	require.NoError(t, err)
	_, err = io.WriteString(part, file)
	require.NoError(t, err)
	for i := 0; i+1 < len(pairs); i += 2 {
		require.NoError(t, w.WriteField(pairs[i], pairs[i+1]))
	}
	require.NoError(t, w.Close())
	return b.Bytes(), w.FormDataContentType()
}

func (c caller) upload(id, name, file string, pairs ...string) reply {
	c.t.Helper()
	body, kind := formOf(c.t, name, file, pairs...)
	return c.post(at(id, "attachments"), body, "Content-Type", kind)
}

func (c caller) attach(id, name, file string, pairs ...string) attached {
	c.t.Helper()
	var a attached
	c.upload(id, name, file, pairs...).want(http.StatusCreated).into(&a)
	return a
}

func (c caller) files(id string) []attached {
	c.t.Helper()
	var list struct{ Items []attached }
	c.get(at(id, "attachments")).want(http.StatusOK).into(&list)
	return list.Items
}

// blobs are the keys in the storage.
func (d *desk) blobs(t *testing.T) []string {
	keys, err := d.files.Before(t.Context(), time.Now().Add(time.Hour))
	require.NoError(t, err)
	return keys
}

func TestAFileIsAddedReadAndDeleted(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	mine := shared.as(t, "applicant.thames-valley")
	evidence := mine.read(id).Content.Evidence[0].ID
	a := mine.attach(id, "Statement of Orrinder.pdf", pdf, "kind", "statement", "title", "Statement", "evidence", evidence, "marking", "OFFICIAL",
		"served", "unserved", "withheld", "Page 2: an address", "withheldWhy", "A witness is at risk")
	sum := sha256.Sum256([]byte(pdf))
	require.Equal(t, attached{ID: a.ID, Name: "Statement of Orrinder.pdf", Type: "application/pdf", SHA256: hex.EncodeToString(sum[:]), Title: "Statement", Kind: "statement",
		Marking: "OFFICIAL", Served: "unserved", Withheld: "Page 2: an address", Size: int64(len(pdf)), Scan: models.ScanOff, Evidence: []string{evidence}, Terms: []string{}, Removable: true}, a)
	require.Equal(t, []attached{a}, mine.files(id))

	got := mine.get(at(id, "attachments", a.ID)).want(http.StatusOK)
	require.Equal(t, pdf, string(got.body))
	require.Equal(t, "application/pdf", got.header.Get("Content-Type"))
	require.Equal(t, `attachment; filename="Statement of Orrinder.pdf"`, got.header.Get("Content-Disposition"))
	require.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"))
	require.Contains(t, got.header.Get("Content-Security-Policy"), "sandbox")
	line := shared.accessTo(t, id)[0]
	require.Equal(t, "export", line.Kind)
	require.Equal(t, a.ID, line.Detail)

	mine.send(http.MethodDelete, at(id, "attachments", a.ID), nil).want(http.StatusNoContent)
	require.Empty(t, mine.files(id))
	mine.get(at(id, "attachments", a.ID)).refused(http.StatusNotFound, "not-found")
	mine.send(http.MethodDelete, at(id, "attachments", a.ID), nil).refused(http.StatusNotFound, "not-found")
}

// TestWhatIsNotTakenLeavesNothing: neither a row nor bytes.
func TestWhatIsNotTakenLeavesNothing(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.drafted(t)
	mine := d.as(t, "applicant.thames-valley")
	zip := "PK\x03\x04\x14\x00\x00\x00\x00\x00" + strings.Repeat("\x00", 40)
	mine.upload(id, "order.pdf", zip).refused(http.StatusUnsupportedMediaType, "file-type")
	mine.upload(id, "order.exe", pdf).refused(http.StatusUnsupportedMediaType, "file-type")
	mine.upload(id, "order.pdf", "").refused(http.StatusUnprocessableEntity, "invalid")
	mine.upload(id, "/", pdf).refused(http.StatusUnprocessableEntity, "invalid")
	mine.upload(id, "order.pdf", pdf, "colour", "blue").refused(http.StatusUnprocessableEntity, "invalid")
	mine.upload(id, "order.pdf", pdf, "evidence", "e99").refused(http.StatusUnprocessableEntity, "invalid")
	mine.upload(id, "order.pdf", pdf, "marking", "SECRET").refused(http.StatusUnprocessableEntity, "invalid")
	mine.upload(id, "order.pdf", pdf, "withheld", "A name").refused(http.StatusUnprocessableEntity, "invalid")
	mine.upload(id, "order.pdf", pdf, "file", "twice").refused(http.StatusUnprocessableEntity, "invalid")
	mine.post(at(id, "attachments"), object{"title": "x"}).refused(http.StatusUnsupportedMediaType, "not-multipart")
	body, kind := formOf(t, "order.pdf", pdf, "title", "Order")
	for cut := 1; cut < len(body); cut += 17 { // the last two bytes end the line
		mine.post(at(id, "attachments"), body[:len(body)-2-cut], "Content-Type", kind).refused(http.StatusBadRequest, "broken-off")
		if cut > 300 {
			break
		}
	}
	require.Empty(t, mine.files(id))
	require.Empty(t, d.blobs(t))
}

func TestAnUploadThatBreaksOffLeavesNothing(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.drafted(t)
	body, kind := formOf(t, "order.pdf", pdf+strings.Repeat(" ", 300_000))
	ctx, cut := context.WithCancel(t.Context())
	from := &slow{Reader: bytes.NewReader(body[:250_000]), then: cut}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, d.http.URL+at(id, "attachments"), from)
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer "+token("applicant.thames-valley"))
	r.Header.Set("Content-Type", kind)
	_, err = http.DefaultClient.Do(r) //nolint:bodyclose // there is none
	require.ErrorIs(t, err, context.Canceled)
	d.http.Close() // waits for what is under way
	require.Empty(t, d.blobs(t))
	kept, err := d.store.Attachments(t.Context(), id)
	require.NoError(t, err)
	require.Empty(t, kept)
}

// slow breaks off once its reader is read.
type slow struct {
	io.Reader
	then func()
}

func (s *slow) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		s.then()
	}
	return n, err
}

// TestATooLargeFileIsRefusedWithoutBeingKeptInMemory: it is refused at the limit, whether its length was said or not.
func TestATooLargeFileIsRefusedWithoutBeingKeptInMemory(t *testing.T) {
	d := ownDesk(t, nil)
	d.keepFiles(t, files.Config{Folder: t.TempDir()})
	id := d.drafted(t)
	mine := d.as(t, "applicant.thames-valley")
	begin, kind := formOf(t, "order.pdf", pdf)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for _, said := range []bool{true, false} {
		length := int64(files.DefaultLargest + 30<<20)
		body := io.MultiReader(bytes.NewReader(begin[:bytes.Index(begin, []byte("%%EOF"))]), io.LimitReader(spaces{}, length))
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.http.URL+at(id, "attachments"), body)
		require.NoError(t, err)
		r.Header.Set("Authorization", "Bearer "+token("applicant.thames-valley"))
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Idempotency-Key", uuid.NewString())
		if said {
			r.ContentLength = int64(bytes.Index(begin, []byte("%%EOF"))) + length
		}
		response, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		text, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusRequestEntityTooLarge, response.StatusCode, string(text))
		require.Contains(t, string(text), "25 MB or smaller")
	}
	runtime.ReadMemStats(&after)
	require.Less(t, int64(after.HeapSys)-int64(before.HeapSys), int64(files.DefaultLargest), "it is not kept in memory")
	require.Empty(t, mine.files(id))
	require.Empty(t, d.blobs(t))
}

type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestTheSameUploadIsDoneOnce(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.drafted(t)
	mine := d.as(t, "applicant.thames-valley")
	body, kind := formOf(t, "order.pdf", pdf, "title", "Order")
	key := uuid.NewString()
	var first, second attached
	mine.send(http.MethodPost, at(id, "attachments"), body, "Content-Type", kind, "Idempotency-Key", key).want(http.StatusCreated).into(&first)
	again := mine.send(http.MethodPost, at(id, "attachments"), body, "Content-Type", kind, "Idempotency-Key", key).want(http.StatusCreated)
	again.into(&second)
	require.Equal(t, first, second)
	require.Equal(t, "true", again.header.Get("Idempotency-Replayed"))
	other, kind := formOf(t, "order.pdf", pdf+" ", "title", "Order")
	mine.send(http.MethodPost, at(id, "attachments"), other, "Content-Type", kind, "Idempotency-Key", key).refused(http.StatusUnprocessableEntity, "idempotency-key-reused")
	require.Len(t, mine.files(id), 1)
	require.Len(t, d.blobs(t), 1)
}

func TestFilesAreForThoseOfTheCase(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	a := shared.as(t, "applicant.thames-valley").attach(id, "order.pdf", pdf)
	for _, stranger := range []string{"applicant.kent", "officer.ersou", "cps.reviewer", "manager.thames-valley", "lead.national", "auditor", "admin"} {
		c := shared.as(t, stranger)
		c.upload(id, "order.pdf", pdf).refused(http.StatusNotFound, "not-found")
		c.get(at(id, "attachments")).refused(http.StatusNotFound, "not-found")
		c.get(at(id, "attachments", a.ID)).refused(http.StatusNotFound, "not-found")
		c.send(http.MethodDelete, at(id, "attachments", a.ID), nil).refused(http.StatusNotFound, "not-found")
	}
	officer := shared.as(t, "officer.serocu")
	officer.get(at(id, "attachments", a.ID)).want(http.StatusOK)
	officer.send(http.MethodDelete, at(id, "attachments", a.ID), nil).refused(http.StatusForbidden, "not-for-your-role")
	officer.upload(id, "order.pdf", pdf).refused(http.StatusConflict, "not-editable")
	elsewhere := shared.caseAt(t, drafted)
	shared.as(t, "applicant.thames-valley").get(at(elsewhere, "attachments", a.ID)).refused(http.StatusNotFound, "not-found")
}

// TestFilesGoWithTheVersion: what was submitted stays for ever, is listed with its hash, and is all that the CPS sees.
func TestFilesGoWithTheVersion(t *testing.T) {
	t.Parallel()
	id := shared.caseAt(t, drafted)
	mine, officer, cps := shared.as(t, "applicant.thames-valley"), shared.as(t, "officer.serocu"), shared.as(t, "cps.reviewer")
	a := mine.attach(id, "map.pdf", pdf, "kind", "map")
	mine.act(id, models.SubmitForQA, nil)
	mine.upload(id, "late.pdf", pdf).refused(http.StatusConflict, "not-editable")
	mine.send(http.MethodDelete, at(id, "attachments", a.ID), nil).refused(http.StatusConflict, "file-frozen")
	officer.act(id, models.Claim, nil)
	officer.act(id, models.Return, object{"points": []object{point(models.Must, "terms")}})
	mine.send(http.MethodDelete, at(id, "attachments", a.ID), nil).refused(http.StatusConflict, "file-frozen")
	b := mine.attach(id, "late.pdf", pdf+" ")
	mine.send(http.MethodDelete, at(id, "attachments", b.ID), nil).want(http.StatusNoContent)
	require.True(t, mine.files(id)[0].Frozen)
	require.False(t, mine.files(id)[0].Removable)

	sent := shared.submittedWith(t, func(c caller, id string) { a = c.attach(id, "map.pdf", pdf, "kind", "map") })
	require.Equal(t, a.ID, cps.files(sent)[0].ID)
	cps.get(at(sent, "attachments", a.ID)).want(http.StatusOK)
	var list struct {
		Items []struct {
			Files []struct{ ID, Name, SHA256 string }
		}
	}
	cps.get(at(sent, "submissions")).want(http.StatusOK).into(&list)
	require.Equal(t, a.SHA256, list.Items[0].Files[0].SHA256)
	var pack struct {
		Manifest struct {
			Files []struct{ ID, Name, SHA256 string }
		}
	}
	cps.get(at(sent, "submissions", "1", "pack")).want(http.StatusOK).into(&pack)
	require.Len(t, pack.Manifest.Files, 2)
	require.Equal(t, a.SHA256, pack.Manifest.Files[1].SHA256)

	cps.try(sent, models.CPSDecision, with(decision(models.DecisionAccepted), "papers", []string{"a1"})).refused(http.StatusUnprocessableEntity, "invalid")
	paper := cps.attach(sent, "decision.pdf", pdf, "kind", "letter")
	require.True(t, paper.Removable)
	cps.act(sent, models.CPSDecision, with(decision(models.DecisionAccepted), "papers", []string{paper.ID}))
	cps.send(http.MethodDelete, at(sent, "attachments", paper.ID), nil).refused(http.StatusConflict, "file-named")
	require.Len(t, mine.files(sent), 2)
}

func with(body object, name string, value any) object {
	body[name] = value
	return body
}

// submittedWith brings a case to the CPS; first does something to its draft.
func (d *desk) submittedWith(t *testing.T, first func(c caller, id string)) string {
	t.Helper()
	mine := d.as(t, "applicant.thames-valley")
	id := mine.create("thames-valley", someone(t)).ID
	first(mine, id)
	mine.act(id, models.SubmitForQA, nil)
	d.as(t, "officer.serocu").act(id, models.Claim, nil)
	d.as(t, "officer.serocu").act(id, models.Approve, approval())
	d.as(t, "officer2.serocu").act(id, models.SubmitToCPS, nil)
	return id
}

// scanner says what it is told to.
type scanner struct {
	virus string
	err   error
}

func (s *scanner) Scan(_ context.Context, r io.Reader) (string, error) {
	_, _ = io.Copy(io.Discard, r)
	return s.virus, s.err
}

func TestInfectedAndUnscannedFilesAreNotReleased(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.drafted(t)
	says := &scanner{virus: "Eicar-Test-Signature"}
	d.keepFiles(t, files.Config{Scanner: says})
	mine := d.as(t, "applicant.thames-valley")
	p := mine.upload(id, "order.pdf", pdf).refused(http.StatusUnprocessableEntity, "infected")
	require.Contains(t, p.Detail, "Eicar-Test-Signature")
	require.Empty(t, d.blobs(t))

	says.virus, says.err = "", errors.New("away")
	a := mine.attach(id, "order.pdf", pdf)
	require.Equal(t, models.ScanWaiting, a.Scan)
	mine.get(at(id, "attachments", a.ID)).refused(http.StatusConflict, "not-scanned-yet")
	says.err = nil
	mine.get(at(id, "attachments", a.ID)).want(http.StatusOK)
	require.Equal(t, models.ScanClean, mine.files(id)[0].Scan)

	says.err = errors.New("away")
	b := mine.attach(id, "second.pdf", pdf)
	says.virus, says.err = "Late", nil
	mine.get(at(id, "attachments", b.ID)).refused(http.StatusConflict, "infected")
	require.Len(t, d.blobs(t), 1)
}

// TestAChangedFileIsNotReleased: the bytes in the storage are compared with the hash before anything is sent.
func TestAChangedFileIsNotReleased(t *testing.T) {
	t.Parallel()
	d := ownDesk(t, nil)
	id := d.drafted(t)
	a := d.as(t, "applicant.thames-valley").attach(id, "order.pdf", pdf)
	require.NoError(t, d.files.Remove(t.Context(), d.blobs(t)[0]))
	d.as(t, "applicant.thames-valley").get(at(id, "attachments", a.ID)).refused(http.StatusInternalServerError, "file-changed")
}

// drafted makes a draft of Thames Valley without an engine.
func (d *desk) drafted(t *testing.T) string {
	t.Helper()
	return d.record(t, "thames-valley", life{created: today()})
}

// keepFiles has a desk keep its files in another storage.
func (d *desk) keepFiles(t *testing.T, c files.Config) {
	t.Helper()
	s, err := files.Open(t.Context(), c)
	require.NoError(t, err)
	require.NoError(t, d.files.Close())
	d.files = s
	d.http.Close()
	d.api = api.New(d.store, workflows.NewClient(d.engine), slog.New(slog.NewTextHandler(d.said, nil)), api.WithFiles(s))
	d.http = httptest.NewServer(d.api.Handler())
}
