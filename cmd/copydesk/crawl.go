package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"copydesk/extract"
	"copydesk/pipeline"
	"copydesk/pipeline/crawl"
	"copydesk/store"
)

// crawlCmd is the scheduled run over the source list.
func crawlCmd(env *environment) *cobra.Command {
	var db, configFile, warc, metrics, since string
	var quiet, skip, refetch bool
	var wait time.Duration
	var flags crawlConfig
	cmd := &cobra.Command{
		Use:   "crawl [flags] [SOURCE|URL…]",
		Short: "Visit the sources and store what is new",
		Long: `Visit the sources of the source list (copydesk.toml), or those named, or the sites
given as URLs, and store every article that is new or has changed. A URL on the host of
a source of the list is crawled as a part of it, with what else is due there.

Polite by default: one request at a time and one second between starts per host,
robots.txt obeyed. A run that is killed is gone on with by the next. HTTPS_PROXY,
HTTP_PROXY and NO_PROXY are honoured.`,
		RunE: func(cmd *cobra.Command, names []string) (err error) {
			// A crawl waits for the network most of the time: with a million known
			// URLs this takes 20 MB less, and 3 % more CPU time.
			if os.Getenv("GOGC") == "" {
				debug.SetGCPercent(50)
			}
			cfg, err := readConfig(configFile)
			if err != nil {
				return err
			}
			sources, err := cfg.choose(names)
			if err != nil {
				return err
			}
			c := cfg.Crawl.overridden(flags, cmd.Flags().Changed)
			if err := c.check(); err != nil {
				return usageError{err}
			}
			crawler := c.crawler(sources)
			crawler.Log, crawler.Refetch = env.log, refetch
			if crawler.Since, err = sinceTime(since, time.Now()); err != nil {
				return usageError{err}
			}
			if err := writableFolder(metrics); err != nil {
				return usageError{fmt.Errorf("--metrics-file: %w", err)}
			}
			release, err := store.Lock(cmd.Context(), db, wait)
			if busy := new(store.BusyError); errors.As(err, &busy) {
				return env.skipped(cmd.Context(), db, busy, skip)
			}
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, release()) }()
			if warc != "" {
				if crawler.Archive, err = crawl.NewArchive(warc, "copydesk/"+versionString()); err != nil {
					return err
				}
				defer func() { err = errors.Join(err, crawler.Archive.Close()) }()
			}
			return env.write(cmd.Context(), db, func(st *store.Store) error {
				crawler.Frontier = st.Frontier()
				return env.crawl(cmd.Context(), st, crawler, cfg.rules(), metrics, quiet)
			})
		},
	}
	f := cmd.Flags()
	env.dbFlag(cmd, &db)
	f.StringVar(&configFile, "config", "", "the source list, a TOML `file` (default "+defaultConfig+", if there is one)")
	f.DurationVar(&flags.Delay.Duration, "delay", 0, "time between two starts on one host (default 1s)")
	f.IntVar(&flags.PerHost, "per-host", 0, "requests at a time on one host (default 1)")
	f.IntVar(&flags.Hosts, "hosts", 0, "hosts visited at a time (default 64)")
	f.IntVar(&flags.MaxPages, "max-pages", 0, "end after this many pages (default no limit)")
	f.DurationVar(&flags.MaxTime.Duration, "max-time", 0, "end after this long (default no limit)")
	f.IntVar(&flags.MaxDepth, "max-depth", 0, "follow links this far from a seed (default 3)")
	f.StringVar(&since, "since", "", "pass over entries of feeds and sitemaps older than this: a `day` (2025-08-22), a time, or so long ago (48h, 30d)")
	f.BoolVar(&refetch, "refetch", false, "fetch every known page of the sources again, changed or not, due or not")
	f.StringVar(&warc, "warc", "", "archive all that is fetched to WARC files in `dir`")
	f.StringVar(&metrics, "metrics-file", "", "write the counts of the run to `file` for Prometheus")
	f.BoolVar(&skip, "skip-if-running", false, "exit 0, not 75, where another crawl holds the file")
	f.DurationVar(&wait, "wait", 0, "wait this long for another crawl to end")
	f.BoolVarP(&quiet, "quiet", "q", false, "print only trouble")
	return cmd
}

// choose returns the sources that names ask for: entries of the list by name or
// address, a part of their site, or another site by URL; the whole list where
// nothing is named.
func (c *config) choose(names []string) (out []crawl.Source, err error) {
	chosen := c.Sources
	if len(names) > 0 {
		chosen = nil
	}
	for _, name := range names {
		s, err := c.find(name)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, s)
	}
	for i := range chosen {
		out = append(out, chosen[i].source())
	}
	if len(out) == 0 {
		return nil, usageError{fmt.Errorf("nothing to crawl: name a URL, or write a source list to %s (`copydesk sources add URL` does)", defaultConfig)}
	}
	return out, nil
}

// find returns the source of a name or URL.
func (c *config) find(name string) (sourceConfig, error) {
	var known []string
	for _, s := range c.Sources {
		if s.Name == name || sameURL(s.URL, name) {
			return s, nil
		}
		known = append(known, s.Name)
	}
	u, err := url.Parse(name)
	if err != nil || u.Host == "" {
		has := "it is empty"
		if len(known) > 0 {
			has = "it has: " + strings.Join(known, ", ")
		}
		return sourceConfig{}, usageError{fmt.Errorf("no source %q in the source list (%s), and no URL: that starts with http:// or https://", crawl.Shown(name), has)}
	}
	var s sourceConfig
	best := -1
	for _, listed := range c.Sources { // else its pages would go over to a source of their own
		shared := 0
		if strings.HasPrefix(name, listed.URL) { // of two sections
			shared = len(listed.URL)
		}
		if at, err := url.Parse(listed.URL); err == nil && at.Host == u.Host && shared > best {
			s, best = listed, shared
			s.Feeds, s.Sitemaps = absolute(s.Feeds, at), absolute(s.Sitemaps, at)
		}
	}
	s.URL = name
	if err := s.check(); err != nil {
		return s, usageError{err}
	}
	return s, nil
}

// absolute returns the lists of a source whose own URL is to be another.
func absolute(lists []string, home *url.URL) (out []string) {
	for _, list := range lists {
		u, _ := crawl.Normalize(list, home) // readConfig has checked them
		out = append(out, u)
	}
	return out
}

// overridden returns c with the flags that were given on the command line.
func (c crawlConfig) overridden(flags crawlConfig, given func(string) bool) crawlConfig {
	for name, set := range map[string]func(){
		"delay":     func() { c.Delay = duration{flags.Delay.Duration, true} },
		"per-host":  func() { c.PerHost = flags.PerHost },
		"hosts":     func() { c.Hosts = flags.Hosts },
		"max-pages": func() { c.MaxPages = flags.MaxPages },
		"max-time":  func() { c.MaxTime = flags.MaxTime },
		"max-depth": func() { c.MaxDepth = flags.MaxDepth },
	} {
		if given(name) {
			set()
		}
	}
	return c
}

// crawler returns a crawler of sources, without a frontier yet.
func (c crawlConfig) crawler(sources []crawl.Source) *crawl.Crawler {
	agent := c.UserAgent
	if agent == "" {
		agent = userAgent()
	}
	return &crawl.Crawler{
		Sources: sources, UserAgent: agent, Delay: c.Delay.orNone(), PerHost: c.PerHost, Hosts: c.Hosts,
		MaxPages: c.MaxPages, MaxDepth: c.MaxDepth, MaxTime: c.MaxTime.Duration,
	}
}

// userAgent names the program, so that a site can find out about it.
func userAgent() string {
	return "copydesk/" + versionString() + " (news archive; polite crawler)"
}

// skipped records that this run found another at work.
func (env *environment) skipped(ctx context.Context, db string, busy *store.BusyError, fine bool) error {
	err := env.write(ctx, db, func(st *store.Store) error { return st.Skip(ctx, versionString(), busy) })
	if err != nil {
		return err
	}
	if fine {
		env.log.Info("skipped", "err", busy)
		return nil
	}
	return busy
}

// crawl runs c into st, with progress where somebody watches.
func (env *environment) crawl(ctx context.Context, st *store.Store, c *crawl.Crawler, rules map[string]*extract.Rules, metrics string, quiet bool) error {
	t := newTally()
	bar := env.progress(quiet)
	report, err := env.run(ctx, job{kind: "crawl", sources: []pipeline.Source{c}, store: st, rules: rules, each: func(r *extract.Result) error {
		t.add(r)
		return bar.step(t, c.Busy())
	}})
	bar.end()
	if !quiet {
		env.summary(report, false)
		fmt.Fprintln(env.out, t)
	}
	if metrics != "" {
		err = errors.Join(err, writeMetrics(metrics, t, report, runStatus(ctx, report, err)))
	}
	if err == nil && report.Failed > 0 {
		return errPartial
	}
	return err
}

// A progress shows how a run goes. A nil one shows nothing.
type progress struct{ bar *progressbar.ProgressBar }

// progress returns one where somebody watches, else nil.
func (env *environment) progress(quiet bool) *progress {
	if quiet || !isTerminal(os.Stderr) {
		return nil
	}
	return &progress{progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(env.err), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("pages"), progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())}
}

func (p *progress) step(t *tally, hosts int) error {
	if p == nil {
		return nil
	}
	p.bar.Describe(fmt.Sprintf("%s at work, %s", plural(hosts, "host"), plural(t.errors(), "error")))
	return p.bar.Add(1)
}

func (p *progress) end() {
	if p != nil {
		_ = p.bar.Finish() // it is gone from the screen or it is not
	}
}

// sinceTime reads --since: a day or an instant, or how long ago.
func sinceTime(s string, now time.Time) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	if age, err := parseAge(s); err == nil {
		return now.Add(-age), nil
	}
	return time.Time{}, fmt.Errorf("--since %q: want a day (2025-08-22), a time (2025-08-22T06:00:00Z), or so long ago (48h, 30d)", s)
}

// parseAge reads a duration that may be in days.
func parseAge(s string) (time.Duration, error) {
	if days, found := strings.CutSuffix(s, "d"); found {
		if n, err := strconv.Atoi(days); err == nil && n >= 0 && n < 100_000 {
			return time.Duration(n) * 24 * time.Hour, nil
		}
	}
	age, err := time.ParseDuration(s)
	if err != nil || age < 0 {
		return 0, fmt.Errorf("%q: want an age such as 90d or 36h", s)
	}
	return age, nil
}
