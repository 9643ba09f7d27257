package figures

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"

	"scpo.example/desk/api/answers"
	"scpo.example/desk/api/ui"
)

// Measures of the chart, in its own units.
const (
	chartWidth = 760
	axisLeft   = 20
	axisRight  = 740
	axisTop    = 70 // below the key
	rowHeight  = 70
	axisHeight = 30
)

// bar is one measure of one group on the chart.
type bar struct {
	Y              int
	Low, At, High  float64
	Diamond        bool
	Value, Measure string
}

type chartRow struct {
	Name string
	Y    int // of the name
	Bars []bar
}

type tick struct {
	X      float64
	Label  string
	Anchor string // so that the first and last are not cut, whatever the width of the font
}

// chart draws the intervals of the groups that have a rate. The table says the same.
func chart(f answers.Figure, groups []answers.FigureGroup) (template.HTML, error) {
	shown := withRate(groups)
	c := struct {
		Width, Height, Bottom, Left, Right, Top int
		Target                                  float64
		TargetText, Title, Desc                 string
		Rows                                    []chartRow
		Ticks                                   []tick
	}{
		Width: chartWidth, Left: axisLeft, Right: axisRight, Top: axisTop, Bottom: axisTop + rowHeight*len(shown),
		Height: axisTop + rowHeight*len(shown) + axisHeight, Target: place(f.Target), TargetText: "target " + ui.Percent(f.Target),
		Title: "Share of first submissions accepted, by " + f.By, Desc: subtitle(f) + " The table below has the same numbers.",
	}
	for percent := 0; percent <= 100; percent += 20 {
		anchor := map[int]string{0: "start", 100: "end"}[percent]
		c.Ticks = append(c.Ticks, tick{place(float64(percent) / 100), fmt.Sprintf("%d%%", percent), cmp.Or(anchor, "middle")})
	}
	for i, g := range shown {
		top := axisTop + rowHeight*i
		c.Rows = append(c.Rows, chartRow{Name: label(g, f.By), Y: top + 20, Bars: []bar{
			{Y: top + 36, Low: place(*g.Strict.Low), At: place(*g.Strict.Rate), High: place(*g.Strict.High)},
			{Y: top + 54, Low: place(*g.Lenient.Low), At: place(*g.Lenient.Rate), High: place(*g.Lenient.High), Diamond: true},
		}})
	}
	var b bytes.Buffer
	if err := drawing.Execute(&b, c); err != nil {
		return "", fmt.Errorf("draw chart: %w", err)
	}
	return template.HTML(b.String()), nil //nolint:gosec // html/template has escaped it
}

// place is where a share is on the axis.
func place(share float64) float64 { return axisLeft + share*(axisRight-axisLeft) }

var drawing = template.Must(template.New("chart").Funcs(template.FuncMap{
	"add": func(a, b float64) float64 { return a + b }, "below": func(y, d int) int { return y + d },
}).Parse(`<svg class="app-chart" role="img" aria-labelledby="chart-title chart-desc" width="{{.Width}}" height="{{.Height}}" viewBox="0 0 {{.Width}} {{.Height}}" xmlns="http://www.w3.org/2000/svg" font-family="arial, sans-serif" font-size="16">
<title id="chart-title">{{.Title}}</title>
<desc id="chart-desc">{{.Desc}}</desc>
<rect width="{{.Width}}" height="{{.Height}}" fill="#fff"/>
<circle cx="28" cy="14" r="6" fill="#1d70b8"/><text x="54" y="20" fill="#0b0c0c">accepted as submitted</text>
<polygon points="21,42 28,35 35,42 28,49" fill="#fff" stroke="#4c2c92" stroke-width="3"/><text x="54" y="48" fill="#0b0c0c">accepted, including with amendments</text>
<line x1="500" y1="14" x2="526" y2="14" stroke="#0b0c0c" stroke-width="3"/><text x="534" y="20" fill="#0b0c0c">95% interval</text>
<line x1="500" y1="42" x2="526" y2="42" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="6 4"/><text x="534" y="48" fill="#0b0c0c">{{.TargetText}}</text>
{{range .Ticks}}<line x1="{{.X}}" y1="{{$.Top}}" x2="{{.X}}" y2="{{$.Bottom}}" stroke="#d9d9d9" stroke-width="1"/>
<text x="{{.X}}" y="{{below $.Bottom 20}}" text-anchor="{{.Anchor}}" fill="#0b0c0c">{{.Label}}</text>
{{end}}<line x1="{{.Target}}" y1="{{.Top}}" x2="{{.Target}}" y2="{{.Bottom}}" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="6 4"/>
{{range .Rows}}<text x="{{$.Left}}" y="{{.Y}}" fill="#0b0c0c" font-weight="bold" stroke="#fff" stroke-width="4" paint-order="stroke">{{.Name}}</text>
{{range .Bars}}{{$colour := "#1d70b8"}}{{if .Diamond}}{{$colour = "#4c2c92"}}{{end}}<line x1="{{.Low}}" y1="{{.Y}}" x2="{{.High}}" y2="{{.Y}}" stroke="{{$colour}}" stroke-width="3"/>
<line x1="{{.Low}}" y1="{{below .Y -5}}" x2="{{.Low}}" y2="{{below .Y 5}}" stroke="{{$colour}}" stroke-width="3"/>
<line x1="{{.High}}" y1="{{below .Y -5}}" x2="{{.High}}" y2="{{below .Y 5}}" stroke="{{$colour}}" stroke-width="3"/>
{{if .Diamond}}<polygon points="{{add .At -7}},{{.Y}} {{.At}},{{below .Y -7}} {{add .At 7}},{{.Y}} {{.At}},{{below .Y 7}}" fill="#fff" stroke="{{$colour}}" stroke-width="3"/>{{else}}<circle cx="{{.At}}" cy="{{.Y}}" r="6" fill="{{$colour}}"/>{{end}}
{{end}}{{end}}</svg>`))
