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

// TestAgeNotices reads what sites say above an article because it is old, and sentences that
// start so.
func TestAgeNotices(t *testing.T) {
	for _, s := range []string{
		"This article is more than 5 years old", "This story was published over a year ago. Some information may no longer be current.", "This is an archived article, and what it says may be outdated.",
		"Dieser Artikel ist älter als ein Jahr", "Diese Meldung ist mehr als zwei Jahre alt", "Este artículo tiene más de 2 años", "Esta noticia fue publicada hace más de un año", "Aquest article té més de dos anys",
		"Prenez note que cet article publié en 2017 pourrait contenir des informations qui ne sont plus à jour.", "Cet article date de plus d’un an", "Esta notícia foi publicada há mais de um ano", "Questo articolo ha più di tre anni",
		"Dit artikel is meer dan twee jaar oud", "Den här artikeln är över ett år gammal", "Denne artikkelen er over ett år gammel", "Denne artikel er mere end 3 år gammel", "Juttu on yli 5 vuotta vanha", "Þessi frétt er meira en árs gömul.",
		"Ten artykuł ma ponad rok", "Článek je starší než dva roky", "Ez a cikk több mint egy éve frissült utoljára.", "Bu haber 2 yıldan eski", "Этой статье более 3 лет",
		"この記事は公開から1年以上経過しています", "記事の内容は掲載当時のものです", "本文距今已超过两年", "이 기사는 1년 이상 지난 기사입니다",
	} {
		if rule := lineRuleOf(s, measure(s)); rule != ruleNotice {
			t.Errorf("%s: %v", s, rule)
		}
	}
	for _, s := range []string{
		"This story is more than a tale of ships.", "This story is over 100 years old, the museum says.", "Dieser Artikel ist der erste einer Reihe.", "Cet article a plus de lecteurs que les autres.",
		"Den här texten är skriven av en lots.", "この記事は港の人々を描いたものだ。", "Ez a cikk a kikötőről szól.",
		"This is an old story of greed and neglect.", "This story was written a year ago by a pupil.", "This article is now two years old and still the only account.", "This story has been archived in the library.",
		"Este texto tiene más de 300 páginas.", "Esta reportagem tem mais de dez autores.", "Questo articolo ha più di mille lettori.", "Ten tekst ma ponad 300 stron.", "Þessi grein er meira en saga.", "Bu yazı çok fazla ilgi gördü.",
		"Этой статье больше всего рады лоцманы.", "Diese Seite ist schon lange alt und vergilbt.", "Cet article a plus de deux ans et reste juste.", "Este texto tiene más de dos años y sigue vigente.", "記事の内容は当時の港の様子を伝える。", "이 기사는 지난해 쓴 것이다.", "이 글은 필자가 지난주에 썼다.",
	} {
		if rule := lineRuleOf(s, measure(s)); rule != nil {
			t.Errorf("%s: %s", s, rule.name)
		}
	}
}
