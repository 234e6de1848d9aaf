package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// pageFacts are what the type of a page is told by, counted over its blocks.
// Lengths are in characters.
type pageFacts struct {
	declared bool   // the metadata call the page an article
	stamped  bool   // it names an author, or metadata say when the article was published or what kind it is
	home     bool   // its address has no path
	listing  string // the type by which the metadata call it a list, or a good: "CollectionPage"
	headline string
	standIn  string // what the headline or the title says that it is instead of an article: "error page"
	onSite   bool   // the headline is that of a page on the site itself
	signed   bool   // it names a day or an author; a day in its address stays when the article has gone
	offer    bool   // it asks to pay for the rest

	runes    int // of the body
	own      int // of the body, teasers and links apart
	links    int
	stops    int // sentence marks in the body
	teasers  int // headings and items that lead elsewhere with a line or two of text
	teased   int // of the text of those that are in the body
	pictures int
	data     int // tables and FAQs
}

const (
	leastBody     = 50  // characters of the shortest article: Japanese wire items of the sets count for 120
	leastOffered  = 170 // of what is shown of an article behind an offer; 180 were all of a news brief
	leastListed   = 600 // of a page that calls itself a list and is an article all the same
	leastPictures = 5
	leastTeasers  = 3   // beside a text of its own
	manyTeasers   = 8   // of a list whose site calls every page an article
	mostTeased    = 4   // times as much text in them as beside them
	leastHeadline = 15  // of the link in a list item; a list of names has shorter ones
	longTeaser    = 400 // characters: a heading that leads elsewhere has a post below it, not a teaser
)

// front reports whether a page leads to articles and is none. A list article
// and a blog with whole posts on its front page are articles.
func (f *pageFacts) front() bool {
	switch {
	case f.declared && (f.stamped || f.teasers < manyTeasers || mostTeased*f.own > f.teased) || f.teasers < 2 || f.teasers < leastTeasers && f.own >= leastBody:
		return false
	case f.teased > 0:
		return f.own < 200 || 2*f.own < f.teased
	default: // all stand outside the body, as below a short item
		return f.own < 200 && (f.home || !f.signed)
	}
}

// notArticle says why a page whose body came out as blocks is no article, ""
// if it is one. A live blog, a list, an interview and a short item are. Numbers are
// from the pages of the development sets, which are articles, and lie beyond all of them.
func (b *bodyReader) notArticle(a *Article) string {
	f := b.facts(a)
	instead := !f.declared && !f.signed && f.runes < 1000 // of the article there is none
	switch {
	case f.standIn != "" && instead:
		return fmt.Sprintf("%s: %q", f.standIn, f.headline)
	case f.onSite:
		return fmt.Sprintf("page on the site itself: %q", f.headline)
	case f.data > 0:
		return "" // which is worth a record
	case f.offer && f.runes < leastOffered:
		return fmt.Sprintf("paywall stub: %d characters and an offer", f.runes)
	case f.front():
		kind := "section front"
		if f.home {
			kind = "home page"
		}
		return fmt.Sprintf("%s: %d teasers, %d characters beside them", kind, f.teasers, f.own)
	case !f.declared && f.links > 20 && 4*f.stops < f.links && 2*f.own < f.runes:
		return fmt.Sprintf("section front: %d links, %d sentences", f.links, f.stops)
	case f.listing != "" && !f.declared && f.own < leastListed:
		return fmt.Sprintf("%s: %d characters of text", f.listing, f.own)
	case f.pictures >= leastPictures && f.runes < min(40*f.pictures, leastListed):
		return fmt.Sprintf("gallery: %d pictures, %d characters", f.pictures, f.runes)
	case f.runes == 0:
		return "no body text"
	case f.runes < leastBody:
		return fmt.Sprintf("body of %d characters", f.runes)
	}
	return ""
}

func (b *bodyReader) facts(a *Article) pageFacts {
	d := b.d
	f := pageFacts{
		declared: d.declared(), stamped: d.posted() || len(a.Byline) > 0, home: strings.Trim(d.base.Path, "/") == "", listing: d.listing(),
		headline: cmp.Or(a.Headline.Raw, d.title),
		signed:   len(a.Byline) > 0 || !a.Published.IsZero() && a.Provenance["published"] != "url", offer: a.Free != nil && !*a.Free || d.paywall,
		data: len(a.Tables) + len(a.FAQs),
	}
	lines := []string{a.Headline.Raw, d.title}
	if len(d.headings) > 0 {
		lines = append(lines, visibleText(d.headings[0].n))
	}
	for _, s := range standIns {
		if slices.ContainsFunc(lines, s.headline.MatchString) {
			f.standIn = s.name
		}
	}
	f.onSite = legalPage.MatchString(f.headline) || sitePage.MatchString(f.headline) && len(a.Byline) == 0 && !d.posted()
	f.countTeasers(b.out)
	for i := range b.out {
		e := &b.out[i]
		switch {
		case e.kind == Image:
			f.pictures++
		case e.rule == nil:
			f.runes += e.runes
			f.own += e.runes - e.link
			f.links += e.links
			f.stops += e.stops
		case e.rule == rulePaywall:
			f.offer = true
		}
	}
	f.own -= f.teased
	return f
}

// leading are the rules whose blocks may be the teasers of a front.
var leading = map[*pruneRule]bool{ruleOutside: true, ruleLinks: true, ruleRelated: true}

// countTeasers counts headings that are links, each with a little text below,
// and list items that start with a link and go on.
func (f *pageFacts) countTeasers(drafts []draft) {
	for i := 0; i < len(drafts); i++ {
		e := &drafts[i]
		if e.rule != nil && !leading[e.rule] {
			continue
		}
		below, own := 0, 0
		switch {
		case e.leads():
			for j := i + 1; j < len(drafts) && drafts[j].kind != Heading; j++ {
				below += drafts[j].runes
				if drafts[j].rule == nil {
					own += drafts[j].runes - drafts[j].link
				}
			}
		case e.kind == ListItem && e.linkFirst && e.link >= leastHeadline && e.link < e.runes:
			below = e.runes - e.link
			if e.rule == nil {
				own = below
			}
		default:
			continue
		}
		if below < longTeaser {
			f.teasers++
			f.teased += own
		}
	}
}

// declared reports whether the metadata call the page an article.
func (d *Document) declared() bool {
	return strings.EqualFold(d.meta("og:type"), "article") || d.posted()
}

// posted reports whether they do so as of an article alone: any page can have og:type.
func (d *Document) posted() bool {
	if d.meta("article:published_time") != "" {
		return true
	}
	for _, it := range d.about {
		for _, t := range it.types {
			if articleTypes[t] >= 3 {
				return true
			}
		}
	}
	return false
}

// listing returns the type by which structured data call the page a list of
// others, or something for sale, "" if they do not.
func (d *Document) listing() string {
	for _, it := range d.items("CollectionPage", "SearchResultsPage", "ImageGallery", "MediaGallery", "ProfilePage", "Product", "JobPosting") {
		if it.within == nil {
			return it.types[0]
		}
	}
	return ""
}

// standIns are the pages that a site shows in place of an article.
var standIns = []struct {
	name     string
	headline *anchored
}{{"error page", missingPage}, {"robot check", robotCheck}, {"login page", loginPage}, {"consent wall", consentWall}}

// missingPage is the headline of a page that is not there, or not now.
var missingPage = anchor(`^(?i:` + noWord + `(?:(?:error |http )?404\b|(?:sorry\W+)?(?:this |the |that )?(?:page|article|story) (?:was |is |cannot be |could not be |can['’]t be |couldn['’]t be )?(?:not )?found\b|not found\W*$|` +
	`error\W*$|we(?:['’]ll| will) be (?:right )?back\b|(?:(?:oops|sorry|uh-oh)\W+)?(?:we |you )?(?:can['’]t|cannot|can not|couldn['’]t|could not) find (?:that|this|the) (?:page|article|story)\b|(?:site |service )?(?:is )?(?:down for|under|undergoing) (?:scheduled )?maintenance\W*$|(?:service |site |page )?(?:is )?temporarily unavailable\W*$|` +
	`page introuvable|seite (?:wurde )?nicht gefunden|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|sidan hittades inte|siden blev ikke fundet|страница не найдена|ページが見つかりません|页面不存在|找不到頁面))`)

// robotCheck is the headline of what Cloudflare, Akamai, Imperva, DataDome and
// others show in place of a page to whatever they take for a program.
var robotCheck = anchor(`^(?i:` + noWord + `(?:just a moment\W*$|attention required\W|access (?:to this page has been )?denied\W*$|pardon our interruption\b|checking (?:if the site connection is secure|your browser)\b|` +
	`(?:please )?(?:verify|verifying|confirm) (?:that )?you are (?:a |not a )?(?:human|robot)\b|are you a (?:human|robot)\b|(?:human|bot|robot) (?:verification|check)\W*$|security check\W*$|(?:please )?enable javascript\b))`)

// loginPage is the headline of the form to which a reader is sent who is no
// subscriber.
var loginPage = anchor(`^(?i:` + noWord + `(?:(?:please )?(?:log[ -]?[io]n|sign[ -]?[io]n)|anmelden|anmeldung|einloggen|connexion|se connecter|iniciar sesión|accedi|fazer login|inloggen|logga in|logg inn|log ind|kirjaudu sisään|zaloguj się|logowanie|přihlášení|giriş yap|войти|вход|увійти|ログイン|登录|登入|로그인)` +
	`(?: to (?:continue|read|(?:your|my) account)\b|\W*$| [-–—|] ))`)

// consentWall is the headline of what a site asks before it shows a page.
var consentWall = anchor(`^(?i:` + noWord + `(?:before you continue\b|we (?:value|respect|care about) your privacy\b|your privacy (?:is important|matters|choices|settings)\b|(?:privacy|cookie) (?:settings|preference cent(?:er|re)|choices|consent)\W*$|` +
	`(?:weiter(?:lesen)?|lesen) mit werbung\b|mit werbung (?:weiter|nutzen|lesen)|wir (?:schätzen|respektieren|achten) ihre privatsphäre|ihre privatsphäre ist uns wichtig|` +
	`nous respectons votre vie privée|votre vie privée (?:nous|est) |nos importa tu privacidad|tu privacidad (?:es|nos) |valorizamos (?:a )?sua privacidade|la tua privacy (?:è|conta)\b|rispettiamo la tua privacy|szanujemy (?:twoją|państwa) prywatność|vi värnar om din integritet))`)

// legalPage is the headline of a page on which a site states its terms: "Privacy Policy".
var legalPage = anchor(`^`+noWord+`PHRASE`+noWord+`$`, "legal")

// sitePage is that of any other page on the site itself. It can be that of an article which
// somebody signed, or which the metadata call one: "Contact", a film.
var sitePage = anchor(`^`+noWord+`PHRASE`+noWord+`$`, "site")
