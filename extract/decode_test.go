package extract

import (
	"bytes"
	"errors"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("<p>Hafen öffnet")
	if err != nil {
		t.Fatal(err)
	}
	jis, err := japanese.ISO2022JP.NewEncoder().String("<meta charset=iso-2022-jp><p>港")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, header, in, want string }{
		{"UTF-8", "", "<p>Häfen", "<p>Häfen"},
		{"UTF-8 whatever it claims", "text/html; charset=iso-8859-1", "<p>Häfen", "<p>Häfen"},
		{"mark", "", "\xef\xbb\xbf<p>Häfen", "<p>Häfen"},
		{"UTF-16 by its mark", "", utf16, "<p>Hafen öffnet"},
		{"header", "text/html; charset=windows-1251", "<p>\xcf\xee\xf0\xf2", "<p>Порт"},
		{"meta", "", "<meta charset='koi8-r'><p>\xf0\xcf\xd2\xd4", "<meta charset='koi8-r'><p>Порт"},
		{"meta, a label with a g", "", "<meta charset=gb2312><p>\xb8\xdb\xbf\xda", "<meta charset=gb2312><p>港口"},
		{"XML declaration", "", `<?xml version="1.0" encoding="GBK"?><html><p>` + "\xb8\xdb\xbf\xda", `<?xml version="1.0" encoding="GBK"?><html><p>港口`},
		{"http-equiv", "", `<meta http-equiv=content-type content="text/html; charset=windows-1250"><p>\u0161` + "\x9a", `<meta http-equiv=content-type content="text/html; charset=windows-1250"><p>\u0161` + "š"},
		{"escapes", "", jis, "<meta charset=iso-2022-jp><p>港"},
		{"nothing said", "", "<p>H\xe4fen", "<p>Häfen"},
		{"a stray byte", "", "<p>" + strings.Repeat("ä", 50) + "\xff", "<p>" + strings.Repeat("ä", 50) + "\uFFFD"},
		{"UTF-16 by the header", "text/html; charset=utf-16be", "\x00<\x00p\x00>\x00H\x00i", "<p>Hi"},
		{"UTF-16 by the header alone", "text/html; charset=utf-16", "<p>Häfen", "<p>Häfen"},
		{"XHTML", "", `<?xml version="1.0"?><html><p>Hi`, `<?xml version="1.0"?><html><p>Hi`},
		{"NUL", "", "<p>Der Ha\x00fen", "<p>Der Hafen"},
	} {
		got, err := decode([]byte(tt.in), http.Header{"Content-Type": {tt.header}})
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: decode = %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want error
	}{
		{"", ErrEmpty},
		{" \n\t", ErrEmpty},
		{"\x89PNG\r\n\x1a\n0000", ErrNotHTML},
		{"%PDF-1.7\n", ErrNotHTML},
		{"\x1f\x8b\x08\x00\x00", ErrNotHTML},
		{strings.Repeat("\x01\x02a", 100), ErrNotHTML},
		{`<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>`, ErrNotHTML},
		{`<?xml version="1.0"?><!-- made daily --><urlset><url><loc>https://ledger.example/</loc></url></urlset>`, ErrNotHTML},
		{`{"headline":"Port reopens","body":"The port is open."}`, ErrNotHTML},
		{"p { color: red }", ErrNotHTML},
	} {
		if _, err := decode([]byte(tt.in), nil); !errors.Is(err, tt.want) {
			t.Errorf("decode(%.8q) = %v, want %v", tt.in, err, tt.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("<p>H\xe4fen"), "text/html; charset=big5")
	f.Add([]byte("\xfe\xff\x00<"), "")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		s, err := decode(body, http.Header{"Content-Type": {contentType}})
		if err == nil && (!utf8.Valid(s) || bytes.IndexByte(s, 0) >= 0) {
			t.Errorf("decode(%q) = %q", body, s)
		}
	})
}
