package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"slices"
	"time"

	"github.com/BurntSushi/toml"

	"copydesk/extract"
	"copydesk/pipeline/crawl"
)

// defaultConfig is read where --config is not given, if it is there.
const defaultConfig = "copydesk.toml"

// A config is the source list: what to crawl, and how.
type config struct {
	Crawl   crawlConfig    `toml:"crawl"`
	Sources []sourceConfig `toml:"source"`
}

// crawlConfig holds the defaults of the flags of the same names.
type crawlConfig struct {
	Delay     duration `toml:"delay"`
	PerHost   int      `toml:"per_host"`
	Hosts     int      `toml:"hosts"`
	MaxPages  int      `toml:"max_pages"`
	MaxTime   duration `toml:"max_time"`
	MaxDepth  int      `toml:"max_depth"`
	UserAgent string   `toml:"user_agent"`
}

type sourceConfig struct {
	Name     string            `toml:"name"`
	URL      string            `toml:"url"`
	Feeds    []string          `toml:"feeds"`
	Sitemaps []string          `toml:"sitemaps"`
	Include  []string          `toml:"include"`
	Exclude  []string          `toml:"exclude"`
	MaxDepth int               `toml:"max_depth"`
	Delay    duration          `toml:"delay"`
	Select   map[string]string `toml:"select"`
	Remove   map[string]string `toml:"remove"` // by a name of the user's
}

// A duration is written as "1s" or "250ms". Zero can be asked for.
type duration struct {
	time.Duration
	set bool
}

func (d *duration) UnmarshalText(text []byte) (err error) {
	d.Duration, err = time.ParseDuration(string(text))
	d.set = true
	return err
}

// orNone returns the duration as the crawler takes it, to whom zero means the
// default and less than zero none.
func (d duration) orNone() time.Duration {
	if d.set && d.Duration == 0 {
		return -1
	}
	return d.Duration
}

// readConfig reads the source list. Every mistake is a usage error with file
// and line, found before anything is fetched.
func readConfig(path string) (*config, error) {
	explicit := path != ""
	if !explicit {
		path = defaultConfig
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !explicit {
		return &config{}, nil
	}
	if err != nil {
		return nil, usageError{fmt.Errorf("read source list: %w", err)}
	}
	var c config
	meta, err := toml.Decode(string(data), &c)
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return nil, usageError{fmt.Errorf("%s:%d: %s", path, parse.Position.Line, parse.Message)}
	}
	if err != nil {
		return nil, usageError{fmt.Errorf("%s: %w", path, err)}
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, usageError{unknownKey(path, string(data), unknown[0])}
	}
	if err := c.Crawl.check(); err != nil {
		return nil, usageError{fmt.Errorf("%s:%d: %w", path, keyLine(string(data), "crawl"), err)}
	}
	named, at := map[string]bool{}, map[string]string{} // by URL
	for i := range c.Sources {
		s := &c.Sources[i]
		err := s.check()
		address, _ := crawl.Normalize(s.URL, nil) // check has tried it
		switch {
		case err != nil:
		case named[s.Name]:
			err = errors.New("a source before it has the same name")
		case at[address] != "":
			err = fmt.Errorf("source %q has the same url: give both in one, or the url of a section", at[address])
		}
		if err != nil {
			return nil, usageError{fmt.Errorf("%s:%d: source %q: %w", path, sourceLine(string(data), i), s.Name, err)}
		}
		named[s.Name], at[address] = true, s.Name
	}
	return &c, nil
}

// check finds numbers that mean nothing.
func (c crawlConfig) check() error {
	for name, n := range map[string]int{
		"delay": int(c.Delay.Duration), "per-host": c.PerHost, "hosts": c.Hosts,
		"max-pages": c.MaxPages, "max-time": int(c.MaxTime.Duration), "max-depth": c.MaxDepth,
	} {
		if n < 0 {
			return fmt.Errorf("%s: less than 0", name)
		}
	}
	return nil
}

func (s *sourceConfig) check() error {
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("url %q: want http://… or https://…", crawl.Shown(s.URL))
	}
	if s.Name == "" {
		s.Name = u.Host
	}
	for _, named := range slices.Concat([]string{s.URL}, s.Feeds, s.Sitemaps) {
		if _, err := crawl.Named(named, u); err != nil {
			return err
		}
	}
	if s.MaxDepth < 0 || s.Delay.Duration < 0 {
		return errors.New("max_depth and delay: less than 0")
	}
	_, err = s.rules()
	return err
}

func (s *sourceConfig) rules() (*extract.Rules, error) {
	return extract.NewRules(s.Select, slices.Sorted(maps.Values(s.Remove)))
}

// source returns the entry as the crawler takes it.
func (s *sourceConfig) source() crawl.Source {
	return crawl.Source{
		Name: s.Name, URL: s.URL, Feeds: s.Feeds, Sitemaps: s.Sitemaps,
		Include: s.Include, Exclude: s.Exclude, MaxDepth: s.MaxDepth, Delay: s.Delay.orNone(),
	}
}

// rules are the selectors of the source list, by the names of the sources.
func (c *config) rules() map[string]*extract.Rules {
	out := map[string]*extract.Rules{}
	for i := range c.Sources {
		out[c.Sources[i].Name], _ = c.Sources[i].rules() // readConfig has checked them
	}
	return out
}
