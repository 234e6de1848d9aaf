package extract

import "testing"

func TestSenseOfName(t *testing.T) {
	for _, tt := range []struct {
		name string
		rule *pruneRule
		body bool
	}{
		{"article-body", nil, true},
		{"c-articleBody__text", nil, true},
		{"article-body-ad", ruleAd, false}, // the last word says what it is
		{"article-body__caption", ruleCaption, false},
		{"article-body--legal", ruleRights, true}, // a kind of body
		{"rich-text--author", ruleByline, false},
		{"sidebar-article-body", ruleAside, true},
		{"relatedPosts__list", ruleRelated, false},
		{"top-articles", ruleRelated, false}, // several: the article is one
		{"article-bottom", ruleRelated, false},
		{"bloc-auteur", ruleByline, false},
		{"has-sidebar", nil, false}, // of the page
		{"tag-sports", nil, false},
		{"tag-list", ruleTags, false},
	} {
		if s := senseOf(tt.name); s.rule != tt.rule || s.flags&termBody != 0 != tt.body {
			t.Errorf("senseOf(%q) = rule %v, body %t", tt.name, s.rule, s.flags&termBody != 0)
		}
	}
}
