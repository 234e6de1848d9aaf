package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ruleInLine returns the rule that an element in the line falls under, if its name, role
// and classes say rule: none if it is some of the words of a sentence, which would lack
// them; a rule of its own if it says what a link does.
func ruleInLine(rule *pruneRule, n *html.Node, linked bool) *pruneRule {
	switch {
	case rule == nil && linked && n.DataAtom == atom.Span && warns(n):
		return ruleControls
	case rule == nil || rule == ruleHidden:
		return rule
	case rule.label() && (tells(n) || rule == ruleByline && opensSentence(n)), isOfSentence(n, rule):
		return nil
	}
	return rule
}

// label reports whether a rule is for labels and buttons: parts with a line of prose at most.
func (r *pruneRule) label() bool { return r.most > 0 && r.most <= 400 }

// leastTold is the length of a text in its line that is no label.
const leastTold = 120 // bytes

// tells reports whether an element in the line has more text than a label, a
// button or a name does.
func tells(n *html.Node) bool {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
	}
	return size > leastTold
}

// opensSentence reports whether an element stands at the start of a paragraph, and a dash
// parts it from the rest: it is the place of filing, which is no byline. A day has digits.
func opensSentence(n *html.Node) bool {
	if n.Parent.DataAtom != atom.P || n.NextSibling == nil || n.PrevSibling != nil && strings.TrimSpace(n.PrevSibling.Data) != "" {
		return false
	}
	text, after := fieldText(n), ""
	if n.NextSibling.Type == html.TextNode {
		after = strings.TrimSpace(n.NextSibling.Data)
	}
	if text == "" || after == "" || strings.ContainsAny(text, "0123456789") {
		return false
	}
	return strings.ContainsRune("–—-", lastRune(text)) || strings.ContainsRune("–—-", firstRune(after))
}

// isOfSentence reports whether a link or a button is some of the words of a sentence,
// which would lack them: a link to another article bears the class of one there too, and
// a word that is explained that of a tooltip. It has words right before and after it; a
// link on one side at least, which no colon parts from it, unless it may be a byline or
// a caption: these have a field.
func isOfSentence(n *html.Node, rule *pruneRule) bool {
	if n.DataAtom != atom.A && n.DataAtom != atom.Button {
		return false
	}
	before, after := textOf(n.PrevSibling), textOf(n.NextSibling)
	if n.DataAtom == atom.A && rule != ruleByline && rule != ruleCaption &&
		(hasLetters(after) || hasLetters(before) && !strings.HasSuffix(strings.TrimSpace(before), ":")) {
		return true
	}
	last, next := lastRune(strings.TrimRight(before, besideWord)), firstRune(strings.TrimLeft(after, besideWord))
	return (unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune(sentenceSigns, last)) &&
		(unicode.IsLetter(next) && !unicode.IsUpper(next) || strings.ContainsRune(sentenceSigns, next))
}

// textOf returns a text, "" for an element or nothing.
func textOf(n *html.Node) string {
	if n == nil || n.Type != html.TextNode {
		return ""
	}
	return n.Data
}

// What can stand between a word and the next, and what sentences are parted by.
const (
	besideWord    = " \n\t\u00a0\u2060()"
	sentenceSigns = ".,;:!?–—“”’\""
)

// warnings are how links say that they open another window, as accessible pages are to
// (WCAG, technique G201).
var warnings = func() map[string]bool {
	set := map[string]bool{}
	for s := range strings.SplitSeq("opens a new window|opens in new window|opens in a new window|opens in new tab|opens in a new tab|external link|"+
		"öffnet im neuen fenster|öffnet in neuem fenster|öffnet in einem neuen fenster|öffnet in neuem tab|öffnet in einem neuen tab|externer link|"+
		"nouvelle fenêtre|ouvre une nouvelle fenêtre|s'ouvre dans une nouvelle fenêtre|nouvel onglet|lien externe|"+
		"se abre en una ventana nueva|se abre en una nueva ventana|abre en nueva ventana|abre numa nova janela|abre em nova aba|"+
		"si apre in una nuova finestra|apre una nuova finestra|opent in een nieuw venster|opent in nieuw venster|"+
		"åbner i nyt vindue|åpnes i nytt vindu|öppnas i nytt fönster|avautuu uuteen ikkunaan|otwiera się w nowym oknie|otevře se v novém okně|"+
		"открывается в новом окне|新しいウィンドウで開く|新しいタブで開く|새 창 열림", "|") {
		set[s] = true
	}
	return set
}()

// longestWarning is the length of the longest of them.
const longestWarning = 48 // bytes

// warns reports whether an element says that the link it is in opens another window.
func warns(n *html.Node) bool {
	c := n.FirstChild
	return c != nil && c.NextSibling == nil && c.Type == html.TextNode && len(c.Data) <= longestWarning && warnings[strings.ToLower(strings.Trim(c.Data, "() \n\t"))]
}
