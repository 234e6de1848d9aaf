package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// grid parses a page and reads its first table.
func grid(t testing.TB, in, lang string) (Table, bool) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(in))
	if err != nil {
		return Table{}, false // nested beyond what the parser takes
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Table {
			t, ok, _ := readTable(n, lang, maxPlaces)
			return t, ok
		}
	}
	return Table{}, false
}

// draw writes a table a row a line, header rows with a leading #, the lines of
// a cell with slashes between them.
func draw(t Table) string {
	var b strings.Builder
	for i, rows := range [][][]*Cell{t.Header, t.Rows} {
		for _, row := range rows {
			if i == 0 {
				b.WriteString("#")
			}
			for x, c := range row {
				if x > 0 {
					b.WriteString("|")
				}
				b.WriteString(strings.ReplaceAll(c.Text.Raw, "\n", "/"))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestTable(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"thead", "<table><thead><tr><th>Date<th>Event<tbody><tr><td>3 June<td>Opens</table>", "#Date|Event\n3 June|Opens\n"},
		{"several header rows", "<table><thead><tr><th rowspan=2>Year<th colspan=2>Ships<tr><th>In<th>Out<tbody><tr><td>2024<td>5<td>6</table>",
			"#Year|Ships|Ships\n#Year|In|Out\n2024|5|6\n"},
		{"a column name that grows into the data", "<table><tr><th rowspan=3>A<th>B<tr><td>1<tr><td>2</table>", "#A|B\nA|1\nA|2\n"},
		{"a first row of th", "<table><tr><th>A<th>B<tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"a first row in bold", "<table><tr><td><b>A</b><td><strong>B</strong><tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"row headers are no header row", "<table><tr><th>A<td>1<tr><th>B<td>2</table>", "A|1\nB|2\n"},
		{"a cell over rows and columns", "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>", "a|a|b\na|a|c\nd|e|f\n"},
		{"rowspan 0 goes to the end of the group", "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>", "a|b\na|c\nd|e\n"},
		{"no cell grows out of its group", "<table><thead><tr><th rowspan=9>A<th>B<tbody><tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"short rows are filled up", "<table><tr><td>a<td>b<td>c<tr><td>d</table>", "a|b|c\nd||\n"},
		{"a colspan beyond the table", "<table><tr><td colspan=9007199254740991>a<tr><td>b<td>c</table>", "a|a\nb|c\n"},
		{"lists and breaks in a cell", "<table><tr><td>a<br>b<td><ul><li>c<li><p>d</ul><tr><td><p>e<p>f<td>g: <ul><li>h</ul></table>", "a b|c/d\ne/f|g: h\n"},
		{"a first row in bold by style", "<table><tr><td><p style='font-weight: bold'>A</p><td><span style='font-weight:700'>B<br></span><tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"a first row in bold by the cells' style", "<table><tr><td style='font-weight: bold'>A<td style='font-weight:bold'>B<tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"an empty corner", "<table><tr><td><td>1<td>2<tr><td>a<td>3<td>4<tr><td>b<td>5<td></table>", "#|1|2\na|3|4\nb|5|\n"},
		{"an empty place, not only in the corner", "<table><tr><td><td>1<td>2<tr><td><td>3<td>4<tr><td>b<td>5<td></table>", "|1|2\n|3|4\nb|5|\n"},
		{"an empty row above the names", "<table><tr><td>&nbsp;<td><tr><td><b>A</b><td><b>B</b><tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"a first row in colour", "<table><tr style='background-color: red'><td>A<td>B<tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"a first row of that class", "<table><tr class=tbl-header><td>A<td>B<tr><td>1<td>2</table>", "#A|B\n1|2\n"},
		{"every second row in colour", "<table><tr bgcolor=red><td>A<td>B<tr><td>1<td>2<tr bgcolor=red><td>3<td>4</table>", "A|B\n1|2\n3|4\n"},
		{"a first row of words over numbers", "<table><tr><td>Ship<td>Port<td>Berths<tr><td>a<td>b<td>1<tr><td>c<td>d<td>2<tr><td>e<td>f<td>3</table>", "#Ship|Port|Berths\na|b|1\nc|d|2\ne|f|3\n"},
		{"a first row of words over sentences", "<table><tr><td>Pros<td>Cons<tr><td>a<td>All berths are open again, and the ferry leaves.<tr><td>b<td>The first ferry is to leave at noon, says the desk.<tr><td>c<td>Nobody has said for how long that will be so.</table>",
			"#Pros|Cons\na|All berths are open again, and the ferry leaves.\nb|The first ferry is to leave at noon, says the desk.\nc|Nobody has said for how long that will be so.\n"},
		{"a first row of years over numbers", "<table><tr><td>Port<td>2023<td>Q1 2024<tr><td>Vik<td>7<td>8<tr><td>Oslo<td>9<td>5</table>", "#Port|2023|Q1 2024\nVik|7|8\nOslo|9|5\n"},
		{"rows of years", "<table><tr><td>Vik<td>1990<td>2023<tr><td>Oslo<td>1950<td>2001<tr><td>Moss<td>1960<td>1999</table>", "Vik|1990|2023\nOslo|1950|2001\nMoss|1960|1999\n"},
		{"a first row of words over ticks", "<table><tr><td>Sauna<td>Bar<td>Shop<tr><td>✅<td>❌<td>✅</table>", "#Sauna|Bar|Shop\n✅|❌|✅\n"},
		{"two columns, one of shares", "<table><tr><td>Party<td>Votes<tr><td>a<td>31 %<tr><td>b<td>25.5%<tr><td>c<td>9%</table>", "#Party|Votes\na|31 %\nb|25.5%\nc|9%\n"},
		{"two rows in bold", "<table><tr><td rowspan=2><b>Year</b><td colspan=2><b>Ships</b><tr><td><b>In</b><td><b>Out</b><tr><td>2024<td>5<td>6</table>",
			"#Year|Ships|Ships\n#Year|In|Out\n2024|5|6\n"},
		{"a title in bold over names in bold", "<table><tr><td colspan=2><b>Ships</b><tr><td><b>A</b><td><b>B</b><tr><td>1<td>2</table>", "#Ships|Ships\n#A|B\n1|2\n"},
		{"a title over names", "<table><tr><th colspan=2>Ships<tr><th>A<th>B<tr><td>1<td>2</table>", "#Ships|Ships\n#A|B\n1|2\n"},
		{"titles of parts", "<table><tr><th>A<th>B<tr><th colspan=2>North<tr><td>1<td>2<tr><th colspan=2>South<tr><td>3<td>4</table>", "#A|B\nNorth|North\n1|2\nSouth|South\n3|4\n"},
		{"names and values", "<table><tr><td>Name<td>Orla<tr><td>Built<td>1990<tr><td>Berths<td>9<tr><td>Decks<td>3</table>", "Name|Orla\nBuilt|1990\nBerths|9\nDecks|3\n"},
		{"empty rows", "<table><tr><td>a<td>b<tr><td><td><tr><td>c<td>d</table>", "a|b\nc|d\n"},
		{"hidden cells and rows", "<table><tr><td>a<td>b<td hidden>x<tr style='display:none'><td>x<td>y<tr><td>c<td>d</table>", "a|b\nc|d\n"},
		{"a foot above the data", "<table><thead><tr><th>A<th>B<tfoot><tr><td>Sum<td>3<tbody><tr><td>a<td>1<tr><td>b<td>2</table>", "#A|B\na|1\nb|2\nSum|3\n"},
		{"a foot that repeats the names", "<table><thead><tr><th>A<th>B<tbody><tr><td>a<td>1<tr><td>b<td>2<tfoot><tr><th>A<th>B</table>", "#A|B\na|1\nb|2\n"},
		{"names on cells, for narrow screens", "<table><tr><th>Ship<th>Berths<tr><td><b>Ship</b><span>Orla</span><td><div><i>Berths:</i> 9</div><tr><td><b>Ship</b><span>Una</span><td><i>Berths:</i></table>",
			"#Ship|Berths\nOrla|Berths: 9\nUna|Berths:\n"},
		{"cells that start as their name does", "<table><tr><th>Week<th>Run<tr><td>Week 1<td>Run<tr><td>Week 2<td>Run</table>", "#Week|Run\nWeek 1|Run\nWeek 2|Run\n"},
		{"a first row of a class that says something else", "<table><tr class='headline-row overhead'><td>A<td>B<tr><td>1<td>2</table>", "A|B\n1|2\n"},
		{"what a picture says of itself", "<table><tr><th>Team<th>Won<tr><td><img alt='Photo: AP'><td>5<tr><td><img alt='Click to enlarge'><td>4</table>", "#Team|Won\n|5\n|4\n"},
		{"flags", "<table><tr><th>Team<th>Won<tr><td><img alt=Norway><td>5<tr><td><img alt='flag_se.png'><td>4<tr><td><img alt='Flag of Chile'>Chile<td>3<tr><td colspan=2><img alt='The quay'></table>", "#Team|Won\nNorway|5\n|4\nChile|3\n"},
		{"no header of all th", "<table><tr><th>a<th>b<tr><th>c<th>d</table>", "#a|b\nc|d\n"},
	} {
		got, ok := grid(t, tt.in, "en")
		if diff := cmp.Diff(tt.want, draw(got)); !ok || diff != "" {
			t.Errorf("%s: %v %s", tt.name, ok, diff)
		}
	}
}

func TestLayoutTable(t *testing.T) {
	long := strings.Repeat(prose, 12)
	for _, tt := range []struct {
		name, in string
		want     bool
	}{
		{"data", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", true},
		{"says so", "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", false},
		{"one row", "<table><tr><td>a<td>b<td>c</table>", false},
		{"one column", "<table><tr><td>a<tr><td>b<tr><td>c</table>", false},
		{"a page in cells", "<table><tr><td>a<td>" + long + "<tr><td>c<td>d</table>", false},
		{"tables in cells", "<table><tr><td>a<td><table><tr><td>x<td>y</table><tr><td>c<td>d</table>", false},
		{"sections in cells", "<table><tr><td><h2>A</h2><td>b<tr><td>c<td>d</table>", false},
		{"fields to fill in", "<table><tr><td>a<td><input type=text><tr><td>c<td>d<tr><td>e<td>f</table>", false},
		{"nothing but links", "<table><tr><th><a href=/a>a</a><th><a href=/b>b</a><tr><td><a href=/c>c</a><td><a href=/d>d</a></table>", false},
		{"names that are links", "<table><tr><th>Ship<th>Port<tr><td><a href=/c>c</a><td><a href=/d>d</a></table>", true},
		{"a calendar", sheet("x", ""), false},
		{"a calendar of events", sheet("Regatta", "Fair"), true},
		{"long cells under a header", "<table><tr><th>a<th>b<tr><td>c<td>" + long + "</table>", true},
	} {
		if _, got := grid(t, tt.in, "en"); got != tt.want {
			t.Errorf("%s: data = %v", tt.name, got)
		}
	}
}

// sheet draws the month of a calendar, with what is on on the days of a week.
func sheet(on ...string) string {
	b := "<table><caption>June 2024</caption><tr><th>M<th>T<th>W<th>T<th>F<th>S<th>S"
	for day := range 30 {
		if day%7 == 0 {
			b += "<tr>"
		}
		b += fmt.Sprintf("<td>%d", day+1)
		if on[1] != "" {
			b += " " + on[day%2]
		}
	}
	return b + "</table>"
}

func TestSpansAreOneCell(t *testing.T) {
	got, _ := grid(t, "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", "en")
	if c := got.Rows[0][0]; c != got.Rows[0][1] || c.Colspan != 2 || c.Rowspan != 1 {
		t.Errorf("cell %+v", c)
	}
	n := 0
	for range got.Cells() {
		n++
	}
	if n != 5 {
		t.Errorf("%d cells, want 5", n)
	}
}

func TestParseNumber(t *testing.T) {
	for _, tt := range []struct {
		in, lang string
		want     string // "" for no number
	}{
		// two marks, or one that comes twice, settle it themselves
		{"1,234.5", "en", "1234.5"}, {"1.234,5", "de", "1234.5"}, {"1 234,5", "fr", "1234.5"}, {"1'234.50", "de-CH", "1234.5"},
		{"1,234,567", "de", "1.234567e+06"}, {"1.234.567", "en", "1.234567e+06"}, {"10.000,00", "en", "10000"},
		// a lone mark is read by the locale, or not at all
		{"1,234", "en", "1234"}, {"1.234", "en", "1.234"}, {"1.234", "de", "1234"}, {"1,234", "de", "1.234"}, {"1.234", "de-CH", "1.234"},
		{"1,234", "es-MX", "1234"}, {"1,234", "es-ES", "1.234"}, {"1,234", "es", ""}, {"12,5 %", "es", "12.5"}, {"12.30", "es", ""}, {"1.234", "", ""}, {"12.30", "de", ""}, {"1,5", "en", ""}, {"1,5", "de", "1.5"},
		{"1,0000", "en", ""}, {".5", "en", "0.5"}, {".333", "en", "0.333"}, {",5", "en", ""}, {"5.", "en", ""},
		{"123 456", "sv", "123456"}, {"123 456", "en", ""}, {"1\u202f234", "fr", ""}, // the reader of cells makes a blank of it
		{"-3", "en", "-3"}, {"−3", "en", "-3"}, {"+3", "en", "3"}, {"3-", "en", ""}, {"(3)", "en", ""}, {"±3", "en", ""}, {"<5", "en", ""}, {"~50", "en", ""}, {"100+", "en", ""},
		{"85%", "en", "85"}, {"50 %", "de", "50"}, {"50.5 percent", "en", ""},
		{"$1,000", "en", "1000"}, {"-$5", "en", "-5"}, {"5 €", "de", "5"}, {"R$ 5,00", "pt", "5"}, {"CHF 5", "de", "5"}, {"5 zł", "pl", "5"}, {"500円", "ja", "500"}, {"３，４５６", "ja", "3456"}, {"１２％", "ja", "12"}, {"١٬٢٣٤٫٥", "ar", "1234.5"}, {"५०", "hi", "50"}, {"১২,৩৪,৫৬৭", "bn", "1.234567e+06"}, {"๒๕.๕", "th", "25.5"}, {"٪١٢", "ar", ""}, {"١٢٪", "ar", "12"}, {"45 Euro", "de", "45"}, {"1299 руб.", "ru", "1299"}, {"Rs. 500", "en", "500"}, {"US$5", "en", "5"}, {"Rp 5.000", "id", "5000"}, {"RM12.50", "ms", "12.5"}, {"45 lei", "ro", "45"}, {"COP 26", "en", ""}, {"$1.5bn", "en", ""},
		{"7", "", "7"}, {"0", "en", "0"}, {"007", "en", ""}, {"00", "en", ""}, {"1.5m", "en", ""}, {"10 million", "en", ""}, {"10 km", "en", ""}, {"1st", "en", ""}, {"", "en", ""},
		{"3-4", "en", ""}, {"2023–24", "en", ""}, {"4.5/5", "en", ""}, {"1/2", "en", ""}, {"½", "en", ""}, {"Q3 2024", "en", ""}, {"1,23,456", "en", "123456"}, {"12,34,567.50", "hi", "1.2345675e+06"}, {"1,23,45", "en", ""}, {"123,45,678", "en", ""}, {"5 (3)", "en", ""}, {"1e5", "en", ""},
		{"192.168.0.1", "en", ""}, {"192.168.100.200", "en", ""}, {"12:30", "en", ""}, {"020 123", "sv", ""}, {"12345678901234567", "en", ""}, {"N/A", "en", ""}, {"—", "en", ""},
	} {
		v, ok := parseNumber(tt.in, tt.lang)
		got := ""
		if ok {
			got = fmt.Sprint(v)
		}
		if got != tt.want {
			t.Errorf("parseNumber(%q, %q) = %q, want %q", tt.in, tt.lang, got, tt.want)
		}
	}
}

func TestTypedCells(t *testing.T) {
	for _, tt := range []struct{ header, cell, lang, want string }{
		{"Date", "June 3, 2024", "en", "2024-06-03"},
		{"Date", "June 3, 2024[1]", "en", "2024-06-03"},
		{"Date", "12/05/2024", "en-US", "2024-12-05"}, {"Date", "12/05/2024", "en-GB", "2024-05-12"}, {"Date", "12/05/2024", "en", ""}, {"Date", "25/12/2024", "en", "2024-12-25"},
		{"Date", "01.02.2024", "de", "2024-02-01"}, {"Date", "3 июня 2024 г.", "ru", "2024-06-03"}, {"Date", "03.06.2024 r.", "pl", "2024-06-03"}, {"Date", "2024年6月3日（月）", "ja", "2024-06-03"}, {"Date", "2024年6月3日分", "ja", ""}, {"Date", "2024-13-01", "en", ""}, {"Date", "2024-02-30", "en", ""}, {"Date", "June 3–5, 2024", "en", ""}, {"Date", "3 June", "en", ""},
		{"Date", "May 2024", "en", ""}, {"Date", "12/05/24", "en-US", ""}, {"Date", "20240102", "en", ""}, {"Date", "Jan 2, 2024 – Feb 3, 2024", "en", ""},
		{"Year", "2024", "en", ""}, {"Ships", "2024", "en", "2024"}, {"Ships", "12*", "en", "12"}, {"Ships", "12 [a]", "en", "12"}, {"Ships", "12<sup>[3]</sup>", "en", "12"},
		{"Ships", "10<sup>6</sup>", "en", ""}, {"Ships", "2,500<sup>1</sup>", "en", ""}, {"Ships", "101<sub>2</sub>", "en", ""}, {"Note", "one of 9", "en", ""},
	} {
		got, _ := grid(t, "<table><tr><th>x<th>"+tt.header+"<tr><td>a<td>"+tt.cell+"<tr><td>b<td>7</table>", tt.lang)
		c := got.Rows[0][1]
		is := c.Date.String()
		if c.Num != nil {
			is += fmt.Sprint(*c.Num)
		}
		if is != tt.want {
			t.Errorf("%s %q in %q: %q, want %q", tt.header, tt.cell, tt.lang, is, tt.want)
		}
	}
	for rows, want := range map[string]string{
		"<tr><td>03/04/2024<tr><td>03/14/2024":                                     "2024-03-04 2024-03-14",
		"<tr><td>03/04/2024<tr><td>14/03/2024":                                     "2024-04-03 2024-03-14",
		"<tr><td>03/04/2024<tr><td>05/05/2024":                                     " 2024-05-05",
		"<tr><td>03/04/2024<tr><td>03/14/2024<tr><td>14/03/2024<tr><td>03/15/2024": " 2024-03-14 2024-03-14 2024-03-15",
	} {
		got, _ := grid(t, "<table><tr><th>Date<th>x"+strings.ReplaceAll(rows, "2024<", "2024<td>a<")+"<td>a</table>", "en")
		var dates []string
		for _, row := range got.Rows {
			dates = append(dates, row[0].Date.String())
		}
		if is := strings.Join(dates, " "); is != want {
			t.Errorf("%s: %q, want %q", rows, is, want)
		}
	}
	got, _ := grid(t, "<table><tr><th>সাল<th>জাহাজ<tr><td>২০২৪<td>৫<tr><td>২০২৫<td>৬</table>", "bn")
	if got.Rows[0][0].Num != nil || got.Rows[0][1].Num == nil {
		t.Error("a column of years in digits of another script counts something")
	}
	got, _ = grid(t, "<table><tr><th>Rok<th>Kdo<tr><td>2002<td>a<tr><td>2006<td>b</table>", "cs")
	if got.Rows[0][0].Num != nil {
		t.Error("a column of nothing but years counts nothing")
	}
}

func TestTableCaption(t *testing.T) {
	const rows = "<tr><th>A<th>B<tr><td>1<td>2</table>"
	for _, tt := range []struct{ in, want string }{
		{"<table><caption>Ships</caption>" + rows, "Ships"},
		{"<figure><table>" + rows + "<figcaption>Ships in port</figcaption></figure>", "Ships in port"},
		{"<h3>Ships by day</h3><table>" + rows, "Ships by day"},
		{"<p><b>Ships</b></p><table>" + rows, "Ships"},
		{"<p>Table 3.1 Ships by day</p><table>" + rows, "Table 3.1 Ships by day"},
		{"<div class=mw-heading><h3>Ships</h3><span class=mw-editsection>[<a href=/e>edit</a>]</span></div><table>" + rows, "Ships"},
		{"<div class=table__caption>Ships by day</div><table>" + rows, "Ships by day"},
		{"<p>Ships by day (in thousands)</p><table>" + rows, "Ships by day (in thousands)"},
		{"<p>First round:</p><table>" + rows, "First round:"},
		{"<aside class=factbox><h4>Ships</h4><table>" + rows + "</aside>", "Ships"},
		{"<p>The ships that came in this week are these:</p><table>" + rows, ""},
		{"<p>Ships came, and ships went.</p><table>" + rows, ""},
		{"<img src=/q.jpg><p>Source: the harbour desk</p><table>" + rows, ""},
		{"<p>Swipe left to see more</p><table>" + rows, ""},
		{"<h3>Ships</h3><p><b>Advertisement</b></p><table>" + rows, "Ships"},
		{"<h3>Ships</h3><p>They came, and they went.</p><p><b>Advertisement</b></p><table>" + rows, ""}, // which was dropped
	} {
		a := read(t, page(tt.in))
		if !slices.Equal(a.TableCaptions(), []string{tt.want}) {
			t.Errorf("%s: %+v", tt.in, a.Tables)
		}
	}
}

// TestTableHeads reads tables of which one alone marks the names of its columns.
func TestTableHeads(t *testing.T) {
	const rows = "<tr><td>Pros<td>Cons<tr><td>New<td>Small<tr><td>Deep<td>Far</table>"
	a := read(t, page("<p>One.</p><table>"+rows+"<p>Two.</p><table>"+strings.Replace(rows, "<td>Pros<td>Cons", "<th>Pros<th>Cons", 1)+"<p>Three.</p><table>"+rows))
	var got []string
	for i := range a.Tables {
		got = append(got, draw(a.Tables[i]))
	}
	if diff := cmp.Diff([]string{"Pros|Cons\nNew|Small\nDeep|Far\n", "#Pros|Cons\nNew|Small\nDeep|Far\n", "#Pros|Cons\nNew|Small\nDeep|Far\n"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestTableTwice reads pages that have a table once for each width of screen.
func TestTableTwice(t *testing.T) {
	const (
		wide    = "<table><tr><th>Ship<th>Port<tr><td>Orla<td>Vik<tr><td>Una<td>Moss</table>"
		turned  = "<table><tr><th>Ship<td>Orla<td>Una<tr><th>Port<td>Vik<td>Moss</table>"
		stacked = "<table><tr><td><td>Orla<tr><td>Port<td>Vik<tr><td><td>Una<tr><td>Port<td>Moss</table>"
		other   = "<table><tr><th>Ship<th>Port<tr><td>Orla<td>Oslo<tr><td>Una<td>Moss</table>"
		names   = "<table><thead><tr><th>Ship<th>Port</table>"
		votes   = "<table><tr><th>Ship<th>Port<tr><td>Yes<td>No<tr><td>No<td>Perhaps</table>"
		recount = "<table><tr><th>Ship<th>Port<tr><td>No<td>Perhaps<tr><td>Perhaps<td>Yes</table>"
	)
	for in, kept := range map[string]int{
		wide + wide: 1, wide + turned: 1, turned + wide: 1, stacked + wide: 1, wide + other: 2, wide + "<p>And on the way back:</p>" + wide: 2, names + wide: 1,
		votes + recount: 2,
	} {
		a, got := read(t, page(in)), 0
		for _, b := range a.Blocks {
			if b.InBody && b.Kind == TableBlock {
				if got++; kept == 1 && draw(a.Tables[b.Index]) != "#Ship|Port\nOrla|Vik\nUna|Moss\n" {
					t.Errorf("%s: %s", in, draw(a.Tables[b.Index]))
				}
			} else if b.InBody && strings.HasPrefix(b.Text.Raw, "Ship") {
				t.Errorf("%s: %q is in the body", in, b.Text.Raw)
			}
		}
		if got != kept {
			t.Errorf("%s: %d tables in the body, want %d", in, got, kept)
		}
	}
}

// TestTablePlaces reads tables that stand beside the text or are the article.
func TestTablePlaces(t *testing.T) {
	const data = "<table><tr><th>Date<th>Berth<tr><td>3 June<td>Nine<tr><td>4 June<td>Ten</table>"
	names := "<table><tr><th>Ship<th>Port"
	for i := range 40 {
		names += fmt.Sprintf("<tr><td><a href=/ship/%d>Ship number %d</a><td><a href=/port/%d>Port number %d</a>", i, i, i, i)
	}
	for _, tt := range []struct {
		name, in string
		rows     int    // of the only table, 0 if there is none
		dropped  string // by which rule its block is kept out of the body; * for any
	}{
		{"in the text", page(data), 2, ""},
		{"behind a tab", page("<div style='display:none'>" + data + "</div>"), 2, "hidden"},
		{"of other articles", page("<h3>Read also</h3><table><tr><td>3 June<td><a href=/a>A storm closes the port for a week</a><tr><td>4 June<td><a href=/b>Ferries sail again after the storm</a></table>"), 2, "empty-section"},
		{"of a poll", page("<div class=poll-results>" + data + "</div>"), 2, ""},
		{"of a poll that readers take part in", page("<div class=poll><p>Which berth do you use?</p><label><input type=radio> Nine</label><label><input type=radio> Ten</label><table><tr><th>x<th>y<tr><td>1<td>2</table></div>"), 0, ""},
		{"of fields to fill in", page("<form class=login><table><tr><th>User name or e-mail<td><input><tr><th>Your password<td><input type=password><tr><th>Remember me on this computer<td><input type=checkbox></table></form>"), 0, ""},
		{"of rows to tick", page("<form class=compare>" + strings.ReplaceAll(data, "<td>3", "<td><input type=checkbox>3") + "</form>"), 2, ""},
		{"below the text", strings.Replace(page(""), "</main>", "<div>"+data+"</div></main>", 1), 2, "outside-body"},
		{"without column names, below the text", strings.Replace(page(""), "</main>", "<div>"+strings.ReplaceAll(data, "<th>", "<td>")+"</div></main>", 1), 0, ""},
		{"below the main part", strings.Replace(page(""), "</body>", "<div>"+data+"</div></body>", 1), 0, ""},
		{"in the footer", strings.Replace(page(""), "</body>", "<footer>"+data+"</footer></body>", 1), 0, ""},
		{"of names that are links, which is the article", "<title>Ships</title><body><h1>Ships</h1><div><p>The ships that call here.</p>" + names + "</table><div><p>Retrieved on the third of June, by the desk.</p></div></div>", 40, "*"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := read(t, tt.in)
			if tt.rows == 0 {
				if len(a.Tables) > 0 {
					t.Errorf("%d tables, want none", len(a.Tables))
				}
				return
			}
			if len(a.Tables) != 1 || len(a.Tables[0].Rows) != tt.rows {
				t.Fatalf("tables %+v, want one of %d rows", a.Tables, tt.rows)
			}
			for _, b := range a.Blocks {
				if b.Kind == TableBlock && b.DroppedBy != tt.dropped && tt.dropped != "*" {
					t.Errorf("dropped by %q, want %q", b.DroppedBy, tt.dropped)
				}
			}
		})
	}
}

func TestHugeTable(t *testing.T) {
	var b strings.Builder
	b.WriteString("<table>")
	for range 1000 {
		b.WriteString("<tr>" + strings.Repeat("<td>x", 100))
	}
	if got, ok := grid(t, b.String(), "en"); !ok || len(got.Rows) != 1000 || len(got.Rows[999]) != 100 {
		t.Errorf("100,000 cells: %v, %d rows", ok, len(got.Rows))
	}
	bomb := "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td rowspan=65534 colspan=1000>x", 3), 3000)
	if _, ok := grid(t, bomb, "en"); ok {
		t.Error("a table of 9 million places was taken as data")
	}
}

func FuzzTable(f *testing.F) {
	f.Add("<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>")
	f.Add("<table><thead><tr><th rowspan=0>a<tbody><tr><td colspan=9999999999>b<td rowspan=-1>c<tr></table>")
	f.Add("<table><th rowspan=0>0<tr><td>0<td>0<tr>") // found: a cell of the header and of the data
	f.Fuzz(func(t *testing.T, in string) {
		got, ok := grid(t, in, "en")
		if !ok {
			return
		}
		width := -1
		for _, rows := range [][][]*Cell{got.Header, got.Rows} {
			for _, row := range rows {
				if width < 0 {
					width = len(row)
				}
				if len(row) != width {
					t.Fatalf("not a rectangle: %d and %d columns", width, len(row))
				}
				for _, c := range row {
					if c == nil || c.Colspan < 1 || c.Colspan > width || c.Rowspan < 1 || c.Rowspan > len(rows) {
						t.Fatalf("cell %+v", c)
					}
				}
			}
		}
		if width < 2 || len(got.Header)+len(got.Rows) == 0 {
			t.Fatalf("no data: %q", draw(got))
		}
	})
}
