package extract

import (
	"cmp"
	"net/url"
	"path"
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

// pictured reports whether media at p are the article's: those of its body, also
// in an element that is named for their captions.
func (p where) pictured() bool { return p.inside && (p.rule == nil || p.rule == ruleCaption) }

// ornament is a word in the names of files that are no picture of the article.
var ornament = &rare{anyOf("avatar", "emoji", "smil", "icon", "sprite", "logo"),
	regexp.MustCompile(`(?i)(?:^|[/_.-])(?:avatars?|gravatar|emojis?|smil(?:ie|ey)s?|icons?|favicon|sprites?|logos)(?:[/_.-]|$)`)}

// placeholder is the name of a file that stands where a script puts a picture, or
// that counts readers: "blank.gif", "lazy_placeholder.png", "pixel-v2.gif".
var placeholder = &rare{anyOf("placeholder", "spacer", "blank", "empty", "transparent", "1x1", "spinner", "load", "dummy", "missing", "leer", ".gif"),
	regexp.MustCompile(`(?i)^(?:placeholders?[_-]|(?:\w+[-_])?(?:spacer|blank|empty|transparent|placeholder|1x1|spinner|(?:pre)?load(?:ing|er)|dummy|missing[-_]image|leer)(?:[-_]\w+)?\.\w+$|(?:pixel(?:[-_]\w+)?|lazy|trans|clear|dot|[pt])\.gif$)`)}

// isPlaceholder reports whether an address is of no picture.
func isPlaceholder(address string) bool {
	if address == "" || strings.HasPrefix(address, "data:") {
		return true
	}
	folder, file := path.Split(pathOf(address))
	return placeholder.matches(file) || strings.Contains(strings.ToLower(folder), "/placeholder")
}

// leastDrawing is the width from which a drawing of lines is taken for a picture
// where it stands in no <figure>; most are icons and logos.
const leastDrawing = 200 // pixels

// isDrawing reports whether an address is that of a drawing of lines.
func isDrawing(address string) bool {
	return strings.HasSuffix(strings.ToLower(pathOf(address)), ".svg")
}

// medium reads an image, player or embed of the body and leaves an image block.
func (b *bodyReader) medium(n *html.Node, p where) {
	if !p.pictured() || len(b.a.Media) >= maxMedia {
		return
	}
	m := Media{Kind: mediaKinds[n.DataAtom], Alt: squeeze(attr(n, "alt")), Width: pixels(attr(n, "width")), Height: pixels(attr(n, "height"))}
	if m.Width > 0 && m.Width < leastPicture || m.Height > 0 && m.Height < leastPicture {
		return
	}
	if m.URL = b.d.absolute(source(n), false); m.URL == "" || m.Kind == "image" && ornament.matches(pathOf(m.URL)) {
		return
	}
	if isDrawing(m.URL) && m.Width < leastDrawing && enclosing(n, atom.Figure) == nil {
		return
	}
	for i := range b.a.Media {
		if b.a.Media[i].URL == m.URL {
			return
		}
	}
	b.a.Media = append(b.a.Media, m)
	b.out = append(b.out, draft{spot: spot{kind: Image, rule: ruleCaption, inside: true, node: p.node}, index: len(b.a.Media) - 1})
}

var mediaKinds = map[atom.Atom]string{atom.Img: "image", atom.Video: "video", atom.Audio: "audio", atom.Iframe: "embed", atom.Embed: "embed"}

// sourceAttrs name the file of a medium. The lazy ones come first: src then is
// a placeholder.
var sourceAttrs = []string{"srcset", "data-srcset", "data-lazy-srcset", "data-src", "data-original", "data-lazy-src", "src", "data-url"}

// source returns the address of the largest form of a medium, "" if there is
// nothing but a placeholder.
func source(n *html.Node) string {
	if s := named(n); s != "" {
		return s
	}
	for _, from := range []*html.Node{n, n.Parent} { // <video><source>, <picture><source>
		if from == nil || from != n && from.Data != "picture" {
			continue
		}
		for c, n := from.FirstChild, 0; c != nil && n < maxSources; c, n = c.NextSibling, n+1 {
			if s := named(c); c.DataAtom == atom.Source && s != "" {
				return s
			}
		}
	}
	if n.DataAtom != atom.Img {
		return ""
	}
	for i := range n.Attr { // what else scripts call it: "data-lazy", "data-img-url", "nitro-lazy-src"
		if a := &n.Attr[i]; lazyName.MatchString(a.Key) && pictureFile.MatchString(a.Val) {
			if s := addressIn(a.Key, a.Val); s != "" {
				return s
			}
		}
	}
	s := sourceWithoutScript(n)
	if s == "" && n.Parent != nil && n.PrevSibling == nil && n.NextSibling == nil {
		s = sourceWithoutScript(n.Parent) // which wraps n alone
	}
	return s
}

// maxSources is how many of its children a medium is looked for in: a <picture> can
// have many pictures, each of which asks.
const maxSources = 100

// named returns the address that the first of sourceAttrs gives.
func named(n *html.Node) string {
	for _, name := range sourceAttrs {
		if s := addressIn(name, attr(n, name)); s != "" {
			return s
		}
	}
	return ""
}

// addressIn returns the address in the value of an attribute, "" if that is of a
// placeholder.
func addressIn(name, value string) string {
	if strings.HasSuffix(name, "srcset") {
		value = largest(value)
	}
	if value = strings.TrimSpace(value); isPlaceholder(value) {
		return ""
	}
	return value
}

// lazyName is a name of an attribute that scripts read the file of a picture from.
var lazyName = regexp.MustCompile(`src|lazy|image|img|media|orig|retina`)

// pictureFile is the address of one or more pictures.
var pictureFile = regexp.MustCompile(`(?i)^(?:https?:|/|[\w-]+/)\S*\.(?:jpe?g|png|webp|avif|gif)`)

// sourceWithoutScript returns the address of the picture in the <noscript> right
// before or after n, which is for readers without scripts.
func sourceWithoutScript(n *html.Node) string {
	before, after := beside(n)
	for _, c := range []*html.Node{after, before} {
		if c == nil || c.DataAtom != atom.Noscript {
			continue
		}
		if img := pictureIn(c); img != nil {
			return source(img)
		}
	}
	return ""
}

// maxNoscript is the longest text of a <noscript> that holds one picture.
const maxNoscript = 10_000 // bytes

// pictureIn returns the first picture in a <noscript>, nil if there is none.
func pictureIn(noscript *html.Node) *html.Node {
	text := noscript.FirstChild
	if text == nil || len(text.Data) > maxNoscript || !strings.Contains(text.Data, "<img") {
		return nil
	}
	return firstBelow(withoutScript(noscript), atom.Img)
}

// withoutScript returns an element that holds what a <noscript> does, which the
// parser leaves as one text; nothing if it is nested too deep to be parsed.
func withoutScript(noscript *html.Node) *html.Node {
	root := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	parsed, err := html.ParseFragment(strings.NewReader(noscript.FirstChild.Data), root)
	if err != nil {
		return root
	}
	for _, n := range parsed {
		root.AppendChild(n)
	}
	return root
}

// largest returns the candidate of a srcset with the greatest width or density.
func largest(srcset string) string {
	best, size := "", -1.0
	for srcset != "" {
		srcset = strings.TrimLeft(srcset, " \t\r\n,")
		address, rest := srcset, ""
		if end := strings.IndexAny(srcset, " \t\r\n"); end >= 0 {
			address, rest = srcset[:end], srcset[end:]
		}
		descriptor := ""
		if !strings.HasSuffix(address, ",") {
			descriptor, rest, _ = strings.Cut(rest, ",")
		}
		v, err := strconv.ParseFloat(strings.Trim(descriptor, " \t\r\nwx"), 64)
		if err != nil {
			v = 1
		}
		if address = strings.TrimRight(address, ","); !strings.HasPrefix(address, "data:") && v > size {
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

// figure reads a figure: its text is the caption of its first picture, unless
// it is a quote or a table.
func (b *bodyReader) figure(i int, p where) {
	p.node = i
	if !p.pictured() {
		b.children(i, p)
		b.flush(p)
		return
	}
	start, media, tables := len(b.out), len(b.a.Media), len(b.a.Tables)
	if img := standIn(b.t.nodes[i].n); img != nil {
		b.medium(img, p)
	}
	b.children(i, p)
	b.flush(p)
	var texts []string
	rest := b.out[:start] // what is kept moves down in place
	for _, d := range b.out[start:] {
		caption := d.rule == ruleCaption && d.kind != Image || len(b.a.Media) > media && d.rule == nil && (d.kind == Paragraph || d.kind == Heading) && d.runes < maxCaption/2
		if caption {
			d.rule, d.region = ruleCaption, i
		}
		if caption = caption && hasLetters(d.text); caption { // a number counts the pictures
			texts = append(texts, d.text)
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
		b.a.Media[media].setCaption(text, b.t.creditIn(i))
	}
}

// maxFigured is how many elements and texts a figure can have in it and be one picture.
const maxFigured = 200

// standIn returns the picture of a figure that has no <img>: that in a <noscript>, or
// an element that scripts make one of, as <amp-img src> is.
func standIn(figure *html.Node) (img *html.Node) {
	if holdsMore(figure, maxFigured) {
		return nil
	}
	for c := range figure.Descendants() {
		switch {
		case mediaKinds[c.DataAtom] != "" || c.DataAtom == atom.Table || c.DataAtom == atom.Blockquote:
			return nil
		case img != nil:
		case c.DataAtom == atom.Noscript:
			img = pictureIn(c)
		case strings.Contains(c.Data, "-") && pictureFile.MatchString(attr(c, "src")):
			img = &html.Node{Type: html.ElementNode, DataAtom: atom.Img, Data: "img", Attr: c.Attr}
		}
	}
	return img
}

// maxScripted is how many elements and texts stand beside a <noscript> at most that has the
// only picture of a box: scripts have sizes to choose from.
const maxScripted = 60

// pictureless reports whether a box has few nodes, and no picture that is seen without
// what its <noscript> holds.
func (t *tree) pictureless(box int) bool {
	end := int(t.nodes[box].end)
	if end-box > maxScripted {
		return false
	}
	for i := box; i < end; i++ {
		if n := t.nodes[i].n; mediaKinds[n.DataAtom] != "" || n.DataAtom == atom.Picture || n.DataAtom == atom.Figure || strings.Contains(n.Data, "-") && n.Type == html.ElementNode {
			return false
		}
	}
	return true
}

// media marks the picture that the page names as its own, or adds it, with what
// the page says of it where it stands.
func (b *bodyReader) media() {
	d, a := b.d, b.a
	main := d.mainPicture()
	if main == "" {
		return
	}
	shown := showing(main)
	for i := range a.Media {
		if a.Media[i].Kind == "image" && shown(a.Media[i].URL) {
			a.Media[i].Main = true
			return
		}
	}
	m := Media{Kind: "image", URL: main, Main: true}
	for i := range b.t.nodes {
		n := b.t.nodes[i].n
		if n.DataAtom != atom.Img || !shown(d.absolute(source(n), false)) {
			continue
		}
		m.Alt = squeeze(attr(n, "alt"))
		figure := b.t.closest(i, func(i int) bool { return b.t.nodes[i].n.DataAtom == atom.Figure })
		if c := firstBelow(b.t.nodes[figure].n, atom.Figcaption); figure > 0 && c != nil {
			m.setCaption(visibleText(c), b.t.creditIn(figure))
		}
		break
	}
	if m.Caption.Raw == "" && m.Credit == "" {
		if text, credit := b.leadCaption(); text != "" {
			m.setCaption(text, credit)
		}
	}
	m.Alt = cmp.Or(m.Alt, d.meta("og:image:alt", "twitter:image:alt"))
	m.Width, m.Height = pixels(d.meta("og:image:width")), pixels(d.meta("og:image:height"))
	a.Media = append(a.Media, m)
}

// showing returns what tells whether an address is that of a picture, perhaps in
// another size: the path or the name of the file is the same.
func showing(picture string) func(address string) bool {
	picture = original(picture)
	path, name := pathOf(picture), fileName(picture)
	sure := cmp.Or(name, path)
	sure = sure[:min(len(sure), leastName/2)] // what an address of it holds for certain
	return func(address string) bool {
		if !strings.Contains(address, sure) {
			return false
		}
		address = original(address)
		return pathOf(address) == path || name != "" && fileName(address) == name
	}
}

// original returns the address that an image service was given in its query,
// the address itself if there is none.
func original(address string) string {
	if _, query, ok := strings.Cut(address, "?"); ok && strings.Contains(query, "=") {
		for pair := range strings.SplitSeq(query, "&") {
			_, value, _ := strings.Cut(pair, "=")
			if s, err := url.QueryUnescape(value); err == nil && strings.Contains(s, "/") && strings.Contains(s, ".") {
				return s
			}
		}
	}
	return address
}

// pathOf returns an address without query and fragment.
func pathOf(address string) string {
	if at := strings.IndexAny(address, "?#"); at >= 0 {
		return address[:at]
	}
	return address
}

// sizes are the parts of a file's name that say how large it is.
var sizes = regexp.MustCompile(`(?i)[-_~.]?\b\d{1,4}x\d{1,4}\b|[-_](?:w|h)\d{2,4}\b|-\d{3,4}-\d{2}$|-scaled\b|-e\d{10,}` +
	`|[-_]\d{3,4}x$|[-_](?:small|thumb(?:nail)?|medium|large|square)(?:[-_]\d{1,2}[-_x]\d{1,2})?$|[-_]v?\d{1,2}[-_]\d{1,2}[-_]\d{3,4}$|^[swh]\d{2,4}(?:-[a-z\d]+)*$`)

// leastName is the length of a name without digits that cannot be that of many
// files: "original", "thumbnail".
const leastName = 16 // characters

// fileName returns the last part of the path that names one picture, without
// its ending and its size, "" if no part does.
func fileName(address string) string {
	parts := strings.Split(pathOf(address), "/")
	for i := len(parts) - 1; i > 2; i-- { // scheme, blank and host come first
		name := parts[i]
		if dot := strings.LastIndexByte(name, '.'); dot > 0 && len(name)-dot <= 5 {
			name = name[:dot]
		}
		name = sizes.ReplaceAllString(name, "")
		if len(name) >= leastName || len(name) >= leastName/2 && digits(name) > 0 {
			return name
		}
	}
	return ""
}

// mainPicture returns the address of the picture that the page's metadata
// names.
func (d *Document) mainPicture() string {
	for _, ref := range []string{d.meta("og:image", "twitter:image"), d.main.address("image")} {
		if s := d.absolute(ref, false); s != "" && !isPlaceholder(s) {
			return s
		}
	}
	return ""
}
