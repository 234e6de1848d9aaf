// Package extract turns the HTML of a news page into a record: headline,
// byline, dates, body in blocks, tables cell by cell, FAQs pair by pair.
//
// [Extract] does it all. [Parse] is for a caller who also wants the links of a
// page that is no article. Both are pure functions of the page: no network, no
// clock, no state, safe in any number of goroutines. Any bytes give an article
// or an error; nothing panics.
package extract

import (
	"errors"
	"net/url"
	"slices"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// ErrNotArticle reports a page without a headline or without body text: a
// section front, a gallery, a paywall stub. Extract wraps it with the reason.
var ErrNotArticle = errors.New("not an article")

// A Document is a page that has been decoded and parsed, once.
type Document struct {
	page    *Page
	base    *url.URL // of links: <base href>, else the final URL; never nil
	origin  string   // scheme and host of base, "" if that is not of the web
	ways    ways
	doc     *goquery.Document
	scripts [][]byte // contents of scripts, lifted out of doc

	marks                             // elements that fields are read from
	metas    metaTable                // <meta>
	meanings *meanings                // of its classes
	ld       []*item                  // structured data: JSON-LD, then microdata
	about    []*item                  // the nodes of it that describe the article, the closest first
	main     *item                    // the first of about, an empty one if there is none
	headAt   int                      // position of the visible headline among the elements; 0 if there is none
	below    struct{ head, text int } // position of the second paragraph of the text below the headline at head; see belowText
	headKey  string                   // the headline, levelled
	titleKey string                   // what <title> says, levelled
	issues   []Issue

	locale    string     // the language, with the region if that is known: how dates and numbers are read
	dateLines []dateLine // short visible texts with a date, in page order

	site         string                // the siteLabel of base
	siteKey      string                // the name of the site, levelled
	names        []string              // of the site, as siteNames found them
	outlet       string                // the one author whom structured data call an organisation, levelled
	phrases      map[*html.Node]phrase // of headings, once asked for
	headingTexts map[string]bool       // what visibleHeadings found
	trail        []string              // the breadcrumbs, once they are read
	filed        []string              // sections that the page files itself under, levelled
	cutTitles    map[string]string     // what withoutSite made of a title
	dekIn        *html.Node            // the element that the dek was read from, nil if its class is not for deks alone
}

// Extract returns the record of an article page. The error wraps
// [ErrNotArticle] where the page is none, and otherwise says what is wrong
// with its bytes.
func Extract(p *Page) (*Article, error) {
	d, err := Parse(p)
	if err != nil {
		return nil, err
	}
	return d.Article()
}

// fields fill in the record from metadata and the head of the article. The
// language comes first because it settles how dates and bylines are read, the
// headline second because bylines and dates are looked for near it, the byline before
// the dek because it can stand at the end of that.
var fields = []func(d *Document, a *Article){
	(*Document).language, (*Document).headline, (*Document).address, (*Document).summary, (*Document).siteName,
	(*Document).byline, (*Document).dek, (*Document).dates, (*Document).section, (*Document).access, (*Document).license,
}

// Article returns the record of the page. The error wraps [ErrNotArticle].
func (d *Document) Article() (*Article, error) {
	d.read()
	a := &Article{Provenance: map[string]string{}, Meta: d.metas.firstValues()}
	for _, fill := range fields {
		fill(d, a)
	}
	if err := d.content(a); err != nil {
		return nil, err
	}
	d.languageOfBody(a)
	d.tags(a) // of keywords, the text says whose they are
	d.assess(a)
	a.Issues = slices.Concat(d.issues, a.Issues)
	return a, nil
}
