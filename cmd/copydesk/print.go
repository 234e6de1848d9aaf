package main

import (
	"errors"
	"fmt"
	"strings"

	"copydesk/extract"
	"copydesk/pipeline"
)

func isNotArticle(err error) bool { return errors.Is(err, extract.ErrNotArticle) }

// printResult prints one line for an article that was stored, or as much as the
// flags ask for. A page that gave none has been logged.
func (env *environment) printResult(r *extract.Result, asJSON, show bool) error {
	if asJSON {
		return env.printRow(r)
	}
	a := r.Article
	if a == nil {
		return nil
	}
	if show {
		env.printArticle(a)
		return nil
	}
	change := r.Change
	if change == "" {
		change = "not stored" // --dry-run
	}
	fmt.Fprintf(env.out, "%-9s %5s  %-10s  %s%s  %s\n", change, idOf(r.ID), date(a.Published.Time.UTC()), a.Headline.String(), repaired(a), a.URL)
	return nil
}

func idOf(id int64) string {
	if id == 0 {
		return ""
	}
	return fmt.Sprintf("#%d", id)
}

func repaired(a *extract.Article) string {
	if n := len(a.Repairs()); n > 0 {
		return fmt.Sprintf(" [%s]", plural(n, "repair"))
	}
	return ""
}

// summary prints the counts of a run: among the lines that it sums up, but
// not among rows of JSON.
func (env *environment) summary(r pipeline.Report, asJSON bool) {
	if asJSON {
		fmt.Fprintln(env.err, r)
		return
	}
	fmt.Fprintln(env.out, r)
}

// printArticle prints a record for reading.
func (env *environment) printArticle(a *extract.Article) {
	w := env.out
	fmt.Fprintln(w, env.bold(a.Headline.String()))
	if dek := a.Dek.String(); dek != "" {
		fmt.Fprintln(w, dek)
	}
	fmt.Fprintln(w, strings.Join(facts(a), " · "))
	fmt.Fprintln(w, a.URL)
	out := 0
	for i := range a.Blocks {
		if !a.Blocks[i].InBody {
			out++
			continue
		}
		fmt.Fprintln(w)
		env.printBlock(a, i)
	}
	fmt.Fprintln(w)
	fmt.Fprintf(w, "%s, %s, %s, %s kept out of the body, quality %.2f\n\n", plural(len(a.Tables), "table"), plural(len(a.FAQs), "FAQ"),
		plural(len(a.Repairs()), "repair"), plural(out, "block"), a.Quality)
}

// facts are the parts of the line under the headline that the page gives.
func facts(a *extract.Article) (out []string) {
	published := ""
	switch {
	case a.Published.Precision == extract.Day:
		published = a.Published.String()
	case !a.Published.IsZero():
		published = a.Published.Time.UTC().Format("2006-01-02 15:04 UTC")
	}
	for _, s := range []string{strings.Join(a.Row().Authors, ", "), published, a.SiteName, a.Section, a.Language, a.Place} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// afterLabel returns the text of a callout without the label that it may begin
// with: "Background: large parts …".
func afterLabel(label, text string) string {
	after, found := strings.CutPrefix(text, label)
	rest := strings.TrimLeft(after, ":\n")
	if !found || rest == after {
		return text
	}
	return strings.TrimSpace(rest)
}

func (env *environment) printBlock(a *extract.Article, i int) {
	text := a.BlockText(i)
	switch b := &a.Blocks[i]; b.Kind {
	case extract.Heading:
		text = env.bold(strings.Repeat("#", max(b.Level, 1)) + " " + text)
	case extract.ListItem:
		text = strings.Repeat("  ", max(b.Level-1, 0)) + "- " + text
	case extract.Quote:
		text = "> " + strings.ReplaceAll(text, "\n", "\n> ")
	case extract.Callout:
		text = "[" + b.Label + "] " + afterLabel(b.Label, text)
	case extract.FAQBlock:
		question, answer, _ := strings.Cut(text, "\n")
		text = "Q: " + question + "\nA: " + answer
	}
	fmt.Fprintln(env.out, text)
}
