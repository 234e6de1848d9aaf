package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"copydesk/pipeline"
	"copydesk/pipeline/crawl"
	"copydesk/store"
)

// sources sorts the arguments of ingest and extract into pages to fetch and
// pages to read. address, if given, is where the one saved page came from.
func (env *environment) sources(ctx context.Context, args []string, address string) ([]pipeline.Source, error) {
	var urls, files []string
	var out []pipeline.Source
	for _, arg := range args {
		switch {
		case arg == "-":
			data, err := io.ReadAll(env.in)
			if err != nil {
				return nil, fmt.Errorf("read standard input: %w", err)
			}
			// Nothing at all is what a command that failed hands on, so it is a page that
			// is empty; and what has a zero byte is a page, in UTF-16 or none, and no list.
			if len(data) > 0 && bytes.IndexByte(data, 0) < 0 && !bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("<")) {
				u, f, err := listed(data)
				if err != nil {
					return nil, err
				}
				urls, files = append(urls, u...), append(files, f...)
				continue
			}
			out = append(out, crawl.SavedPage("-", address, data))
		case isURL(arg):
			urls = append(urls, arg)
		default:
			files = append(files, arg)
		}
	}
	if len(files) > 0 {
		out = append(out, crawl.Saved(files, address))
	}
	if len(urls) > 0 {
		f, err := store.Scratch(ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, crawl.Just(urls, f, userAgent(), env.log))
	}
	return out, nil
}

func isURL(s string) bool {
	scheme, _, found := strings.Cut(s, "://")
	return found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// listed reads a list of URLs and files, one a line. Blank lines and lines that
// start with # are passed over.
func listed(data []byte) (urls, files []string, err error) {
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	for lines.Scan() {
		switch line := strings.TrimSpace(lines.Text()); {
		case line == "" || line[0] == '#':
		case isURL(line):
			urls = append(urls, line)
		default:
			files = append(files, line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, nil, fmt.Errorf("read standard input: %w", err)
	}
	return urls, files, nil
}
