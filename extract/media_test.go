package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMedia(t *testing.T) {
	a := read(t, `<head><meta property="og:image" content="/port.jpg?w=1200"></head>`+page(`
<figure><img src="/port.jpg?w=300" alt="The  pier" width=640 height=480><figcaption>The pier at noon. Photo: Harbour Desk</figcaption></figure>
<img src="data:image/gif;base64,xx" data-src="tug.png"><img src=/dot.gif width=1 height=1>
<picture><source srcset="/a.webp 1x, /b.webp 2x"><img alt=berth></picture>
<iframe src="https://video.example/embed/1"></iframe>`))
	want := []Media{
		{Kind: "image", URL: "https://news.example/port.jpg?w=300", Alt: "The pier", Caption: NewText("The pier at noon."), Credit: "Harbour Desk", Width: 640, Height: 480, Main: true},
		{Kind: "image", URL: "https://news.example/tug.png"},
		{Kind: "image", URL: "https://news.example/b.webp", Alt: "berth"},
		{Kind: "embed", URL: "https://video.example/embed/1"},
	}
	if diff := cmp.Diff(want, a.Media, cmp.AllowUnexported(Text{})); diff != "" {
		t.Error(diff)
	}
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == Image && (b.InBody || b.DroppedBy != "caption" || b.Text.Raw != "") {
			t.Errorf("image block %+v", b)
		}
	}
}

func TestLargest(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a.jpg 300w, b.jpg 1200w, c.jpg 600w", "b.jpg"},
		{"a.jpg, b.jpg 2x", "b.jpg"},
		{"https://x.example/i,w_300/a.jpg 300w,https://x.example/i,w_600/a.jpg 600w", "https://x.example/i,w_600/a.jpg"},
		{"a.jpg", "a.jpg"},
		{"data:image/png;base64,xx 300w", ""},
		{" , ,", ""},
		{"", ""},
	} {
		if got := largest(tt.in); got != tt.want {
			t.Errorf("largest(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSplitCredit(t *testing.T) {
	for _, tt := range []struct{ in, caption, credit string }{
		{"The pier. Photo: Harbour Desk", "The pier.", "Harbour Desk"},
		{"The pier (Photo by Harbour Desk)", "The pier", "Harbour Desk"},
		{"The pier © Example Pictures", "The pier", "Example Pictures"},
		{"Image credit: Example Pictures", "", "Example Pictures"},
		{"A photo of the pier", "A photo of the pier", ""},
	} {
		if c, by := splitCredit(tt.in); c != tt.caption || by != tt.credit {
			t.Errorf("splitCredit(%q) = %q, %q", tt.in, c, by)
		}
	}
}
