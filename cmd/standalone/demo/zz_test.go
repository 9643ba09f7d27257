package demo
import ("testing";"fmt";"scpo.example/desk/models";"encoding/json")
func TestZZ(t *testing.T){
 for _, r := range records(t, models.NewDate(2026,11,22)) {
  var c models.Content; json.Unmarshal(r.Content,&c)
  fmt.Printf("\n%s %s %s %s | %s\n", r.Reference, r.Force, c.OffenceCategory(), c.Route, c.SubjectName())
  for _, s := range r.Steps { b:=string(s.Body); if len(b)>700 {b=b[:700]}; if s.Action=="approve"||s.Action=="claim"{b=""}; fmt.Println("  ", s.At.In(models.London()).Format("Mon 2006-01-02 15:04"), s.Action, s.By, len(s.Content)>0, b) }
 }
}
