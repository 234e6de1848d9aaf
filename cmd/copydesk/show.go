package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline/crawl"
	"copydesk/store"
)

// showCmd prints one stored article: its text, or what was done to it.
func showCmd(env *environment) *cobra.Command {
	var db string
	var asJSON, diff, evidence, dropped, versions bool
	cmd := &cobra.Command{
		Use:   "show [flags] ID|URL [VERSION VERSION]",
		Short: "Print one article, its repairs, versions, or what was kept out of it",
		Long: `Print one article, or with a flag what was done to it, or with the numbers of two versions
what the publisher changed from one to the other, paragraph by paragraph.`,
		Args: args(func(cmd *cobra.Command, words []string) error {
			if len(words) == 3 && !asJSON && !evidence && !dropped && !versions {
				return nil
			}
			return cobra.ExactArgs(1)(cmd, words)
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return read(ctx, db, func(st *store.Store) error {
				name := args[0]
				if u, err := crawl.Normalize(name, nil); err == nil { // as it is stored
					name = u
				}
				rec, err := st.Article(ctx, name)
				if err != nil {
					return err
				}
				switch {
				case asJSON:
					return env.printJSON(rec.Article.Row())
				case len(args) == 3:
					return env.printChanges(ctx, st, rec, args[1], args[2])
				case diff, evidence:
					return env.printRepairs(rec.Article, evidence)
				case dropped:
					env.printDropped(rec.Article)
				case versions:
					return env.printVersions(ctx, st, rec.ID)
				default:
					env.printArticle(rec.Article)
					env.printPlace(rec)
				}
				return nil
			})
		},
	}
	env.dbFlag(cmd, &db)
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "print the whole record as JSON")
	f.BoolVar(&diff, "diff", false, "print each repair in its sentence")
	f.BoolVar(&evidence, "evidence", false, "like --diff, with what spoke for each repair")
	f.BoolVar(&dropped, "dropped", false, "print what was kept out of the body, and why")
	f.BoolVar(&versions, "versions", false, "list the versions of the article")
	cmd.MarkFlagsMutuallyExclusive("json", "diff", "dropped", "versions")
	return cmd
}

const dateTimeUTC = time.DateTime + " UTC"

// printPlace prints what the store knows of an article.
func (env *environment) printPlace(rec *store.Record) {
	fmt.Fprintf(env.out, "#%d, version %d, first seen %s", rec.ID, rec.Version, rec.FirstSeen.Format(dateTimeUTC))
	if rec.DuplicateOf != 0 {
		fmt.Fprintf(env.out, ", nearly the same as #%d", rec.DuplicateOf)
	}
	fmt.Fprintln(env.out)
}

// around is how many characters of a sentence are shown on each side of a
// repair.
const around = 60

// printRepairs prints every edit of every text in its sentence.
func (env *environment) printRepairs(a *extract.Article, evidence bool) error {
	n := 0
	for f, t := range a.Texts() {
		for i := range t.Edits {
			n++
			e := &t.Edits[i]
			fmt.Fprintf(env.out, "%-22s %-24s %.2f  %s\n", strings.TrimSpace(f.Name+" "+f.Ref), e.Rule, e.Confidence, env.inSentence(t, i))
			if !evidence {
				continue
			}
			why, err := json.Marshal(e.Evidence)
			if err != nil {
				return err
			}
			fmt.Fprintf(env.out, "%48s  %s\n", "", why)
		}
	}
	fmt.Fprintln(env.out, plural(n, "repair"))
	return nil
}

// inSentence returns the text around edit i with all edits in that stretch
// marked.
func (env *environment) inSentence(t *extract.Text, i int) string {
	clean := []rune(t.String())
	from := max(0, t.Edits[i].CleanStart-around)
	to := min(len(clean), t.Edits[i].CleanStart+utf8.RuneCountInString(t.Edits[i].After)+around)
	for from > 0 && clean[from-1] != ' ' && clean[from-1] != '\n' {
		from--
	}
	for to < len(clean) && clean[to] != ' ' && clean[to] != '\n' {
		to++
	}
	var b strings.Builder
	at := from
	for _, e := range t.Edits {
		end := e.CleanStart + utf8.RuneCountInString(e.After)
		if e.CleanStart < from || end > to {
			continue
		}
		b.WriteString(string(clean[at:e.CleanStart]))
		if e.Before != "" {
			b.WriteString(env.deleted(e.Before))
		}
		if e.After != "" {
			b.WriteString(env.inserted(e.After))
		}
		at = end
	}
	b.WriteString(string(clean[at:to]))
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// printDropped prints the blocks that are not in the body.
func (env *environment) printDropped(a *extract.Article) {
	for i := range a.Blocks {
		if b := &a.Blocks[i]; !b.InBody {
			fmt.Fprintf(env.out, "%-20s %-14s %s\n", b.DroppedBy, b.Kind, short(strings.ReplaceAll(a.BlockText(i), "\n", " "), 160))
		}
	}
}
