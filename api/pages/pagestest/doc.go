// Package pagestest serves pages for tests as people meet them: a real store, a real engine, and browsers without script
// that keep cookies, follow redirects and fill in forms.
//
// A package of pages has one desk for all its tests:
//
//	var desk *pagestest.Desk
//
//	func TestMain(m *testing.M) { os.Exit(pagestest.Main(m, &desk, points.Routes())) }
//
//	func TestPoints(t *testing.T) {
//		id := desk.CaseAt(t, pagestest.Returned)
//		page := desk.As(t, pagestest.Applicant).Open("/applications/" + id + "/points").Want(http.StatusOK)
//		page = page.Submit("form.answer", pagestest.Fill{"answer": {"changed"}}).Want(http.StatusOK)
//	}
package pagestest
