package api

import (
	"slices"

	"scpo.example/desk/models"
	"scpo.example/desk/models/review"
)

// places follows the anchor of each point from the text that it was raised on to the current text: a term that was
// moved or reworded is found again, and one that was removed says so.
func (s *Server) places(k *call, app models.Application, points []models.Point) ([]review.Anchor, error) {
	places := make([]review.Anchor, len(points))
	if len(points) == 0 {
		return places, nil
	}
	ctx := k.Request().Context()
	frozen, err := s.store.Versions(ctx, app.ID)
	if err != nil {
		return nil, err
	}
	frozen = slices.DeleteFunc(frozen, func(v models.Version) bool { return !seen(k.user, v) })
	now, err := s.contentOf(k, app, 0)
	if err != nil {
		return nil, err
	}
	byVersion := map[int][]int{} // version to the indexes of the points raised on it
	for i, p := range points {
		n := raisedOn(frozen, p)
		byVersion[n] = append(byVersion[n], i)
	}
	for n, raised := range byVersion {
		then, err := s.contentOf(k, app, n)
		if err != nil {
			return nil, err
		}
		anchors := make([]string, len(raised))
		for j, i := range raised {
			anchors[j] = points[i].Anchor
		}
		found := review.Places(anchors, then, now)
		for _, i := range raised {
			places[i] = found[points[i].Anchor]
		}
	}
	return places, nil
}

// raisedOn is the number of the version that lay before the person who raised the point; 0 for none.
func raisedOn(frozen []models.Version, p models.Point) int {
	n := 0
	for _, v := range frozen {
		if v.Seq < p.RaisedSeq {
			n = v.N
		}
	}
	return n
}
