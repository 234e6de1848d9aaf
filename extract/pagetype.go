package extract

import "fmt"

// leastBody is the length of the shortest item that is an article, in
// characters: Japanese wire items of the development sets have 60.
const leastBody = 50

// notArticle says why a page whose body came out as blocks is no article, ""
// if it is one. A live blog, a list, an interview and a short item are.
func (b *bodyReader) notArticle(a *Article) string {
	runes, sentences, links, linked := 0, 0, 0, 0
	for i := range b.out {
		d := &b.out[i]
		if d.rule != nil {
			continue
		}
		runes += d.runes
		sentences += d.stops
		links += d.links
		linked += d.link
	}
	if len(a.Tables) > 0 {
		return "" // a fixture list or a table of results
	}
	switch {
	case runes == 0:
		return "no body text"
	case runes < leastBody:
		return fmt.Sprintf("body of %d characters", runes)
	case links > 20 && sentences*4 < links && 2*linked > runes:
		return fmt.Sprintf("section front: %d links, %d sentences", links, sentences)
	}
	return ""
}
