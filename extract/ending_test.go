package extract

import (
	"strings"
	"testing"
)

func TestRemnants(t *testing.T) {
	for _, tt := range []struct{ end, in, out string }{
		{"<p>* * *</p><p>___</p>", "ferry", "*"},
		{"<p>Ada Quillander contributed to this report.</p><p>Boats by Pierbook.</p>", "ferry", "Pierbook"},
		{"<p>More of the harbour, day by day and hour by hour:</p><p><a href=/s>Seal pup found in car park</a></p>", "ferry", "day by day"},
		{"<p>The harbour, day by day:</p><p>Read more</p><p><a href=/s>Seal pup found in car park</a></p>", "ferry", "day by day"},
		{"<div id=comments><p>I have seen the seal pup in the car park, and it was well.</p></div><p>Today at Pierbook: the pilots of the coast, in pictures and with a map.</p>", "ferry", "pilots"},
		{"<div id=comments><p>I have seen the seal pup in the car park, and it was well.</p></div><h2>FAQ</h2><details><summary>Is Pierbook free?</summary><p>It is free for the pilots of the coast.</p></details>", "ferry", "pilots"},
		{"<div class=comments><a href=#c>3 comments</a></div><p>The pilots are glad of it.</p>", "pilots", ""},
		{"<form><p>Your opinion: <textarea name=t></textarea></p></form><p>Write to the desk with news of the quays.</p>", "ferry", "quays"},
		{"<form><p>Your harbour: <input name=t></p></form><p>The pilots are glad of it.</p>", "pilots", ""},
		{"<p>The pilots wrote this:</p><p class=caption>A note on a door</p>", "pilots wrote", ""},
		{"<p>Aus dem Englischen von Ada Quillander. Mitarbeit am Text: die Lotsen.</p>", "ferry", "Lotsen"},
		{"<p>Redaktion: Ada Quillander</p><p>Mit Agenturmaterial.</p>", "ferry", "Redaktion"},
		{"<p>The charts were translated by the pilots.</p>", "translated", ""},
		{"<p>Have you seen the seal? Let us know in the comments below.</p>", "ferry", "seal"},
		{"<p>The pilots share what they know in the comments of the harbour’s page.</p>", "pilots", ""},
		{"<p>___</p><p>Quillander reported from Pier Seven, East Quay.</p>", "ferry", "_"},
		{"<p>The pilots had seen it, and reported from the quay.</p>", "pilots", ""},
		{"<p>___</p><p>Ada Quillander is on Twitter: @quillander</p>", "ferry", "_"},
		{"<p>All of the harbour’s news is here. Follow Ada Quillander on Twitter at @quillander.</p>", "ferry", "Follow"},
		{"<p>Many of them follow the harbour on Twitter.</p>", "Many", ""},
		{"<p>She asked all of them to share this page with the whole of the crew!</p>", "whole", ""},
		{"<p>Read the coverage of the storms, and you find that no ferry was here that day.</p>", "coverage", ""},
		{"<p>He reported from the quays for nine years.</p>", "quays", ""},
		{"<p>Recherche: Nach dem Sturm suchen die Lotsen die Tonnen.</p>", "Tonnen", ""},
		{"<p>The crews were told to follow the harbour on Twitter.</p>", "crews", ""},
		{"<p>Aus dem Hafen von Bergen kam die Nachricht.</p>", "Bergen", ""},
		{"<p>___</p><p>Aus dem Walisischen von Ada Quillander.</p>", "ferry", "Walis"},
		{"<p>The author is a pilot. You can follow her on Twitter.</p><p>Boats by Pierbook.</p>", "ferry", "Pierbook"},
		{"<p>Follow Pier Wire’s coverage of the harbour at https://wire.example/harbour</p>", "ferry", "Wire"},
		{"<p>The coverage of the quays is thin, says https://wire.example/ in a note.</p>", "coverage", ""},
		{"<p>The pilots tell of it in this newsletter each week.</p>", "pilots tell", ""},
		{"<p>The author is a pilot. The views on this page do not necessarily reflect those of the harbour office.</p><p>Tides from the Tide Museum.</p>", "ferry", "Tides"},
		{strings.Repeat("<p>"+prose+"</p>", 9) + "<p>The author is a pilot.</p><hr><p>Pierbook brings together the tide gauges, the pilots and the schools of three ports, and has done so for forty years. For more of what it does, please visit <a href=/us>its pages</a> or the office on the quay.</p>", "ferry", "Pierbook"},
		{"<h3>More of the coast</h3><p>Ada Quillander contributed to this report.</p>", "ferry", "coast"},
		{"<p class=post-tags>Berths</p><p>Boats by Pierbook.</p>", "ferry", "Pierbook"},
		{"<p><a href=/s>Seal pup found in car park</a></p><p>The pilots are glad.</p>", "pilots", ""},
		{"<p class=post-tags>Berths</p><p>" + prose + " The pilots are glad of it, and they say that they have waited for this day since the first of the storms came in.</p>", "pilots", ""},
	} {
		bodyTest{tt.end, alone(told(3) + tt.end), tt.in, tt.out}.run(t)
	}
}

// What elements for a name and a date leave behind at the head of an article.
func TestSignedByAddress(t *testing.T) {
	for line, want := range map[string]string{
		"Ada Quillander ada@news.example":           "Ada Quillander",
		"김부두 기자 pier@news.example":                  "김부두",
		"Write to Ada Quillander at a@news.example": "",
		"Harbour pier@news.example":                 "",
		"pier@news.example":                         "",
	} {
		page := "<body><main><h1>Port reopens</h1><div>" + told(3) + line + "<br><br></div></main></body>"
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(a.Byline) == 1 {
			got = a.Byline[0].Name
		}
		if got != want || strings.Contains(a.Body(), "@") {
			t.Errorf("%q: author %q, body %q", line, got, a.Body())
		}
	}
}

func TestReportedBy(t *testing.T) {
	for line, want := range map[string]string{
		"(Reporting by Ada Quillander in Oslo and Ben Pierson; Editing by Cleo Quay)": "Ada Quillander Ben Pierson",
		"Reporting by Ada Quillander, editing by Cleo Quay":                           "Ada Quillander",
		"(Reporting by harbour staff; Editing by Cleo Quay)":                          "",
		"(Editing by Cleo Quay)":                                                      "",
	} {
		page := "<body><main><h1>Port reopens</h1><div>" + told(3) + "<p>" + line + "</p></div></main></body>"
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, p := range a.Byline {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != want || strings.Contains(a.Body(), "Cleo") {
			t.Errorf("%q: authors %q, body %q", line, got, a.Body())
		}
	}
}

// TestInterviewedBy reads the line that says who asked, and sentences that start as it does.
func TestInterviewedBy(t *testing.T) {
	for line, want := range map[string]string{
		"Das Gespräch führte Ada Quillander.":                          "Ada Quillander",
		"Die Fragen stellten Ada Quillander, Ben Pierson":              "Ada Quillander Ben Pierson",
		"Propos recueillis par Ada Quillander":                         "Ada Quillander",
		"Rozmawiała Ada Quillander":                                    "Ada Quillander",
		"Беседовала Ада Кильская":                                      "Ада Кильская",
		"Das Gespräch führte Quillander zu der Erkenntnis, es eile.":   "kept",
		"Die Fragen stellten die Lotsen vor Rätsel.":                   "kept",
		"Rozmawiał Quillander z pilotami o porcie przez cały wieczór.": "kept",
		"Беседовали лоцманы долго.":                                    "kept",
	} {
		page := "<body><main><h1>Port reopens</h1><div>" + told(3) + "<p>" + line + "</p></div></main></body>"
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range a.Byline {
			got = append(got, p.Name)
		}
		if strings.Contains(a.Body(), line) {
			got = append(got, "kept")
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: %q, not %q", line, got, want)
		}
	}
}

// East Asian papers print the reporter in brackets at the start or the end of the text.
func TestReporterInBrackets(t *testing.T) {
	zh, ja, ko := "港口二十八日恢复通航，东侧两个泊位经过两周疏浚已重新开放，首班渡轮将于中午离港，引航员对此表示欢迎。", "港は28日、東側の2つの岸壁を再び開いた。しゅんせつに2週間を要し、最初の船は正午に出る。", "항구가 28일 다시 문을 열었다. 준설에 두 주가 걸렸으며 첫 배는 정오에 떠난다고 항만청은 밝혔다."
	for _, tt := range []struct{ lang, text, want string }{
		{"zh", "<p>（中央社記者林碼頭台北22日電）" + zh + "</p><p>" + zh, "林碼頭"}, {"zh", "<p>〔記者林碼頭／台北報導〕" + zh + "</p><p>" + zh, "林碼頭"},
		{"zh", "<p>码头社北京8月22日电（记者林码头、周港）" + zh + "</p><p>" + zh, "林码头 周港"}, {"zh", "<p>" + zh + "</p><p>" + zh + "</p><p>（码头日报记者 林码头 通讯员 周港）", "林码头 周港"},
		{"zh", "<p>記者林碼頭／台北報導</p><p>" + zh + "</p><p>" + zh, "林碼頭"}, {"zh", "<p>码头日报讯（全媒体记者 林码头）" + zh + "</p><p>" + zh, "林码头"},
		{"zh", "<p>（记者从港务局获悉）" + zh + "</p><p>" + zh, ""},
		{"zh", "<p>码头电讯（香港）宣布，" + zh + "</p><p>" + zh, ""}, {"zh", "<p>" + zh + "</p><p>" + zh + "（他向记者表示）", ""}, {"zh", "<p>" + zh + "</p><p>" + zh + "（记者手记）", ""}, {"zh", "<p>码头社北京8月22日电（林码头）" + zh + "</p><p>" + zh, "林码头"},
		{"ja", "<p>　【ロンドン＝林桟橋】" + ja + "</p><p>" + ja, "林桟橋"}, {"ja", "<p>【ロンドン 林桟橋】" + ja + "</p><p>" + ja, "林桟橋"}, {"ja", "<p>【ロンドン共同】" + ja + "</p><p>" + ja, ""}, {"ja", "<p>" + ja + "</p><p>" + ja + "（ロンドン＝林桟橋）", "林桟橋"},
		{"ja", "<p>" + ja + "</p><p>" + ja + "（終わり）", ""}, {"ja", "<p>" + ja + "</p><p>" + ja + "（要予約）", ""},
		{"ja", "<p>" + ja + "</p><p>" + ja + "（林桟橋）", "林桟橋"}, {"ja", "<p>" + ja + "</p><p>" + ja + "【林桟橋、港みなと】", "林桟橋 港みなと"}, {"ja", "<p>" + ja + "</p><p>" + ja + "　（林　桟橋）", "林 桟橋"}, {"ja", "<p>" + ja + "</p><p>" + ja + "（敬称略）", ""},
		{"ko", "<p>(부산=부두뉴스) 김부두 기자 = " + ko + "</p><p>" + ko, "김부두"}, {"ko", "<p>[부두신문 김부두 기자] " + ko + "</p><p>" + ko, "김부두"}, {"ko", "<p>" + ko + "</p><p>" + ko + "</p><p>[김부두 기자]", "김부두"}, {"ko", "<p>" + ko + "</p><p>" + ko + "</p><p>/김부두 기자 pier@news.example", "김부두"},
	} {
		a, err := Extract(&Page{Body: []byte("<html lang=" + tt.lang + "><body><main><h1>Port reopens</h1><div>" + tt.text + "</p></div></main>")})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, p := range a.Byline {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("%s: authors %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSignatures(t *testing.T) {
	for _, tt := range []struct{ line, in, out string }{
		{"— Ada Quillander", "ferry", "Ada"},
		{"Text: Ada Quillander", "ferry", "Ada"},
		{"adq/Harbour Wire", "ferry", "adq"},
		{"/ritzau/", "ferry", "ritzau"},
		{"《Ada Quillander》", "ferry", "Ada"},
		{"Be on the quay, and share this story with the pilots!", "ferry", "quay"},
		{"The port / the pier: both are open.", "both are open", ""},
		{"To contact the editor responsible for this story: Harbour Desk at desk@news.example", "ferry", "Desk"},
		{"</p><blockquote>Ada Quillander covers ports for the Ledger.</blockquote><p>", "ferry", "Ledger"},
		{"To contact the port for this berth, ring the bell.", "bell", ""},
		{"Harbour desk, harbour@news.example", "ferry", "@"},
		{"Ada Quillander is our reporter for the coast.", "ferry", "Ada"},
		{"ADA QUILLANDER schreibt für uns über die Küste.", "ferry", "ADA"},
		{"Ada Quillander was on the quay when the first ferry of the season came in.", "Ada", ""},
		{"The harbour office has a letter box for them:</p><p>quay@news.example", "quay@", ""},
	} {
		bodyTest{tt.line, alone(told(3) + "<p>" + tt.line + "</p>"), tt.in, tt.out}.run(t)
	}
}

func TestWhoHelped(t *testing.T) {
	for _, line := range []string{"Ada Quillander contributed to this report.", "Ada Quillander can be reached at desk@news.example. Ben Harrow can be reached at pier@news.example.",
		"(With inputs from Ada Quillander's desk.)", "This story was not edited by the staff. Ada Quillander's desk sent it.", "The Ada Wire © 2025, all rights reserved.",
		"For more of Ada, sign up for our weekly newsletter.", "Ada's Letter is a weekly newsletter on the coast.", "This story of Ada's originally appeared on Pierbook.", "The author is Ada's pilot and lives on the quay.",
		"Hi there, I’m Ada, and I have sailed on six seas.", "Tales of Ada, delivered straight to your inbox.", "Больше о порте (и Ada) — в нашей еженедельной рассылке."} {
		bodyTest{line, alone(told(3) + "<p>" + line + "</p>"), "ferry", "Ada"}.run(t)
	}
	for _, line := range []string{"The quay of Ada can be reached by boat.", "Ada now has an app for Android that tells when the tide comes in.", "This report was published by the port of Ada.", "Translated by the pilots of Ada, the law is known in nine ports.", "Subscribers of Ada lose their numbers in May.",
		"What the pilots print, with the help of Ada and two more who know the coast, is a weekly newsletter."} {
		bodyTest{line, alone(told(3) + "<p>" + line + "</p>"), "Ada", ""}.run(t)
	}
}
