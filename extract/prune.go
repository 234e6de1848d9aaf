package extract

import (
	_ "embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A pruneRule keeps a part of the page out of the body. Its name is what
// Block.DroppedBy has. An element falls under a rule by its name, its ARIA
// role or a term among the words of its class and id.
type pruneRule struct {
	name  string
	why   string    // what the part is, and why it is not the article
	kind  BlockKind // of what it drops; "" for Boilerplate
	tags  []atom.Atom
	roles []string
	terms string // words separated by blanks; a hyphen joins words that must follow each other
	sure  bool   // holds for any element that the headline stands outside of
	lines bool   // it drops lines and fields to fill in, never a table of data
	parts bool   // elements of the article itself may bear such a term; see [tree.spareParts]
	most  int    // characters of running prose that such a part has at most; more, and the term misleads; 0 is no bound
	rank  int    // place in pruneRules
}

// Rules for elements. Bounds are from pages of the development sets: wrappers of whole
// articles carry such terms too.
var (
	ruleHidden   = &pruneRule{name: "hidden", parts: true, why: "a reader never sees it", kind: Other}
	ruleCipher   = &pruneRule{name: "cipher", why: "is in letters that stand for others, for those who have not paid", kind: Other, sure: true, terms: "obfuscated scrambled-text scrambled-content text-scrambled content-scrambled"}
	ruleComments = &pruneRule{name: "comments", why: "readers wrote it", sure: true,
		terms: "comments comment-list commentlist comment-section comment-area comment-form respond disqus livefyre coral-talk " +
			"comment-wrapper comment-container kommentare comentarios commentaires guestbook"}
	ruleTOC = &pruneRule{name: "toc", why: "repeats the headings", kind: TOC, most: 400,
		terms: "toc table-of-contents tableofcontents contents-list jump-links jumplinks"}
	ruleNav = &pruneRule{name: "nav", why: "leads elsewhere", tags: []atom.Atom{atom.Nav, atom.Menu}, roles: []string{"navigation", "menu", "menubar"}, most: 700,
		terms: "nav navbar navigation menu submenu mainmenu topmenu megamenu navmenu mainnav topnav burgermenu breadcrumb breadcrumbs crumbs pagination paginator pager paging page-links pagelinks page-numbers page-nav skip-link skip-to site-header masthead topbar navi subnav prev-next nextprev"}
	ruleFooter = &pruneRule{name: "footer", why: "is the site's, or lists the article's tags and rights", sure: true, tags: []atom.Atom{atom.Footer}, roles: []string{"contentinfo"}, most: 1500,
		terms: "footer page-footer pagefooter sitefooter mainfooter globalfooter footerwrap footerwrapper colophon"}
	ruleRights = &pruneRule{name: "rights", why: "says who holds rights, or what the site answers for", sure: true, most: 1500,
		terms: "copyright legal disclaimer"}
	ruleCaption = &pruneRule{name: "caption", lines: true, why: "belongs to the picture and is stored with it", tags: []atom.Atom{atom.Figcaption}, most: 1200,
		terms: "caption captions figcaption credit credits " +
			"cptn image-meta photographer img-desc legend media-info video-details video-title video-description video-desc video-heading image-source bildunterschrift bildnachweis imagecaption photocaption image-description photogallery"}
	ruleGraphic = &pruneRule{name: "graphic", why: "is the labels and ticks of a drawing, which say nothing without it", kind: Other, most: 1500,
		terms: "ai2html g-artboard"}
	ruleMachine = &pruneRule{name: "machine-summary", why: "repeats the article, and a machine wrote it", most: 1500,
		terms: "ai-summary aisummary ai-article-summary ai-generated-summary"}
	ruleShare = &pruneRule{name: "share", why: "asks to pass the page on", most: 400,
		terms: "share sharing shares sharebar social socials socialmedia sharedaddy addthis addtoany sharethis sharebox " +
			"follow shariff ssba heateor reactions like-button likebutton"}
	ruleNewsletter = &pruneRule{name: "newsletter", parts: true, why: "asks to subscribe", most: 700,
		terms: "newsletter newsletters subscribe subscription signup sign-up mailchimp optin opt-in mc4wp mailing-list follow-form"}
	rulePaywall = &pruneRule{name: "paywall", parts: true, why: "asks to pay", most: 700,
		terms: "paywall regwall reg-wall meter abo abonnement"}
	ruleTeaser = &pruneRule{name: "teaser", parts: true, why: "is the start of another article", most: 2500,
		terms: "clamp jp-relatedposts yarpp outbrain taboola zergnet"}
	ruleRelated = &pruneRule{name: "related", why: "is other articles", most: 2500,
		terms: "related relatedposts relatedarticles recirc recirculation more-from more-on read-more readmore read-also also-read " +
			"read-next readnext up-next next-article recommended recommendations recommendation recommend trending most-read mostread most-watched most-viewed popular latest-news recentposts " +
			"rollover further-reading promoted-content promoted-links you-may-like youmaylike also-like more-news other-news moreheadlines articles stories posts see-also " +
			"internal-link internal-links links-box link-box crosslink teaser teasers story-links relatedlinks relacionadas relacionados onward suggested topstories " +
			"similar next-post previous-post editors-picks editor-picks dont-miss breaking-news ticker newsticker article-bottom post-bottom below-article below-post below-entry"}
	ruleAd = &pruneRule{name: "ad", parts: true, why: "is advertising", most: 700,
		terms: "ad ads advert adverts advertisement advertising adsbygoogle adslot sponsor sponsored promo promos promotion dfp teads banner banners adbox anzeige werbung publicidad publicite reklama " +
			"cta call-to-action lead-magnet lead-magnets thank-you donate donation"}
	ruleBio = &pruneRule{name: "author-bio", lines: true, why: "is about the author", most: 1500,
		terms: "authorbio author-box authorbox author-info author-card about-author about-the-author author-profile author-description author-about bio bios contributor contributors author-block author-bottom about-writer biography autor-box"}
	ruleByline = &pruneRule{name: "byline", lines: true, why: "is stored as byline and date", most: 300,
		terms: "byline bylines by-line author authors auteur auteurs autor autoren autore posted-on posted-by post-meta entry-meta article-meta story-meta content-meta header-meta headline-meta head-meta meta-info article-info post-info postmeta entry-info timestamp pubdate publish-date published-date publication-date post-date " +
			"entry-date article-date date-published dateline date-line last-updated updated-date update-date reading-time read-time readtime time-to-read meta-data metadata datum post-details reviewed-by reviewedby"}
	ruleTags = &pruneRule{name: "tags", lines: true, why: "is stored as tags and section", most: 400,
		terms: "tags tag-list taglist tag-links tag-cloud topics topic-list keywords cat-links categories category-list hashtags kicker eyebrow"}
	ruleNotice = &pruneRule{name: "notice", why: "is about cookies, consent, the browser or the age of the page", sure: true,
		terms: "cookie cookies cookielaw consent gdpr ccpa onetrust privacy-overview privacy-policy cmplz adblock noscript-warning browser-warning"}
	ruleOverlay = &pruneRule{name: "overlay", why: "opens over the page", sure: true,
		terms: "modal popup pop-up overlay lightbox"}
	ruleForm = &pruneRule{name: "form", lines: true, why: "is to be filled in", tags: []atom.Atom{atom.Form, atom.Fieldset, atom.Dialog}, roles: []string{"search", "form", "dialog", "alertdialog"}, most: 600,
		terms: "search searchform login sign-in signin poll survey feedback contact-form was-this-helpful post-rating rating-widget"}
	ruleControls = &pruneRule{name: "controls", why: "works the page", tags: []atom.Atom{atom.Button}, roles: []string{"toolbar", "button", "tooltip"}, most: 300,
		terms: "toolbar tools print printfriendly controls player jwplayer videoplayer audioplayer beyondwords visually-hidden visuallyhidden sr-only screen-reader-text screenreader " +
			"tooltip accessibility-message back-to-top scroll-top loading spinner mw-editsection " +
			"data-tables-length data-tables-filter data-tables-info data-tables-paginate dt-length dt-search dt-info dt-paging"}
	ruleAside = &pruneRule{name: "aside", why: "stands beside the article", tags: []atom.Atom{atom.Aside}, roles: []string{"complementary"}, most: 2500,
		terms: "sidebar side-bar sidebars aside rail rightrail leftrail right-column right-col rightcol rightcolumn widget-area"}
	ruleDiscussion = &pruneRule{name: "discussion", why: "asks the reader", kind: DiscussionQuestion, most: 1200,
		terms: "engage engagement discussion-questions discussion-question reader-questions"}
)

// pruneRules, the first that fits an element counts.
var pruneRules = []*pruneRule{
	ruleHidden, ruleCipher, ruleComments, ruleTOC, ruleNav, ruleFooter, ruleRights, ruleCaption, ruleGraphic, ruleMachine,
	ruleShare, ruleNewsletter, rulePaywall, ruleTeaser, ruleRelated, ruleAd, ruleBio,
	ruleByline, ruleTags, ruleNotice, ruleOverlay, ruleForm, ruleControls, ruleAside, ruleDiscussion,
}

// Rules that look at a block of text, or at its place.
var (
	ruleOutside    = &pruneRule{name: "outside-body", why: "stands outside the element that holds the article"}
	ruleHeadline   = &pruneRule{name: "headline", why: "repeats the headline"}
	ruleDek        = &pruneRule{name: "dek", why: "is stored as dek"}
	ruleLinks      = &pruneRule{name: "link-only", why: "is nothing but links to other pages"}
	ruleOpener     = &pruneRule{name: "opener", why: "starts as calls and cross references do"}
	ruleCredit     = &pruneRule{name: "credit", why: "says who holds rights or who helped to report"}
	ruleDisclosure = &pruneRule{name: "disclosure", why: "says what the site earns by the page, for which day prices hold, or whose opinion it is"}
	ruleEmpty      = &pruneRule{name: "empty-section", why: "heads nothing that is in the body"}
	ruleMarker     = &pruneRule{name: "marker", why: "is a mark that the site should have replaced"}
	ruleUnlike     = &pruneRule{name: "unlike-body", why: "is no sentence, and neither it nor what holds it is marked up as the paragraphs are"}
	ruleStray      = &pruneRule{name: "stray", why: "stands deeper than the paragraphs do, and nearly all around it is dropped"}
	ruleNames      = &pruneRule{name: "names", why: "is a small box of names without a sentence or a fact"}
	ruleRemnant    = &pruneRule{name: "remnant", why: "comes after what ends the article"}
	ruleRepeated   = &pruneRule{name: "repeated", why: "stands in the article already, word for word"}
	rulePull       = &pruneRule{name: "pull-quote", why: "is words of the article, set apart to be seen"}
	ruleConsent    = &pruneRule{name: "consent", why: "stands in for what a reader has to agree to or switch on"}
)

// Lookup tables made from pruneRules once.
var (
	ruleByTag   = map[atom.Atom]*pruneRule{}
	ruleByRole  = map[string]*pruneRule{}
	senseByTerm = map[string]sense{}
)

func init() {
	for flag, terms := range map[termFlags]string{
		termCallout: calloutTerms, termKeep: keepTerms, termDek: dekTerms, termBody: bodyTerms, termFAQ: "faq faqs", termQuote: quoteTerms,
		termCrosshead: crossheadTerms, termState: stateTerms, termInitial: "dropcap drop-cap dropped-cap drop-initial initial-cap",
		termIcon: "material-icons material-symbols", termOverlay: ruleOverlay.terms,
	} {
		for _, term := range strings.Fields(terms) {
			s := senseByTerm[term]
			s.flags |= flag
			senseByTerm[term] = s
		}
	}
	for i, r := range pruneRules {
		r.rank = i
		for _, a := range r.tags {
			ruleByTag[a] = r
		}
		for _, role := range r.roles {
			ruleByRole[role] = r
		}
		for _, term := range strings.Fields(r.terms) {
			if s := senseByTerm[term]; s.rule == nil {
				s.rule = r
				senseByTerm[term] = s
			}
		}
	}
	for _, term := range slices.Collect(maps.Keys(senseByTerm)) {
		if first, _, ok := strings.Cut(term, "-"); ok {
			s := senseByTerm[first]
			s.flags |= termOpens
			senseByTerm[first] = s
		}
	}
}

// calloutTerms are the classes of boxes that belong to the article.
const calloutTerms = "callout infobox info-box pro-tip protip did-you-know didyouknow note-box notebox alert admonition keytakeaways takeaways factbox fact-box tip-box tipbox highlight-box"

// quoteTerms are the classes of quotes, those that repeat a sentence of the article among them.
const quoteTerms = "quote quotes quoted quotation pullquote pullquotes blockquote zitat citat citaat citation citazione exergue cytat sitat sitaatti"

// keepTerms are the classes of posts quoted from elsewhere. They are the
// article's even in a box that is called social.
const keepTerms = "twitter-tweet tweet-embed instagram-media bluesky-embed fb-post tiktok-embed reddit-card"

// crossheadTerms are what newspapers call the lines that part a text. Sites give
// them as classes to elements that are no headings.
const crossheadTerms = "crosshead cross-head crossheading cross-heading subhead sub-head subheading sub-heading zwischentitel zwischenüberschrift zwischenueberschrift intertitre inter-titre intertitulo ladillo tussenkop tussenkopje " +
	"mellomtittel mellanrubrik mellemrubrik väliotsikko valiotsikko śródtytuł srodtytul"

// bodyTerms are the classes and properties that sites give the element that
// holds the article's text, and nothing else.
const bodyTerms = "article-body articlebody entry-content post-content article-content story-body storybody post-body postbody article-text articletext story-content " +
	"story-text body-text bodytext main-content-text article-main-content content-body body-content article-copy body-copy bodycopy single-content rich-text richtext text-content news-content news-text newstext noticia-texto"

// stateTerms start names that the class list of a wrapper has: they tell of the page,
// not what the element is.
const stateTerms = "has no is with without hide not single page type status format category cat tag postid js non can supports ctxt"

// A sense is what a class name or id says of its element.
type sense struct {
	rule  *pruneRule
	flags termFlags
}

// hides reports whether an element of that class is hidden.
func (s sense) hides() bool { return s.flags&(termHides|termShows) == termHides }

// sense returns what the class, id and the like of n say.
func (m *meanings) sense(n *html.Node) (all sense) {
	for _, a := range n.Attr {
		if !isNaming(a.Key) && !labelsRegion(n, a) || a.Key == "id" && (headingLevels[n.DataAtom] > 0 || n.Parent != nil && headingLevels[n.Parent.DataAtom] > 0) {
			continue // or it is where the contents lead to
		}
		said := m.senseOf(a.Val)
		if said.rule != nil && a.Key == "aria-label" && isTitle(n, a.Val) {
			continue
		}
		if all = all.and(said); a.Key == "class" && said.hides() {
			all.rule = ruleHidden
		}
	}
	return all
}

// isNaming reports whether an attribute names what an element is: for style sheets, for
// tests of the site, or as the part that made it.
func isNaming(key string) bool {
	switch key {
	case "class", "id", "itemprop", "data-testid", "data-test-id", "data-test", "data-qa", "data-cy", "data-component", "data-component-name":
		return true
	}
	return false
}

// labelsRegion reports whether an attribute is the label that a part of the page has for
// those who hear it, "Newsletter", and no more: an article, a table or a picture has its title
// there, and a heading or a paragraph what it says.
func labelsRegion(n *html.Node, a html.Attribute) bool {
	if a.Key != "aria-label" || strings.Count(a.Val, " ") >= mostRegion {
		return false
	}
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Aside, atom.Nav, atom.Header, atom.Footer, atom.Form, atom.Ul, atom.Ol:
		return true
	}
	return false
}

// isTitle reports whether a label of a region is the heading of a part of the article, "Share
// prices", which stands in it and says nothing of what is no part.
func isTitle(n *html.Node, label string) bool {
	if headsRelated(label) {
		return false
	}
	left := titleReach
	for c := range n.Descendants() {
		if left--; headingLevels[c.DataAtom] > 0 || left == 0 {
			return left > 0 && sameWords(visibleStart(c, 2*len(label)), label)
		}
	}
	return false
}

const titleReach = 30 // elements and texts of a region that are looked through for its heading

// mostRegion is how long such a label is: more is a title.
const mostRegion = 2 // words

// isComponent reports whether an element is one of the site's own and no word of a sentence:
// its name has a hyphen and says what it is, "article-promo".
func isComponent(n *html.Node) bool {
	return n.DataAtom == 0 && strings.IndexByte(n.Data, '-') > 0 && !hasLetters(textOf(n.PrevSibling)) && !hasLetters(textOf(n.NextSibling))
}

// holdsBlock reports whether the first thing in an element, or in a component that is, is a block.
func holdsBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; {
		switch {
		case c.Type == html.ElementNode && isBlock(c):
			return true
		case c.Type == html.ElementNode && c.DataAtom == 0:
			c = c.FirstChild
		case c.Type == html.TextNode && hasLetters(c.Data), c.Type == html.ElementNode:
			return false
		default:
			c = c.NextSibling
		}
	}
	return false
}

// senseOf looks up the words of a name, and each two and three neighbours
// joined by a hyphen: "relatedPosts__list" gives related, related-posts,
// related-posts-list, posts, posts-list, list. A name that starts with a word of
// state ("has-sidebar", "tag-sports") says nothing.
func senseOf(name string) (s sense) {
	switch {
	case name == "hidden" || name == "d-none" || name == "is-hidden" || name == "w-condition-invisible":
		s.flags = termHides
	case strings.HasPrefix(name, "d-") || strings.Contains(name, ":"):
		s.flags = termShows
	}
	if len(name) > maxClassName {
		return s // a hash
	}
	var buf [2 * maxClassName]byte
	var cuts [maxClassName + 1]int
	words, ends := nameWords(name, buf[:0], cuts[:0])
	start := 0
	for i, end := range ends {
		word := senseByTerm[string(words[start:end])]
		if i == 0 && len(ends) > 1 && word.flags&termState != 0 {
			return s.and(senseByTerm[string(words)])
		}
		s = s.of(word)
		if word.flags&termOpens != 0 {
			for _, end := range ends[i+1 : min(i+3, len(ends))] {
				s = s.of(senseByTerm[string(words[start:end])])
			}
		}
		start = end + 1
	}
	if base, _, ok := strings.Cut(name, "--"); ok && s.rule != nil && (s.rule.parts || s.rule.sure) {
		s.flags |= senseOf(base).flags & termBody // a body of some kind: "article-body--legal", "article-body--ad-free"
	}
	return s
}

// of is what a name says with one more word of it: the last says what the element is, and
// "article-body-ad" or "article-body__caption" is no body.
func (s sense) of(word sense) sense {
	if word.rule != nil {
		s.flags &^= termBody
	}
	return s.and(word)
}

// maxClassName is the longest name of a class that people wrote.
const maxClassName = 80 // bytes

// stronger returns the rule that comes first in pruneRules.
func stronger(a, b *pruneRule) *pruneRule {
	if a == nil || b != nil && b.rank < a.rank {
		return b
	}
	return a
}

// partsWords has what stands between the words of a class name.
var partsWords = [256]bool{'-': true, '_': true, ':': true, '.': true, '/': true, '[': true, ']': true}

// nameWords cuts a class name at hyphens, underscores and camel humps. It
// appends the words, lower case and joined by hyphens, and where each ends.
func nameWords(name string, words []byte, ends []int) ([]byte, []int) {
	open := false // a word has begun
	for i := 0; i < len(name); i++ {
		c := name[i]
		if partsWords[c] {
			open = false
			continue
		}
		upper := 'A' <= c && c <= 'Z'
		if !open || upper && 'a' <= name[i-1] && name[i-1] <= 'z' {
			if len(ends) > 0 {
				words = append(words, '-')
			}
			ends = append(ends, 0)
		}
		open = true
		if upper {
			c += 'a' - 'A'
		}
		words = append(words, c)
		ends[len(ends)-1] = len(words)
	}
	return words, ends
}

// A line rule drops a block for how it reads.
type lineRule struct {
	rule *pruneRule
	most int // characters of such a block at most
	is   *anchored
}

const maxLineRule = 900 // characters of the longest block that a line rule drops

// A byline with its time is "Published: 3 May 2026", or "By Orla Tide, 3 May 2026" and no sentence:
// "By 2030, the port will have nine berths."
const (
	stampLabel = `(?i:published|posted|updated|last updated|last modified|first published|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|опубликовано)`
	stampTime  = `(?:\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d\d)`
)

// endsRights is what stands behind rights that are reserved, "All rights reserved. 2026
// World Ledger": for somebody in a sentence, they are no copyright line.
const endsRights = `(?:\W*$|\s*[.,;:|©!–—-]| (?-i:[\p{Lu}\d©]))`

// lineRules, matched against the start of a block: the first that does counts.
var lineRules = []lineRule{
	{ruleOpener, 300, anchor(`^`+noWord+`PHRASE(?:\W|$)`, "opener", "elsewhere")},
	{ruleControls, 80, controlWord},
	{ruleAd, 120, anchor(`^`+noQuote+`PHRASE`, "continues")},
	{ruleShare, 400, anchor(`^`+noQuote+`PHRASE`, "share")},
	{ruleCredit, 80, anchor(`^`+noWord+`PHRASE\s*[:：]\s*\S.*$`, "source")},
	{ruleCredit, 80, anchor(`^SOURCE [A-Z].*$|^(?i:mit (?:material von )?(?:dpa|afp|reuters|sid|apa|kna|epd)(?:[/, ]+(?:dpa|afp|reuters|sid|apa|kna|epd|ap))*\W*$)`)},
	{ruleCredit, 80, anchor(`^`+noWord+`PHRASE`, "picture")},
	{ruleMachine, 300, anchor(`^`+noQuote+`PHRASE`, "machine")},
	{ruleConsent, maxLineRule, anchor(`^`+noQuote+`PHRASE`, "consent")},
	{ruleNotice, 300, anchor(`^`+noQuote+`PHRASE`, "age")},
	{ruleByline, 120, interviewedBy},
	{ruleCredit, 300, anchor(`^`+noWord+`PHRASE`, "notice")},
	{ruleCredit, 300, anchor(`^`+noWord+`PHRASE`+endsRights, "rights")},
	{ruleCredit, 300, anchor(`^`+noWord+`PHRASE\s*[:：].*\S`, "contact")},
	{ruleCredit, 300, anchor(`^\((?i:reporting|editing|writing|additional) `)},
	{ruleDisclosure, 400, anchor(`^`+noQuote+`PHRASE`, "disclosure")},
	{ruleTags, 200, anchor(`^`+noWord+`PHRASE\s*[:：]`, "tags")},
	{ruleTags, 200, anchor(`^#[^\s#]+(?:[\s,]+#[^\s#]+)+$`)}, // "#harbour #storm"
	{ruleTOC, 40, anchor(`^(?i:`+noWord+`PHRASE(?: (?:show|hide|toggle|open|close|anzeigen|verbergen|mostrar|ocultar))?`+noWord+`$)`, "contents")},
	{ruleMarker, 200, anchor(`^(?:\{\{.+\}\}$|\$\$\w+\$\$$|\[/?\w+(?: \w+=[^\]]+)+\](?:.*\[/\w+\])?$|(?i:placeholder[ -]image\b))`)},
	{ruleByline, 160, anchor(`^` + noQuote + `(?:` + stampLabel + `:.{0,60}` + stampTime + `.{0,60}$|(?:` + stampLabel + ` |(?i:by|par|von|por):? (?:\p{Lu}|\p{Lo})).{0,60}` + stampTime + `(?:.{0,60}(?:[^.!?…]|\b[aApP]\. ?[mM]\.))?$)` +
		`|^\d+ min(?:ute)?s? read\.?$|^(?i:twitter|x|instagram|threads|bluesky)\s*:\s*@\S+$|^\d+ (?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?) ago\.?$`)},
}

// controlWord is one of the words that such a block consists of.
var controlWord = anchor(`^PHRASE[\s|/,.:·•]*(?:`+noWord+`$)?`, "controls", "comments")

// phrases returns what stands below names in phrases.txt.
func phrases(names ...string) (all []string) {
	for _, name := range names {
		if len(phrasesByName[name]) == 0 {
			panic("extract: phrases.txt has no " + name)
		}
		all = append(all, phrasesByName[name]...)
	}
	return all
}

// anyPhrase returns phrases as the alternatives of a pattern.
func anyPhrase(names ...string) string { return strings.Join(phrases(names...), "|") }

//go:embed phrases.txt
var phrasesText string

var phrasesByName = func() map[string][]string {
	all, name := map[string][]string{}, ""
	for line := range strings.Lines(phrasesText) {
		line = strings.TrimSuffix(line, "\n")
		if title, isTitle := strings.CutPrefix(line, "== "); isTitle {
			name = title
		} else if line != "" && line[0] != '#' {
			all[name] = append(all[name], line)
		}
	}
	return all
}()

// relatedHeading is a heading over what is no part of the article.
var relatedHeading = anchor(`^`+noWord+`PHRASE`+noWord+`$`, "related", "elsewhere", "comments")

// authorHeading is such a heading over what tells of the author, whom it may name.
var authorHeading = anchor(`^`+noWord+`PHRASE(?:\s*[:：–—-].{1,60})?`+noWord+`$`, "author")

// contactHeading is such a heading, or a bold line, over whom the press can ask.
var contactHeading = anchor(`^`+noWord+`PHRASE`+noWord+`$`, "contact")

// commentsHeading is such a heading over what readers wrote.
var commentsHeading = anchor(`^`+noWord+`PHRASE`+noWord+`$`, "comments")

// mostRead is such a heading that a site puts its own name before.
var mostRead = &rare{
	anyOf("most read ", "most popular ", "most viewed "),
	regexp.MustCompile(`(?i)^(?:\S+ ){1,4}most (?:read|popular|viewed) (?:stories|articles|posts|news)\b.{0,30}$`),
}

// headsRelated reports whether a heading is over what is no part of the article.
func headsRelated(line string) bool {
	return relatedHeading.MatchString(line) || authorHeading.MatchString(line) || mostRead.matches(line)
}

// lineStarts has the branches of the line rules: few blocks start as one does.
var lineStarts = sync.OnceValue(func() *starts {
	all := newStarts()
	for i := range lineRules {
		all.add(lineRules[i].is, i)
	}
	return all
})

// lineRuleOf returns the line rule that a block falls under, nil if none.
func lineRuleOf(text string, runes int) *pruneRule {
	if runes > maxLineRule {
		return nil
	}
	first, controls := len(lineRules), false
	for _, b := range lineStarts().of(text) {
		r := &lineRules[b.rank]
		if b.rank >= first || runes > r.most {
			continue
		}
		if r.is == controlWord {
			if controls {
				continue // asked for another of its branches
			}
			if controls = true; controlWord.repeats(text) {
				first = b.rank
			}
		} else if b.regexp().MatchString(text) {
			first = b.rank
		}
	}
	if first == len(lineRules) {
		return nil
	}
	return lineRules[first].rule
}
