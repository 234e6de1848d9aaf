package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
)

// Rules are the selectors that a source list gives for one site. They come
// before the generic rules of a field; what Remove matches is taken out of the
// page before anything is read from its visible part.
type Rules struct {
	Select map[string]goquery.Matcher // by name of the field, one of RuleFields
	Remove []goquery.Matcher
}

// RuleFields are the fields that a source list can give a selector for.
var RuleFields = []string{"headline", "dek", "authors", "published", "modified", "section", "tags", "body"}

// NewRules compiles selectors. The error names the field, and the part of the
// selector that is wrong.
func NewRules(selectors map[string]string, remove []string) (*Rules, error) {
	if len(selectors) == 0 && len(remove) == 0 {
		return nil, nil
	}
	r := &Rules{Select: map[string]goquery.Matcher{}}
	for field, s := range selectors {
		if !slices.Contains(RuleFields, field) {
			return nil, fmt.Errorf("select %q: no such field, choose one of %s", field, strings.Join(RuleFields, ", "))
		}
		m, err := cascadia.Compile(s)
		if err != nil {
			return nil, fmt.Errorf("select %s %q: %w", field, s, err)
		}
		r.Select[field] = m
	}
	for _, s := range remove {
		m, err := cascadia.Compile(s)
		if err != nil {
			return nil, fmt.Errorf("remove %q: %w", s, err)
		}
		r.Remove = append(r.Remove, m)
	}
	return r, nil
}
