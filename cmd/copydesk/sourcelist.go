package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline"
	"copydesk/pipeline/clean"
	"copydesk/pipeline/crawl"
	"copydesk/pipeline/frontier"
	"copydesk/store"
)

// sourcesCmd looks after the source list.
func sourcesCmd(env *environment) *cobra.Command {
	return group("sources", "List, test and add the sites that crawl visits", sourcesListCmd(env), sourcesTestCmd(env), sourcesAddCmd(env))
}

func configFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "config", "", "the source list, a TOML `file` (default "+defaultConfig+")")
}

func sourcesListCmd(env *environment) *cobra.Command {
	var path string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "list", Short: "Print the source list", Args: args(noArgs),
		RunE: func(*cobra.Command, []string) error {
			cfg, err := readConfig(path)
			if err != nil {
				return err
			}
			for _, s := range cfg.Sources {
				if asJSON {
					if err := env.printJSON(map[string]any{"name": s.Name, "url": s.URL, "feeds": s.Feeds, "sitemaps": s.Sitemaps}); err != nil {
						return err
					}
					continue
				}
				lists := "feeds and sitemaps are looked for"
				if len(s.Feeds)+len(s.Sitemaps) > 0 {
					lists = plural(len(s.Feeds), "feed") + ", " + plural(len(s.Sitemaps), "sitemap")
				}
				fmt.Fprintf(env.out, "%-24s %s  (%s)\n", s.Name, s.URL, lists)
			}
			return nil
		},
	}
	configFlag(cmd, &path)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print each source as one line of JSON")
	return cmd
}

func sourcesTestCmd(env *environment) *cobra.Command {
	var path string
	var show bool
	cmd := &cobra.Command{
		Use: "test [SOURCE|URL…]", Short: "Try five articles of each source, and store nothing",
		RunE: func(cmd *cobra.Command, names []string) error {
			cfg, err := readConfig(path)
			if err != nil {
				return err
			}
			sources, err := cfg.choose(names)
			if err != nil {
				return err
			}
			bad := 0
			for _, s := range sources {
				t, err := env.try(cmd.Context(), cfg.Crawl.crawler([]crawl.Source{s}), cfg.rules(), show)
				if err != nil {
					return err
				}
				if t.articles == 0 {
					bad++
				}
			}
			if bad > 0 {
				return fmt.Errorf("%s of %d gave no article: see above, or run again with a URL of its news section", plural(bad, "source"), len(sources))
			}
			return nil
		},
	}
	configFlag(cmd, &path)
	cmd.Flags().BoolVar(&show, "show", false, "print each record whole, for reading")
	return cmd
}

func sourcesAddCmd(env *environment) *cobra.Command {
	var path, name string
	var show bool
	cmd := &cobra.Command{
		Use: "add URL", Short: "Find the feeds and sitemaps of a site, try five articles, and add it to the source list", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, err := readConfig(path)
			if errors.Is(err, fs.ErrNotExist) {
				cfg, err = &config{}, nil // it is made
			}
			if err != nil {
				return err
			}
			s := sourceConfig{Name: name, URL: args[0]}
			if err := s.check(); err != nil {
				return usageError{err}
			}
			for _, known := range cfg.Sources {
				if known.Name == s.Name || sameURL(known.URL, s.URL) {
					return usageError{fmt.Errorf("the source list has %s already, as %q: give another --name, or change its entry", known.URL, known.Name)}
				}
			}
			t, err := env.try(cmd.Context(), cfg.Crawl.crawler([]crawl.Source{s.source()}), nil, show)
			if err != nil {
				return err
			}
			if t.articles == 0 {
				return fmt.Errorf("nothing added: none of the %s of %s is an article; is there a page closer to its news?", plural(t.pages, "page"), s.URL)
			}
			return env.addSource(path, entryOf(s, t))
		},
	}
	configFlag(cmd, &path)
	cmd.Flags().StringVar(&name, "name", "", "what to call it (default its host)")
	cmd.Flags().BoolVar(&show, "show", false, "print each record whole, for reading")
	return cmd
}

func sameURL(a, b string) bool {
	x, errA := crawl.Normalize(a, nil)
	y, errB := crawl.Normalize(b, nil)
	return errA == nil && errB == nil && x == y
}

const (
	tryArticles = 5
	tryPages    = 15 // at most, articles or not
	tryTime     = 2 * time.Minute
)

// A trial is what a short crawl of a source has shown.
type trial struct {
	articles, pages int
	feeds, sitemaps []string
}

var errTried = errors.New("enough was tried")

// try visits a source, prints what it finds, and stores nothing.
func (env *environment) try(ctx context.Context, c *crawl.Crawler, rules map[string]*extract.Rules, show bool) (t trial, err error) {
	known, err := store.Scratch(ctx)
	if err != nil {
		return t, err
	}
	lists := &listSpy{Frontier: known}
	c.Frontier, c.Log, c.MaxPages, c.MaxTime = lists, env.log, tryPages, tryTime
	fmt.Fprintf(env.out, "%s\n", env.bold(c.Sources[0].URL))
	p := pipeline.Pipeline{Source: c, Rules: rules, Clean: clean.Standard(clean.DefaultLexicon()), Log: env.log, Each: func(r *extract.Result) error {
		switch u := r.Page.URL; {
		case r.Err != nil || r.Page.Fetch.Outcome != extract.OK:
		case r.Page.Role == extract.FeedRole:
			fmt.Fprintf(env.out, "feed      %s\n", u)
			t.feeds = append(t.feeds, u)
		case r.Page.Role == extract.SitemapRole && lists.top(u):
			fmt.Fprintf(env.out, "sitemap   %s\n", u)
			t.sitemaps = append(t.sitemaps, u)
		}
		if r.Page.Role == extract.PageRole {
			if t.pages++; t.pages == 1 && r.Err != nil && r.Page.Fetch.Outcome != extract.OK {
				return errTried // the home page itself is lost: who waits at a terminal need not wait for more
			}
		}
		if r.Article == nil {
			return nil
		}
		if t.articles++; show {
			env.printArticle(r.Article)
		} else {
			env.printTried(r.Article)
		}
		if t.articles == tryArticles {
			return errTried
		}
		return nil
	}}
	if _, err = p.Run(ctx); errors.Is(err, errTried) {
		err = nil
	}
	return t, err
}

// printTried prints what a record has, and what it lacks.
func (env *environment) printTried(a *extract.Article) {
	by := cmp.Or(strings.Join(a.Row().Authors, ", "), "no author")
	fmt.Fprintf(env.out, "article   %s  %s · %s · %s · quality %.2f\n          %s\n",
		date(a.Published.Time.UTC()), a.Headline.String(), by, plural(len(strings.Fields(a.Body())), "word"), a.Quality, a.URL)
}

// A listSpy is a frontier that remembers which sitemaps are no part of another.
type listSpy struct {
	frontier.Frontier
	tops []string
}

func (l *listSpy) Put(ctx context.Context, items []frontier.Item) (int, error) {
	for _, it := range items {
		if it.Kind == frontier.Sitemap && it.Rank == frontier.List {
			l.tops = append(l.tops, it.URL)
		}
	}
	return l.Frontier.Put(ctx, items)
}

func (l *listSpy) top(u string) bool { return slices.Contains(l.tops, u) }

// A sourceEntry is a new [[source]] of the list.
type sourceEntry struct {
	Name     string   `toml:"name"`
	URL      string   `toml:"url"`
	Feeds    []string `toml:"feeds,omitempty"`
	Sitemaps []string `toml:"sitemaps,omitempty"`
}

func entryOf(s sourceConfig, t trial) sourceEntry {
	return sourceEntry{Name: s.Name, URL: s.URL, Feeds: t.feeds, Sitemaps: t.sitemaps}
}

// addSource appends an entry to the source list, which is created if need be,
// and prints it.
func (env *environment) addSource(path string, e sourceEntry) error {
	if path == "" {
		path = defaultConfig
	}
	var b bytes.Buffer
	enc := toml.NewEncoder(&b)
	enc.Indent = ""
	if err := enc.Encode(map[string][]sourceEntry{"source": {e}}); err != nil {
		return fmt.Errorf("write source list: %w", err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("write source list: %w", err)
	}
	_, err = f.WriteString("\n" + b.String())
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write source list: %w", err)
	}
	fmt.Fprintf(env.out, "\nadded to %s:\n%s", path, b.String())
	return nil
}
