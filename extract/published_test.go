package extract

import (
	"strings"
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	ld := func(published, modified string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port reopens after storm","datePublished":"` + published + `","dateModified":"` + modified + `"}</script>`
	}
	meta := func(name, value string) string { return `<meta name="` + name + `" content="` + value + `">` }
	h1 := "<h1>Port reopens after storm</h1>"
	for _, tt := range []struct{ name, head, top, published, modified, issue string }{
		{"meta", `<meta property="article:published_time" content="2025-08-22T06:41:09+00:00">`, "", "2025-08-22T06:41:09Z", "", ""},
		{"JSON-LD", `<script type="application/ld+json">{"@type":"Article","datePublished":"2025-08-22T06:41:09+02:00","dateModified":"2025-08-22T09:00:00+02:00"}</script>`, "", "2025-08-22T06:41:09+02:00", "2025-08-22T09:00:00+02:00", ""},
		{"time of the same day", `<meta name="date" content="2025-08-22"><meta property="article:published_time" content="2025-08-22">`, h1 + `<time datetime="2025-08-22T06:41:00Z">Friday</time>`, "2025-08-22T06:41:00Z", "", ""},
		{"zone of the same time", `<script type="application/ld+json">{"@type":"Article","datePublished":"2025-08-22T06:41:09"}</script><meta property="article:published_time" content="2025-08-22T06:41:09-04:00">`, "", "2025-08-22T06:41:09-04:00", "", ""},
		{"seconds since 1970", `<meta name="pubdate" content="1755844869">`, "", "2025-08-22T06:41:09Z", "", ""},
		{"time element", "", h1 + `<time datetime="2025-08-22">22 August</time>`, "2025-08-22", "", ""},
		{"zone of the printed clock", `<meta property="article:published_time" content="2025-08-22T01:41:09Z">`, h1 + `<p class="date">August 21, 2025 at 8:41 p.m.</p>`, "2025-08-21T20:41:09-05:00", "", ""},
		{"zone of the same instant", `<meta property="article:published_time" content="2025-08-22T01:41:09+00:00">`, h1 + `<time datetime="2025-08-21T20:41:00-05:00">August 21</time>`, "2025-08-21T20:41:09-05:00", "", ""},
		{"another clock", `<meta property="article:published_time" content="2025-08-22T01:41:09Z">`, h1 + `<p class="date">August 22, 2025 at 8:55 a.m.</p>`, "2025-08-22T01:41:09Z", "", ""},
		{"a label after one of something else", "", h1 + "<p>Archived article – published 22 August 2025</p>", "2025-08-22", "", ""},
		{"a day that is told", "", h1 + "<p>PIER 3 was shut on 13 June 2025 – and two months later it is open again, says the harbour master.</p>", "", "", ""},
		{"the month by agreement", `<meta name="date" content="03/04/2025 12:43"><meta property="og:locale" content="en_GB">`, h1 + `<p class="date">4 March 2025</p>`, "2025-03-04T12:43:00Z", "", ""},
		{"any name that says published", `<meta name="x-page-published-date" content="2025-08-22T06:41:09Z">`, "", "2025-08-22T06:41:09Z", "", ""},
		{"not the publisher's name", `<meta name="publisher-date" content="2025-08-22">`, "", "", "", ""},
		{"state of a script", "", `<script>window.state = {"story":{"publishedDate":"2025-08-22T06:41:09Z"}}</script>`, "2025-08-22T06:41:09Z", "", ""},
		{"state of a list", "", `<script>window.state = [{"publishedDate":"2025-08-22"},{"publishedDate":"2025-08-20"}]</script>`, "", "", ""},
		{"updated apart", "", h1 + `<p>Published <time datetime="2025-08-22T06:41Z">06:41</time></p><p>Updated <time datetime="2025-08-23T08:00Z">08:00</time></p>`, "2025-08-22T06:41:00Z", "2025-08-23T08:00:00Z", ""},
		{"printed", "", h1 + `<div class="post-date">August 22, 2025</div>`, "2025-08-22", "", ""},
		{"a name that starts as a label of Filipino did", "", h1 + `<p class="byline">By Ann Huling, August 22, 2025</p>`, "2025-08-22", "", ""},
		{"printed, no class", "", h1 + `<div><span>22 August 2025</span></div>`, "2025-08-22", "", ""},
		{"in a table", "", h1 + `<table><tr><th>2019-01-01</th><td class="date">1 May 2020</td></tr></table>`, "", "", ""},
		{"in the copyright line", "", h1 + `<p class="copyright">© 1 January 2020 World Ledger</p>`, "", "", ""},
		{"in a comment", "", h1 + `<div class="comments"><time datetime="2020-01-01">then</time></div>`, "", "", ""},
		{"of another article", "", h1 + `<aside><time datetime="2020-01-01">then</time></aside>`, "", "", ""},
		{"card of another article", "", h1 + `<aside><a href="/b">Ferry runs aground off the pier</a> <span class="date">1 May 2020</span></aside>`, "", "", ""},
		{"column beside the headline", "", h1 + `<aside class="facts"><dl><dt>Date</dt><dd>22 August 2025</dd></dl></aside>`, "2025-08-22", "", ""},
		{"two days beside the headline", "", h1 + `<aside><span>22 August 2025</span><span>1 May 2020</span></aside>`, "", "", ""},
		{"before the lede", "", h1 + `<p>(22 August 2025) The harbour that the storm had closed was opened again for the ships that were waiting outside, and it has stayed open ever since then, which few had thought it would.</p>`, "2025-08-22", "", ""},
		{"foot of the article", "", h1 + `<footer class="entry-footer"><span class="posted-on">Posted on August 22, 2025</span></footer>`, "2025-08-22", "", ""},
		{"printed in another zone", `<meta property="article:published_time" content="2025-08-22T01:06:51Z">`, h1 + `<div class="post-date">August 21, 2025 9:06 pm</div>`, "2025-08-21T21:06:51-04:00", "", ""},
		{"midnight in another zone", `<meta property="article:published_time" content="2025-08-21T22:00:00Z">`, h1 + `<div class="post-date">22 August 2025</div>`, "2025-08-22T00:00:00+02:00", "", ""},
		{"in a sentence", "", h1 + `<p>Nobody who was there in the night of 3 May 2011 has forgotten how the storm came in over the pier and how long it stayed.</p>`, "", "", ""},
		{"marked as of publication, in the class of hAtom", "", h1 + `<time class="updated" datetime="2025-08-22T06:41:09Z" pubdate>22 August 2025</time>`, "2025-08-22T06:41:09Z", "", ""},
		{"a clock before what is said to be published", "", `<div><time>12:46 GMT, Aug 29, 2025</time></div>` + h1 + `<div><time class="date">Published time: 22 Aug, 2025 15:41</time><time class="date">Edited time: 22 Aug, 2025 16:59</time></div>`, "2025-08-22T15:41:00Z", "", ""},
		{"near a headline that is no h1", "<title>Port reopens after storm</title>", "<p>Calm.</p>" + strings.Repeat("<i></i>", headReach) + `<h3 itemprop=headline>Port reopens after storm</h3><div>From the harbour office, 22 August 2025</div>`, "2025-08-22", "", ""},
		{"a short sentence", "", h1 + `<p>Two days on, it was Sunday, August 17, 2025, they opened it.</p>`, "", "", ""},
		{"zero of a database", `<meta name="pubdate" content="0001-01-01T00:00:00Z">`, "", "", "", ""},
		{"modified in the zone of published", meta("article:published_time", "2025-08-21T21:06:51-04:00") + meta("article:modified_time", "2025-08-22T03:10:00Z"), h1, "2025-08-21T21:06:51-04:00", "2025-08-21T23:10:00-04:00", ""},
		{"published in the zone of modified", ld("2025-08-22T01:06:51Z", "2025-08-22T01:06:51Z"), h1 + "<time class=updated datetime=2025-08-21T21:06:51-04:00>August 21, 2025</time>", "2025-08-21T21:06:51-04:00", "2025-08-21T21:06:51-04:00", ""},
		{"half a year later the zone is another", meta("article:published_time", "2025-08-21T21:06:51-04:00") + meta("article:modified_time", "2026-01-22T03:10:00Z"), h1, "2025-08-21T21:06:51-04:00", "2026-01-22T03:10:00Z", ""},
		{"no zone of twelve hours out of a clock of twelve", meta("article:published_time", "2025-08-21T22:20:00Z"), h1 + "<p>August 21, 2025 10:20</p>", "2025-08-21T22:20:00Z", "", ""},
		{"printed before the last save", ld("2025-08-21T22:02:58Z", "2025-08-21T22:02:45Z"), h1 + "<div>August 18, 2025</div>", "2025-08-18", "2025-08-21T22:02:45Z", "dates-disagree"},
		{"printed before a publication that comes after the change", ld("2025-08-21", "2025-08-19"), h1 + "<div>August 18, 2022</div>", "2022-08-18", "2025-08-19", "dates-disagree"},
		{"printed below the text before the last save", ld("2025-08-21T22:02:58Z", "2025-08-21T22:02:45Z"), h1 + strings.Repeat("<p>The pilots have been at work.</p>", 130) + "<div>Published August 18, 2025</div>", "2025-08-18", "2025-08-21T22:02:45Z", "dates-disagree"},
		{"printed after it", ld("2025-08-21T22:02:58Z", "2025-08-21T22:02:58Z"), h1 + "<div>August 28, 2025</div>", "2025-08-21T22:02:58Z", "2025-08-21T22:02:58Z", "dates-disagree"},
		{"printed, with two dates of its own in the metadata", ld("2025-08-21T22:02:58Z", "2025-08-23T22:02:45Z"), h1 + "<div>August 18, 2025</div>", "2025-08-21T22:02:58Z", "2025-08-23T22:02:45Z", "dates-disagree"},
		{"printed as published", ld("2025-08-21", "2025-08-21"), h1 + "<div>Published April 26, 2023</div><div>Updated August 21, 2025</div>", "2023-04-26", "2025-08-21", "dates-disagree"},
		{"today's, above all", "", "<div class=masthead>Friday, August 22, 2025</div>" + h1, "", "", "no-date"},
		{"labels behind the dates", "", h1 + "<p>2025年8月22日 6:41 公開 / 2025年8月23日 7:00 更新</p>", "2025-08-22T06:41:00Z", "2025-08-23T07:00:00Z", ""},
		{"a label before a time of the same day", "", h1 + "<p>2025年8月22日 6:41 更新 9:12</p>", "2025-08-22T06:41:00Z", "", ""},
		{"behind the place of a press office", "", h1 + "<p>Pier City, 22 August 2025 – The harbour is open.</p>", "2025-08-22", "", ""},
		{"behind the place of an agency", "", h1 + "<p>PIER CITY, Aug. 22, 2025 (Ledger Wire) -- The harbour is open.</p>", "2025-08-22", "", ""},
		{"in brackets behind the place of a press office", "", h1 + "<p>Pier City, (22.08.2025). The harbour is open.</p>", "2025-08-22", "", ""},
		{"of an event in brackets", "", h1 + "<p>The storm of Pier City (22 August 1925) broke the mole.</p>", "", "", ""},
		{"of a fixture in brackets", "", h1 + "<p>Pier City (22 August 2025), Port United (23 August 2025): all that is played.</p>", "", "", ""},
		{"the title of a count of comments", "", h1 + `<div class=comment-count><span title="2025-08-23 06:41">3 comments</span></div>`, "", "", ""},
		{"the title of a word", "", h1 + `<p>All has been said of <span title="2015-08-22">the storm</span> by those who were there, and by those who were not.</p>`, "", "", ""},
		{"told of in the first sentence", "", h1 + "<p>The storm of 22 August 2025 (the second) has passed, and the harbour is open again to all that waited outside.</p>", "", "", "no-date"},
		{"of a video that is older", `<script type="application/ld+json">{"@type":"VideoObject","name":"The storm","uploadDate":"2023-01-05"}</script>`, h1 + "<div>22 August 2025</div>", "2025-08-22", "", "dates-disagree"},
		{"in the title of a time", "", h1 + "<time title=2025-08-22T06:41:09Z>yesterday</time>", "2025-08-22T06:41:09Z", "", ""},
		{"of a post within a quotation", "", h1 + "<blockquote><p>Ships again!</p><time datetime=2018-03-12T19:30:12Z>March 12, 2018</time></blockquote>", "", "", "no-date"},
		{"a name before it", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 130) + "<div><div class=author>Words by Jane Doe</div><p>April 8, 2024</p></div>", "2024-04-08", "", ""},
		{"the path of the picture", `<meta property="og:image" content="https://img.example/2016/05/04/port.png">`, h1, "2016-05-04", "", "date-of-picture"},
		{"the picture when there is another date", `<meta property="og:image" content="https://img.example/2016/05/04/port.png">`, h1 + "<p>August 18, 2025</p>", "2025-08-18", "", ""},
		{"the day that it was changed alone", `<meta itemprop="dateUpdate" content="2025-08-21 10:47:36">`, h1, "2025-08-21T10:47:36Z", "2025-08-21T10:47:36Z", ""},
		{"modified before it was published", meta("article:published_time", "2025-08-21") + meta("article:modified_time", "2023-05-11"), h1, "2025-08-21", "", "modified-before-published"},
		{"names that metadata have", meta("dc.created", "2020-01-01") + meta("prism.publicationDate", "2025-08-21") + meta("iso-8601-update-date", "2025-08-23"), h1, "2025-08-21", "2025-08-23", "dates-disagree"},
		{"the digits of an instant", meta("pubdate", "20250822064109") + meta("lastmod", "202508230641"), h1, "2025-08-22T06:41:09Z", "2025-08-23T06:41:00Z", ""},
		{"published by its label, updated by its class", "", h1 + "<p>Published on <time class=updated datetime=2025-08-22T06:41:09Z>22 August 2025</time></p>", "2025-08-22T06:41:09Z", "", ""},
		{"reviewed by a physician", "", h1 + "<p>Medically reviewed on 22 August 2025</p>", "2025-08-22", "2025-08-22", "date-is-modified"},
		{"the title of a span", "", h1 + `<span title="2025-08-22 06:41">2 hours ago</span>`, "2025-08-22T06:41:00Z", "", ""},
		{"an attribute of a time", "", h1 + `<time data-time=1755844869000>2 hours ago</time>`, "2025-08-22T06:41:09Z", "", ""},
		{"seconds since 1970 for a script to print", "", h1 + "<span class=ago data-timestamp=1755844869>2 hours ago</span>", "2025-08-22T06:41:09Z", "", ""},
		{"names for the day that readers are shown", meta("DisplayDate", "2025-08-21") + meta("photo:uploaded", "2020-01-01"), h1, "2025-08-21", "", "dates-disagree"},
		{"the day of an upload alone", meta("photo:uploaded", "2025-08-21T06:41:09Z") + meta("cache-creation-time", "2025-08-23 06:41:09"), h1, "2025-08-21T06:41:09Z", "", ""},
		{"printed on another day than a template was made", meta("dc.created", "2020-01-01"), h1 + "<div>22 August 2025 6:41</div>", "2025-08-22T06:41:00Z", "", "dates-disagree"},
		{"printed on the next day of an instant in UTC", meta("date", "2025-08-21T22:02:58Z"), h1 + "<div>22 August 2025</div>", "2025-08-22T00:02:58+02:00", "", "zone-inferred"},
		{"the day that is printed beside an instant in UTC", ld("2025-08-21T22:02:58Z", "2025-08-25T09:00:00Z"), h1 + "<div>22 August 2025</div>", "2025-08-22T00:02:58+02:00", "2025-08-25T09:00:00Z", "zone-inferred"},
		{"the day before it", ld("2025-08-22T02:17:00Z", ""), h1 + "<div>August 21, 2025</div>", "2025-08-21T23:17:00-03:00", "", "zone-inferred"},
		{"of a change on the next day", ld("2025-08-21T09:17:00Z", ""), h1 + "<div>August 22, 2025</div>", "2025-08-21T09:17:00Z", "", ""},
		{"stated and printed after the day of the draft", ld("2025-08-18T10:00:00Z", "") + meta("article:published_time", "2025-08-22T14:25:00Z"), h1 + "<div>22 August 2025</div>", "2025-08-22T14:25:00Z", "", "dates-disagree"},
		{"printed alone on another day, be it in a time", ld("2025-08-18T10:00:00Z", ""), h1 + "<time datetime=2025-08-22>22 August 2025</time>", "2025-08-18T10:00:00Z", "", "dates-disagree"},
		{"printed on another day than two state", ld("2025-08-18T10:00:00Z", "") + meta("article:published_time", "2025-08-18T10:00:00Z"), h1 + "<time datetime=2025-08-22>22 August 2025</time>", "2025-08-18T10:00:00Z", "", "dates-disagree"},
		{"no zone is seven and a half hours ahead", ld("2025-08-21T23:55:00Z", ""), h1 + "<p>Updated August 22, 2025 7:25</p>", "2025-08-21T23:55:00Z", "2025-08-22T07:25:00Z", ""},
		{"a zone of half hours", ld("2025-08-21T23:55:00Z", ""), h1 + "<p>August 22, 2025 5:25</p>", "2025-08-22T05:25:00+05:30", "", ""},
		{"a newspaper's archive", ld("1969-07-21", ""), h1, "1969-07-21", "", ""},
		{"the zero day of a database", ld("1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00"), h1, "", "", "no-date"},
		{"printed before the web", "", h1 + "<div>July 21, 1969</div>", "", "", "no-date"},
		{"a template's own day", "", h1 + "<time datetime=2019-09-03>12 August 2025</time>", "2025-08-12", "", ""},
		{"in a line of a long text that says what it is", "", h1 + "<div>Ports<br>Article date: 22 August 2025<br>" + strings.Repeat("The pilots have been at work. ", 20) + "</div>", "2025-08-22", "", ""},
		{"in a sentence of a long text", "", h1 + "<div>Ports<br>The tables were published on 22 August 2019 by the pilots.<br>" + strings.Repeat("The pilots have been at work. ", 20) + "</div>", "", "", "no-date"},
		{"in a line of a long text", "", h1 + "<div>Ports<br>The storm of 22 August 2025<br>22 August 2025<br>" + strings.Repeat("The pilots have been at work. ", 20) + "</div>", "", "", "no-date"},
		{"in the footer of the article", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 130) + "<footer class=entry-meta>Posted in <a href=/world>World</a> <span class=posted-on>22 August 2025</span></footer>", "2025-08-22", "", ""},
		{"in a column with links", "", "<aside><p class=date>August 22, 2025</p><p>Desk</p><p><a href=/port>More stories about the port</a></p></aside>" + h1, "2025-08-22", "", ""},
		{"in a footer that links to the page, before a change", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 130) + "<footer class=entry-meta><a href=/a><time class='entry-date published' datetime=2025-08-22>22 August 2025 at 9:30</time><time class=updated datetime=2025-08-24>24 August 2025 at 9:30</time></a></footer>", "2025-08-22", "", ""},
		{"in a column of the text", "", h1 + "<div><div class=text-sidebar><span class=date>August 22, 2025</span></div><p>" + strings.Repeat("The pilots have been at work. ", 40) + "<a href=/tug>The tug that came from the north</a></p></div>", "2025-08-22", "", ""},
		{"right below the headline, beside the number of comments", "", h1 + "<div class=date-comments><p>August 22, 2025</p><p>4 comments</p></div>", "2025-08-22", "", ""},
		{"of a comment", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 30) + "<div class=comments><p>August 22, 2025</p></div>", "", "", "no-date"},
		{"in the title of what is printed", "", h1 + "<abbr class=published title=2025-08-22T06:41:09Z>6:41</abbr>", "2025-08-22T06:41:09Z", "", ""},
		{"in the card of a column", "", h1 + "<div class=sidebar><div><a href=/tug>The tug that came from the north</a><span class=date>August 22, 2025</span></div></div>", "", "", "no-date"},
		{"for a script to print", "", h1 + "<post-stamp publishdate='2025-08-22 06:41:09' updatedate='2025-08-23 06:41:09'></post-stamp><input data-date=2024-01-01>", "2025-08-22T06:41:09Z", "", ""},
		{"for a script of a gallery, where the page prints another", "", h1 + "<div data-date=20161017></div><p>22 August 2025</p>", "2025-08-22", "", ""},
		{"several for a script to print", "", h1 + "<p data-date=2025-08-22></p><p data-date=2025-08-21></p>", "", "", "no-date"},
		{"a stamp in three elements", "", h1 + "<div><span>22</span><span>Aug</span><span>2025</span></div>", "2025-08-22", "", ""},
		{"a stamp in three boxes", "", h1 + "<div><div><b>Aug</b></div><div><b>22</b></div><div><b>2025</b></div></div>", "2025-08-22", "", ""},
		{"told of in a long paragraph", "", h1 + "<p>" + strings.Repeat("The pilots have been at work ", 6) + "<a href=/tug>since 20 August 2025</a> in the harbour.</p>", "", "", "no-date"},
		{"in an address that is printed", "", h1 + "<p><a href=/tug>https://other.example/2017/02/14/tug</a></p>", "", "", "no-date"},
		{"told of in an item of a list", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 45) + "<ul><li>The harbour office lowers its fees by half on 1 January 2025</li></ul>", "", "", "no-date"},
		{"in the card of another article", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 45) + "<div><a href=/tug>The tug that came from the north</a><span>Port Desk, August 22, 2025</span></div>", "", "", "no-date"},
		{"in the card of another article below a short text", "", h1 + strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships that were waiting outside.</p>", 2) + "<a href=/tug><h3>The tug that came from the north</h3><span>August 22, 2025</span></a>", "", "", "no-date"},
		{"beside the names of the authors below the text", "", h1 + strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships that were waiting outside.</p>", 2) + "<div><p>Written by <a href=/author/jane-doe-and-john-roe/>Jane Doe and John Roe</a></p><p>August 22, 2025</p></div>", "2025-08-22", "", ""},
		{"told of in a short sentence", "", h1 + strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships that were waiting outside.</p>", 2) + "<p>The office meets on 3 September 2025.</p>", "", "", "no-date"},
		{"labelled in a column", "", h1 + "<div class=sidebar><div><h4>Published</h4><time datetime=2025-08-22>22 August 2025</time></div><div><h4>Updated</h4><time datetime=2025-08-23>23 August 2025</time></div></div>", "2025-08-22", "2025-08-23", ""},
		{"of a visit to a source", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 45) + "<ol><li><i>Tides.</i> <span class=accessdate>Retrieved 22 August 2025</span></li></ol>", "", "", "no-date"},
		{"a time in the card of another article", "", h1 + strings.Repeat("<p>The pilots have been at work.</p>", 45) + "<div><a href=/tug>The tug that came from the north</a><time datetime=2025-08-22>Friday</time></div>", "", "", "no-date"},
		{"in the state of a script", "<script>var page = {'dateOfPublication': '2025-08-22 06:41:09', republishedAt: '2025-08-25'}</script>", h1, "2025-08-22T06:41:09Z", "", ""},
		{"in a script that has other pages", `<script>var pages = [{publishedAt: "2025-08-22"}, {publishedAt: "2025-08-21"}]</script>`, h1, "", "", "no-date"},
		{"a time of a change alone", "", h1 + "<time datetime=2025-08-22T18:03:06Z>Updated 18:03</time>", "2025-08-22T18:03:06Z", "2025-08-22T18:03:06Z", "date-is-modified"},
		{"when it was saved alone", meta("og:updated_time", "2025-08-22T06:41:09Z"), h1, "", "2025-08-22T06:41:09Z", "no-date"},
		{"between the headline and the site in the title", "<title>Port reopens after storm - 22.08.2025 - World Ledger</title>", h1, "2025-08-22", "", ""},
		{"told of in the title", "<title>Port reopens after storm of 20 August 2025</title>", h1, "", "", "no-date"},
		{"in brackets in the title", "<title>港が再開（2025年8月22日）</title>", h1, "2025-08-22", "", ""},
		{"JSON-LD within metadata", `<meta name="script:ld+json" content='{"@type":"NewsArticle","headline":"Port reopens after storm","datePublished":"2025-08-21T09:00:00-05:00"}'>`, h1, "2025-08-21T09:00:00-05:00", "", ""},
	} {
		a := article(t, tt.head, tt.top)
		if got := a.Published.String(); got != tt.published {
			t.Errorf("%s: published %q by %s, want %q", tt.name, got, a.Provenance["published"], tt.published)
		}
		if got := a.Modified.String(); got != tt.modified {
			t.Errorf("%s: modified %q by %s, want %q", tt.name, got, a.Provenance["modified"], tt.modified)
		}
		found := tt.issue == ""
		for _, i := range a.Issues {
			found = found || i.Code == tt.issue
		}
		if !found {
			t.Errorf("%s: no issue %s in %v", tt.name, tt.issue, a.Issues)
		}
	}
}

// The text of an article can stand in one cell of a table without any heading.
func TestOneCellIsLayout(t *testing.T) {
	long := "<p>" + strings.Repeat("The harbour that the storm had closed was opened again. ", 30) + "</p>"
	for _, tt := range []struct{ page, want string }{
		{"<table><tr><td>Posted on 18 August 2025</td></tr><tr><td>" + long + "</td></tr></table>", "2025-08-18"},
		{long + "<table><tr><th>Ship</th><th>Sailed</th></tr><tr><td>Skerry</td><td>18 August 2025</td></tr></table>", ""},
	} {
		a := extracted(t, "https://www.worldledger.example/a", "<html lang=en><title>Port reopens after storm</title><body>"+tt.page)
		if got := a.Published.String(); got != tt.want {
			t.Errorf("published %q by %s, want %q", got, a.Provenance["published"], tt.want)
		}
	}
}

// What stands below the text is of the article where it says that it was published then.
func TestLabelsOfDates(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"Post time: 2025-08-22", "published"}, {"Date of publication: 2025-08-22", "published"}, {"Updated 2025-08-22", "modified"},
		{"Erscheinungsdatum: 2025-08-22", "published"}, {"Mis en ligne le 2025-08-22", "published"}, {"Fecha de publicación: 2025-08-22", "published"},
		{"Data pubblicazione: 2025-08-22", "published"}, {"Data publikacji: 2025-08-22", "published"}, {"Zveřejněno 2025-08-22", "published"},
		{"Дата публикации: 2025-08-22", "published"}, {"Giriş Tarihi: 2025-08-22", "published"}, {"Ημερομηνία δημοσίευσης: 2025-08-22", "published"},
		{"تاريخ النشر: 2025-08-22", "published"}, {"תאריך פרסום: 2025-08-22", "published"}, {"投稿日：2025年8月22日", "published"}, {"發表日期：2025-08-22", "published"},
		{"작성일 2025-08-22", "published"}, {"Đăng lúc 2025-08-22", "published"}, {"Tayang: 2025-08-22", "published"},
		{"Retrieved 2025-08-22", ""}, {"Erscheint am 2025-08-22", ""},
	} {
		page := "<html><title>Port reopens</title><body><h1>Port reopens</h1>" + strings.Repeat("<p>The pilots have been at work.</p>", 130) + "<div>The Harbour Desk of the World Ledger | " + tt.line + "</div>"
		a := extracted(t, "https://www.worldledger.example/port", page)
		got := ""
		switch {
		case !a.Modified.IsZero():
			got = "modified"
		case !a.Published.IsZero():
			got = "published"
		}
		if got != tt.want {
			t.Errorf("%s: %q by %s, want %q", tt.line, got, a.Provenance["published"], tt.want)
		}
	}
}

// Where the text gives one day and the address another, the address is right, unless it
// is the day of the edition.
func TestAddressBesideText(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"Bulletin of 15 August 2025", "2025-08-22"},
		{"21 August 2025", "2025-08-21"},
		{"Friday, 22 August 2025 6:41 EDT", "2025-08-22T06:41:00-04:00"},
		{"Storm: 21 August 2025</p><p>Port: 22 August 2025", "2025-08-22"},
	} {
		body := "<html lang=en><title>Port reopens</title><body><article><h1>Port reopens</h1><p>" + tt.line + "</p>" + strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships outside, and the pilots have been at work since.</p>", 8)
		a := extracted(t, "https://www.worldledger.example/2025/08/22/port", body)
		if got := a.Published.String(); got != tt.want {
			t.Errorf("%s: published %s by %s, want %s", tt.line, got, a.Provenance["published"], tt.want)
		}
	}
}

// What is to come when the page is fetched was not published.
func TestFutureDate(t *testing.T) {
	at := time.Date(2025, 8, 22, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ head, want string }{
		{"2025-08-23", "2025-08-23"}, // somewhere it is tomorrow
		{"2025-08-25", ""},
	} {
		body := `<meta name="article:published_time" content="` + tt.head + `"><title>Port reopens</title><article><h1>Port reopens</h1>` + strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships outside, and the pilots have been at work since.</p>", 8)
		a, err := Extract(&Page{URL: "https://www.worldledger.example/port", Body: []byte(body), Fetch: Fetch{At: at}})
		if err != nil || a.Published.String() != tt.want {
			t.Errorf("published %v, %v, want %q", a.Published, err, tt.want)
		}
	}
}

// React sends parts of a page hidden and shows them when all have come.
func TestStreamedParts(t *testing.T) {
	body := "<html lang=en><title>Port reopens after storm</title><body><main></main><div hidden id=S:2><article><h1>Port reopens after storm</h1><p>October 16, 2020<span> · </span>8 min read</p>" +
		strings.Repeat("<p>The harbour that the storm had closed was opened again for the ships outside, and the pilots have been at work since.</p>", 8) + "</article></div>"
	a, err := Extract(&Page{URL: "https://www.worldledger.example/port", Body: []byte(body)})
	if err != nil || a.Published.String() != "2020-10-16" {
		t.Errorf("published %v, %v, want the printed day", a, err)
	}
}

// TestDaysOfOldPages reads what pages without metadata say: a year of two digits
// beside the name of the author, and the id of the page.
func TestDaysOfOldPages(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{`<html lang=de><body><main><h1>Hafen öffnet</h1><p class=author>von <b>Ann</b> am 26/10/13, 03:48 pm</p>` + strings.Repeat("<p>Der Hafen, den der Sturm geschlossen hatte, ist wieder für die Schiffe offen, die draußen gewartet haben, und die Lotsen arbeiten seit dem frühen Morgen.</p>", 6), "2013-10-26T15:48:00+02:00"},
		{`<html lang=ja><body id=news20250822_k10011><main><h1>港が再開</h1>`, "2025-08-22"},
		{`<html lang=en><body id=post-4711><main><h1>Port reopens</h1>`, ""},
		{`<html lang=en><body><main><h1>Port reopens</h1><div><span class=expiry>Available until 6 May 2024</span></div>`, ""},
	} {
		a := extracted(t, "https://x.example/a", tt.page+strings.Repeat(lede, 4)+"</main>")
		if got := a.Published.String(); got != tt.want {
			t.Errorf("%s: published %q by %s", tt.page, got, a.Provenance["published"])
		}
	}
}

// A time of day without a zone is that of where the language is at home, or that of the
// other date of a paper abroad.
func TestHomeZone(t *testing.T) {
	for changed, want := range map[string]string{"": "2025-08-22T06:41:00+08:00", "2025-08-22T08:00:00Z": "2025-08-22T06:41:00+08:00", "2025-08-22T08:00:00-04:00": "2025-08-22T06:41:00-04:00"} {
		a := extracted(t, "https://news.example/port", "<html lang=zh><title>Port reopens</title><meta property='article:modified_time' content='"+changed+"'><h1>Port reopens</h1><div>2025年8月22日 06:41</div>"+told(2))
		if got := a.Published.String(); got != want {
			t.Errorf("modified %q: published %q, want %q", changed, got, want)
		}
	}
}

// Dates that are not told by a year of four digits.
func TestOtherYears(t *testing.T) {
	for line, want := range map[string]string{
		"lang=uk>06:41, 22.08.25": "2025-08-22T06:41:00+03:00", "lang=he>22.08.25 | 06:41": "2025-08-22T06:41:00Z", "lang=en>06:41, 22.08.25": "",
		">令和7年8月22日": "2025-08-22", "lang=th>22 ส.ค. 2568": "2025-08-22", "lang=th>22 สิงหาคม 2568 เวลา 06:41 น. | โดย สมหญิง ท่าเรือ": "2025-08-22T06:41:00+07:00",
	} {
		attr, text, _ := strings.Cut(line, ">")
		a, err := Extract(&Page{Body: []byte("<html " + attr + "><title>Port reopens</title><h1>Port reopens</h1><div><span>" + text + "</span></div>" + told(2))})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Published.String(); got != want {
			t.Errorf("%s: published %q, want %q", line, got, want)
		}
	}
}

// Labels start a word, but in scripts that have none.
func TestFindLabel(t *testing.T) {
	for _, tt := range []struct {
		in   string
		says label
	}{
		{"Cyhoeddwyd 22 Awst", saysPublished}, {"Diweddarwyd 22 Awst", saysChanged}, {"E’lon qilindi", saysPublished}, {"Yenilənib", saysChanged}, {"Апублікавана", saysPublished},
		{"ಪ್ರಕಟಿತ", saysPublished}, {"यो अद्यावधिक", saysChanged}, {"ចេញផ្សាយ", saysPublished}, {"ថ្ងៃធ្វើបច្ចុប្បន្នភាព", saysChanged}, {"עדכון אחרון", saysChanged}, {"Imesasishwa", saysChanged}, {"Harbour", saysNothing},
	} {
		if says, _, _ := findLabel(tt.in); says != tt.says {
			t.Errorf("findLabel(%q) says %d, want %d", tt.in, says, tt.says)
		}
	}
}

// A time without a zone is that of where the language is at home, in summer or in winter.
func TestSummerTime(t *testing.T) {
	for _, tt := range []struct{ lang, printed, want string }{
		{"de", "29.03.2025, 23:59 Uhr", "2025-03-29T23:59:00+01:00"}, {"de", "30.03.2025, 03:01 Uhr", "2025-03-30T03:01:00+02:00"}, {"fi", "26.10.2025 klo 02:59", "2025-10-26T02:59:00+03:00"}, {"fi", "26.10.2025 klo 05:00", "2025-10-26T05:00:00+02:00"},
		{"sv-FI", "22.8.2025 kl. 06.41", "2025-08-22T06:41:00+03:00"}, {"uz", "22 avgust 2025, 06:41", "2025-08-22T06:41:00+05:00"}, {"ja", "2025年8月22日 6:41", "2025-08-22T06:41:00+09:00"}, {"fr", "22 août 2025 à 06:41", "2025-08-22T06:41:00Z"}, {"de", "22.08.2025", "2025-08-22"},
	} {
		d := &Document{locale: tt.lang}
		r, _ := findDate(tt.printed, tt.lang)
		if got := d.atHome("published", r, reading{}); got.Date.String() != tt.want {
			t.Errorf("%q in %s is %s, want %s", tt.printed, tt.lang, got.Date, tt.want)
		}
	}
}

// A change in the minute of publication is none before it.
func TestBefore(t *testing.T) {
	published, _ := findDate("2025-08-22T06:41:48Z", "")
	changed, _ := findDate("2025-08-22T06:41Z", "")
	if changed.before(published) || published.before(changed) {
		t.Error("a minute is before one of its seconds")
	}
}
