package extract

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// leastPicture is the size below which an image is an icon or a tracking dot.
const leastPicture = 60 // pixels, either side

// maxMedia bounds the media of an article.
const maxMedia = 500

// medium reads an image, player or embed of the body and leaves an image block.
func (b *bodyReader) medium(n *html.Node, p where) {
	if !p.inside || p.rule != nil || len(b.a.Media) >= maxMedia {
		return
	}
	m := Media{Kind: mediaKinds[n.DataAtom], Alt: strings.Join(strings.Fields(attr(n, "alt")), " "), Width: pixels(attr(n, "width")), Height: pixels(attr(n, "height"))}
	if m.Width > 0 && m.Width < leastPicture || m.Height > 0 && m.Height < leastPicture {
		return
	}
	if m.URL = b.d.absolute(source(n), false); m.URL == "" {
		return
	}
	for i := range b.a.Media {
		if b.a.Media[i].URL == m.URL {
			return
		}
	}
	b.a.Media = append(b.a.Media, m)
	b.out = append(b.out, draft{kind: Image, rule: ruleCaption, inside: true, index: len(b.a.Media) - 1, node: p.node})
}

var mediaKinds = map[atom.Atom]string{atom.Img: "image", atom.Video: "video", atom.Audio: "audio", atom.Iframe: "embed", atom.Embed: "embed"}

// sourceAttrs name the file of a medium. The lazy ones come first: src then is
// a placeholder.
var sourceAttrs = []string{"data-src", "data-original", "data-lazy-src", "src", "data-url"}

// source returns the address of the largest form of a medium.
func source(n *html.Node) string {
	if s := largest(attr(n, "srcset")); s != "" {
		return s
	}
	if s := largest(attr(n, "data-srcset")); s != "" {
		return s
	}
	for _, name := range sourceAttrs {
		if s := strings.TrimSpace(attr(n, name)); s != "" && !strings.HasPrefix(s, "data:") {
			return s
		}
	}
	for _, from := range []*html.Node{n, n.Parent} { // <video><source>, <picture><source>
		if from == nil || from != n && from.Data != "picture" {
			continue
		}
		for c := from.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Source {
				if s := largest(attr(c, "srcset")); s != "" {
					return s
				}
				if s := attr(c, "src"); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// largest returns the candidate of a srcset with the greatest width or density.
func largest(srcset string) string {
	best, size := "", -1.0
	for srcset != "" {
		srcset = strings.TrimLeft(srcset, " \t\r\n,")
		end := strings.IndexAny(srcset, " \t\r\n")
		if end < 0 {
			end = len(srcset)
		}
		address, rest := srcset[:end], srcset[end:]
		var descriptor string
		if strings.HasSuffix(address, ",") { // no descriptor
			address = strings.TrimRight(address, ",")
		} else {
			descriptor, rest, _ = strings.Cut(rest, ",")
		}
		descriptor = strings.TrimSpace(descriptor)
		v := 1.0
		if len(descriptor) > 1 {
			if f, err := strconv.ParseFloat(descriptor[:len(descriptor)-1], 64); err == nil {
				v = f
			}
		}
		if address != "" && !strings.HasPrefix(address, "data:") && v > size {
			best, size = address, v
		}
		srcset = rest
	}
	return best
}

func pixels(s string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	if err != nil || n < 0 || n > 100_000 {
		return 0
	}
	return n
}

// maxCaption is the longest text of a figure that can be a caption.
const maxCaption = 1200 // characters

// figure reads a figure: its text is the caption of its first picture, unless
// it is a quote or a table.
func (b *bodyReader) figure(i int, p where) {
	start, media, tables := len(b.out), len(b.a.Media), len(b.a.Tables)
	p.node = i
	b.children(i, p)
	b.flush(p)
	if !p.inside || p.rule != nil {
		return
	}
	var texts []string
	rest := b.out[:start] // what is kept moves down in place
	for _, d := range b.out[start:] {
		caption := d.rule == ruleCaption && d.kind != Image || len(b.a.Media) > media && d.rule == nil && d.kind == Paragraph && d.runes < maxCaption/2
		if caption {
			texts = append(texts, d.text)
			d.rule, d.region = ruleCaption, i
		}
		if !caption || len(b.a.Media) == media && len(b.a.Tables) == tables {
			rest = append(rest, d)
		}
	}
	b.out = rest
	text := strings.Join(texts, " ")
	switch {
	case text == "":
	case len(b.a.Tables) > tables:
		if t := &b.a.Tables[tables]; t.Caption.Raw == "" {
			t.Caption = NewText(text)
		}
	case len(b.a.Media) > media:
		m := &b.a.Media[media]
		caption, credit := splitCredit(text)
		m.Caption, m.Credit = NewText(caption), credit
	}
}

// creditMark starts the credit of a picture, or stands before it in brackets.
var creditMark = regexp.MustCompile(`(?i)(?:^|[\s(\[|/])(?:(?:photo|image|picture|foto|bild|photograph|illustration|graphic|video)(?:\s*credits?)?(?:\s+(?:by|courtesy(?: of)?))?\s*[:/|]|photo by|image by|credits?\s*:|©|\(c\)|copyright\s)`)

// splitCredit parts a caption from the credit at its end.
func splitCredit(text string) (caption, credit string) {
	at := creditMark.FindStringIndex(text)
	if at == nil || len(text)-at[1] > 120 {
		return text, ""
	}
	return strings.TrimRight(text[:at[0]], " |([-–—"), strings.Trim(text[at[1]:], " |)]")
}

// media marks the picture that the page names as its own, or adds it.
func (d *Document) media(a *Article) {
	main := d.mainPicture()
	if main == "" {
		return
	}
	for i := range a.Media {
		if a.Media[i].Kind == "image" && sameFile(a.Media[i].URL, main) {
			a.Media[i].Main = true
			return
		}
	}
	a.Media = append(a.Media, Media{Kind: "image", URL: main, Main: true})
}

// sameFile reports whether two addresses differ in no more than the query,
// which sets the size.
func sameFile(a, b string) bool {
	a, _, _ = strings.Cut(a, "?")
	b, _, _ = strings.Cut(b, "?")
	return a == b
}

// mainPicture returns the address of the picture that the page's metadata
// names.
func (d *Document) mainPicture() string {
	for _, ref := range []string{d.meta("og:image", "twitter:image"), d.main.address("image")} {
		if s := d.absolute(ref, false); s != "" {
			return s
		}
	}
	return ""
}
