package crawl

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"copydesk/extract"
)

// A page is not kept that says so to all crawlers or to this one, in a header or in
// itself.
func TestSaysNo(t *testing.T) {
	for _, tt := range []struct {
		header, meta string
		want         saysNo
	}{
		{"", "index, follow, max-image-preview:large", ""},
		{"", "NoIndex,follow", "noindex"},
		{"noindex", "", "noindex"},
		{"otherbot: noindex, nofollow", "", ""},
		{"otherbot: noindex, CopyDesk: none", "", "noindex"},
		{"copydesk: nofollow, otherbot: noindex", "", ""},
		{"max-snippet: 20, noai", "", "noai"},
		{"unavailable_after: 25 Jun 2010 15:00:00 PST", "", "unavailable_after"},
		{"", "unavailable_after: Friday, 25-Jun-10 15:00:00 GMT, nofollow", "unavailable_after"},
		{"", "nofollow, unavailable_after:2020-09-21", "unavailable_after"},
		{"otherbot: unavailable_after: 2020-09-21T10:00:00Z", "", ""},
		{"unavailable_after: " + time.Now().UTC().Format(time.DateOnly), "", ""},
		{"unavailable_after: 2199-09-21", "unavailable_after: soon", ""},
	} {
		header := http.Header{}
		if tt.header != "" {
			header.Set("X-Robots-Tag", tt.header)
		}
		head := readHead([]byte(`<head><meta name=robots content="`+tt.meta+`">`), header, "copydesk")
		err := head.obey(&extract.Page{Header: header})
		if tt.want == "" && err != nil || tt.want != "" && !errors.Is(err, tt.want) {
			t.Errorf("%q, %q: %v, want %q", tt.header, tt.meta, err, string(tt.want))
		}
	}
}
