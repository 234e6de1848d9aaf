package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"copydesk/extract"
	"copydesk/store"
)

func (env *environment) printVersions(ctx context.Context, st *store.Store, id int64) error {
	versions, err := st.Versions(ctx, id)
	if err != nil {
		return err
	}
	for _, v := range versions {
		changed := "first seen"
		if v.Changed != nil {
			changed = "changed: " + strings.Join(v.Changed, ", ")
		}
		fmt.Fprintf(env.out, "%d  %s  %s  (%s)\n", v.No, v.Seen.Format(dateTimeUTC), v.Headline, changed)
	}
	return nil
}

// printChanges prints what differs between two versions of an article,
// paragraph by paragraph.
func (env *environment) printChanges(ctx context.Context, st *store.Store, rec *store.Record, from, to string) error {
	versions, err := st.Versions(ctx, rec.ID)
	if err != nil {
		return err
	}
	var sides [2][]string
	for i, arg := range []string{from, to} {
		no, err := strconv.Atoi(arg)
		at := slices.IndexFunc(versions, func(v store.Version) bool { return v.No == no })
		if err != nil || at < 0 {
			return usageError{fmt.Errorf("no version %q: the article has %s; see `copydesk show --versions %d`", arg, plural(len(versions), "version"), rec.ID)}
		}
		row := versions[at].Record
		if row == nil {
			row = rec.Article.Row()
		}
		sides[i] = paragraphs(row)
	}
	same := 0
	for _, line := range diff(sides[0], sides[1]) {
		switch line[0] {
		case ' ':
			same++
			continue
		case '-':
			fmt.Fprintln(env.out, "- "+env.deleted(line[1:]))
		case '+':
			fmt.Fprintln(env.out, "+ "+env.inserted(line[1:]))
		}
	}
	fmt.Fprintf(env.out, "%s the same\n", plural(same, "line"))
	return nil
}

// paragraphs returns the texts of a record in reading order.
func paragraphs(row *extract.Row) []string {
	out := []string{row.Headline}
	for _, s := range []string{row.Dek, strings.Join(row.Authors, ", "), row.Published} {
		if s != "" {
			out = append(out, s)
		}
	}
	for _, b := range row.Blocks {
		if b.InBody {
			out = append(out, strings.Split(b.Text, "\n")...)
		}
	}
	return out
}

// maxDiff bounds the table that diff fills; beyond it, all counts as replaced.
const maxDiff = 4_000_000

// diff returns the lines of a and b in order, each after ' ' if both have it,
// '-' if a alone, '+' if b alone.
func diff(a, b []string) (out []string) {
	mark := func(sign string, lines []string) {
		for _, l := range lines {
			out = append(out, sign+l)
		}
	}
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	mark(" ", a[:start])
	tail := a[len(a)-end:]
	a, b = a[start:len(a)-end], b[start:len(b)-end]
	if len(a)*len(b) > maxDiff {
		mark("-", a)
		mark("+", b)
		mark(" ", tail)
		return out
	}
	common := commonLengths(a, b)
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			mark(" ", a[i:i+1])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			mark("-", a[i:i+1])
			i++
		default:
			mark("+", b[j:j+1])
			j++
		}
	}
	mark(" ", tail)
	return out
}

// commonLengths returns, for each i and j, how many lines a[i:] and b[j:] have in
// common at most, in order.
func commonLengths(a, b []string) [][]int {
	out := make([][]int, len(a)+1)
	out[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		out[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				out[i][j] = out[i+1][j+1] + 1
			} else {
				out[i][j] = max(out[i+1][j], out[i][j+1])
			}
		}
	}
	return out
}
