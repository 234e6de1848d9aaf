package extract

import (
	"strings"
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

// TestLazyPictures reads pictures that scripts put into their place.
func TestLazyPictures(t *testing.T) {
	for _, tt := range []struct{ in, file, caption string }{
		{"<img src=/lazy_placeholder.gif data-img-url=/a.jpg>", "/a.jpg", ""},
		{"<img src=/loading.gif> <noscript><img src=/a.jpg></noscript>", "/a.jpg", ""},
		{"<div><div> <img src=/loading.gif></div> <noscript><img src=/a.jpg></noscript></div>", "/a.jpg", ""},
		{"<img src=/google-pixel-9.jpg>", "/google-pixel-9.jpg", ""},
		{"<img src=/t.gif srcset='/t.gif 200w' data-srcset='/a.jpg 360w'>", "/a.jpg", ""},
		{"<img src=/pixel-2.gif>", "", ""},
		{"<figure><picture><noscript><img src=/a.jpg></noscript></picture><figcaption>The lock</figcaption></figure>", "/a.jpg", "The lock"},
		{"<div class=image><div><div data-src=/a.320></div><noscript><img src=/a.jpg></noscript></div><span>Figure 1: the lock</span></div>", "/a.jpg", "Figure 1: the lock"},
		{"<div><img src=/a.jpg><noscript><img src=/a-large.jpg></noscript></div>", "/a.jpg", ""},
		{"<div><noscript><img src=/count?page=1></noscript></div>", "", ""},
		{"<figure><amp-img src=/a.jpg width=300 height=200></amp-img><figcaption>The lock</figcaption></figure>", "/a.jpg", "The lock"},
		{"<figure><blockquote>It is open.</blockquote><share-button src=/a.jpg></share-button></figure>", "", ""},
	} {
		a := read(t, page(tt.in))
		var file, caption string
		for _, m := range a.Media {
			file, caption = file+strings.TrimPrefix(m.URL, "https://news.example"), m.Caption.Raw
		}
		if file != tt.file || caption != tt.caption {
			t.Errorf("%s: %q, %q", tt.in, file, caption)
		}
	}
}

// TestCaptions reads captions that are not in a <figcaption>, with words that
// are none of theirs and credits in elements of their own.
func TestCaptions(t *testing.T) {
	for _, tt := range []struct{ in, caption, credit string }{
		{"<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>The pier.</p></div>", "The pier.", ""},
		{"<div><div><img src=/a.jpg></div><p class=caption>The pier.</p><p class=credit>Photo: Ann Harbour</p></div>", "The pier.", "Ann Harbour"},
		{"<div><div><img src=/a.jpg><div><a href=/b.jpg>Enlarge this image</a></div></div><div class=credit-caption><div class=caption><p>The pier is open to all.</p></div></div></div>", "The pier is open to all.", ""},
		{"<img src=/a.jpg><p>The pier is open.</p>", "", ""},
		{"<p><img src=/a.jpg></p><p><em>The pier after the storm</em></p>", "The pier after the storm", ""},
		{`<script type=application/ld+json>{"@type":"ImageObject","caption":"The pier is open again."}</script><p><img src=/a.jpg></p><p>The pier is open again.</p>`, "The pier is open again.", ""},
		{"<div><img src=/a.jpg><p>The pier after the storm. Photo: Ann Harbour</p></div>", "The pier after the storm.", "Ann Harbour"},
		{"<div><img src=/a.jpg><p>14 pictures</p></div>", "", ""},
		{"<div class=image><img src=/a.jpg><p>Photo : Ann Harbour</p></div>", "", "Ann Harbour"},
		{"<div><img src=/a.jpg><p><a href=/b>The pier after the great storm</a></p></div>", "", ""},
		{"<div><img src=/a.jpg><button>Enlarge</button><p>Show more</p><p class=caption>The pier.</p></div>", "The pier.", ""},
		{"<div><img src=/a.jpg><div><div>The pier is open.</div><figcaption>Harbour Works/Reuters</figcaption></div></div>", "The pier is open.", "Harbour Works/Reuters"},
		{"<p><img src=/a.jpg><br><em>The pier is open.</em></p>", "The pier is open.", ""},
		{"<p><img src=/a.jpg><br><em>The pier</em> is open.</p>", "", ""},
		{"<p><img src=/a.jpg><br><em>We were on air, <a href=/b>here</a> is how it was.</em></p>", "", ""},
		{"<figure><img src=/a.jpg><figcaption>The pier <span class=image-credit>Harbour Works</span></figcaption></figure>", "The pier", "Harbour Works"},
		{"<figure><h3>Figure 1. The pier.</h3><p><img src=/a.jpg></p></figure>", "Figure 1. The pier.", ""},
		{"<figure><img src=/a.jpg><figcaption>The pier. (Photo by Ann Harbour/Example) <span class=credit>Ann Harbour</span></figcaption></figure>", "The pier.", "Ann Harbour/Example"},
		{"<figure><img src=/a.jpg><figcaption><p class=credit>Ann Harbour/Example</p><p>The pier.</p></figcaption></figure>", "The pier.", "Ann Harbour/Example"},
		{"<figure><img src=/a.jpg><figcaption>The pier. Quelle: <span class=source>Harbour Works</span></figcaption></figure>", "The pier.", "Harbour Works"},
		{"<figure><img src=/a.jpg><div class=media-copyright><span>The pier.</span> <span class=caption-copyright>Foto © Ann Harbour</span></div></figure>", "The pier.", "Ann Harbour"},
		{"<p><img src=/a.jpg></p><p><em>The pier is open. It has nine berths. Photo: Ann Harbour</em></p>", "The pier is open. It has nine berths.", "Ann Harbour"},
		{"<figure><div><img src=/a.jpg><span><span>Image source, </span>Pier Images</span></div><figcaption><span>Image caption, </span>The pier is open</figcaption></figure>", "The pier is open", "Pier Images"},
		{"<figure><div><img src=/a.jpg><span><span class=visually-hidden>Image source, </span>Pier Images</span></div><figcaption><span class=visually-hidden>Image caption, </span>The pier is open</figcaption></figure>", "The pier is open", "Pier Images"},
		{"<figure><img src=/a.jpg><figcaption>The pier is open. <b>hide caption</b> <b class=credit>Ann Harbour/Example</b></figcaption></figure>", "The pier is open.", "Ann Harbour/Example"},
		{"<figure><img src=/a.jpg><figcaption>The pier is open<cite>Ann Harbour</cite></figcaption></figure>", "The pier is open", "Ann Harbour"},
		{"<figure><img src=/a.jpg><figcaption>The pier is open. EXAMPLE/Ann Harbour <a href=/l>Purchase Licensing Rights, opens new tab</a></figcaption></figure>", "The pier is open.", "EXAMPLE/Ann Harbour"},
		{"<figure><img src=/a.jpg><figcaption>A scene of the film <cite>The Sea Change</cite></figcaption></figure>", "A scene of the film The Sea Change", ""},
		{"<figure><img src=/a.jpg><figcaption>Ann Harbour <small>Pier Warden</small></figcaption></figure>", "Ann Harbour Pier Warden", ""},
		{"<figure><img src=/a.jpg><figcaption><small>Ann Harbour</small> speaks at the pier</figcaption></figure>", "Ann Harbour speaks at the pier", ""},
		{"<figure><img src=/a.jpg><figcaption>The pier is open. <small>Ann Harbour</small></figcaption></figure>", "The pier is open.", "Ann Harbour"},
		{"<dl><dt><img src=/a.jpg><dd>The pier is open. Photo: Ann Harbour</dl>", "The pier is open.", "Ann Harbour"},
		{"<figure><img src=/a.jpg><figcaption>The pier.</figcaption><footer>Harbour Works/Piers</footer></figure>", "The pier.", "Harbour Works/Piers"},
		{"<figure><img src=/a.jpg><span class=copyright>Image copyright Ann Harbour</span><figcaption>Image caption The pier.</figcaption></figure>", "The pier.", "Ann Harbour"},
		{"<figure><img src=/a.jpg><figcaption><i class=copyright>©</i> <span class=author>Harbour Works</span></figcaption></figure>", "", "Harbour Works"},
		{"<figure><img src=/a.jpg><figcaption><span>Image caption,</span> The pier.</figcaption></figure>", "The pier.", ""},
		{"<figure><img src=/a.jpg><figcaption>Ann H. Harbour / World Ledger</figcaption></figure>", "", "Ann H. Harbour / World Ledger"},
		{"<figure><img src=/a.jpg><figcaption>Before/After</figcaption></figure>", "Before/After", ""},
		{"<figure><div><img src=/a.jpg><div><span>6</span></div></div><figcaption>The pier.</figcaption></figure>", "The pier.", ""},
		{"<figure><img src=/a.jpg><figcaption>1 of 11. The pier.</figcaption></figure>", "The pier.", ""},
		{"<figure><img src=/a.jpg><figcaption>Foto 2 de 3 El muelle.</figcaption></figure>", "El muelle.", ""},
		{"<figure><img src=/a.jpg><figcaption>2 of 3 piers are open.</figcaption></figure>", "2 of 3 piers are open.", ""},
	} {
		a := read(t, page(tt.in))
		if len(a.Media) != 1 || a.Media[0].Caption.Raw != tt.caption || a.Media[0].Credit != tt.credit {
			t.Errorf("%s: %+v", tt.in, a.Media)
		}
		if tt.caption != "" && strings.Contains(a.Body(), tt.caption) {
			t.Errorf("%s: the caption is in the body", tt.in)
		}
	}
}

// TestMainPicture finds the picture that the page names where it stands.
func TestMainPicture(t *testing.T) {
	head := `<head><meta property=og:image content="https://cdn.example/2024/05/pier-at-noon-in-may-1200x630.jpg"><meta property=og:image:width content=1200><meta property=og:image:height content=630></head>`
	for _, tt := range []struct {
		name, in string
		want     []Media
	}{
		{"above the body", head + strings.Replace(page(""), "<h1>", `<header><figure><img src="/2024/05/pier-at-noon-in-may.jpg" alt="The pier"><figcaption>The pier. Photo: Ann Harbour</figcaption></figure></header><h1>`, 1),
			[]Media{{Kind: "image", URL: "https://cdn.example/2024/05/pier-at-noon-in-may-1200x630.jpg", Alt: "The pier", Caption: NewText("The pier."), Credit: "Ann Harbour", Width: 1200, Height: 630, Main: true}}},
		{"under a short name, by a reference", `<head><meta property=og:image content="https://news.example/img/pier.jpg"></head>` + strings.Replace(page(""), "<h1>", `<header><img src="/img/pier.jpg" alt="The pier"></header><h1>`, 1),
			[]Media{{Kind: "image", URL: "https://news.example/img/pier.jpg", Alt: "The pier", Main: true}}},
		{"in the body in another size", head + page(`<img src="/2024/05/pier-at-noon-in-may-300x200.jpg">`), []Media{{Kind: "image", URL: "https://news.example/2024/05/pier-at-noon-in-may-300x200.jpg", Main: true}}},
		{"its caption between headline and body", head + strings.Replace(page(""), "<div class=story-body>", `<div class=lead-caption>The pier, seen from the harbour at noon. Photograph by Ann Harbour</div><div class=story-body>`, 1),
			[]Media{{Kind: "image", URL: "https://cdn.example/2024/05/pier-at-noon-in-may-1200x630.jpg", Caption: NewText("The pier, seen from the harbour at noon."), Credit: "Ann Harbour", Width: 1200, Height: 630, Main: true}}},
		{"its credit alone between headline and body", head + strings.Replace(page(""), "<div class=story-body>", `<div class=photo-credit>Getty Images</div><div class=story-body>`, 1),
			[]Media{{Kind: "image", URL: "https://cdn.example/2024/05/pier-at-noon-in-may-1200x630.jpg", Credit: "Getty Images", Width: 1200, Height: 630, Main: true}}},
		{"a caption after the body", head + page("") + `<div class=caption>The best stories of the whole week</div>`,
			[]Media{{Kind: "image", URL: "https://cdn.example/2024/05/pier-at-noon-in-may-1200x630.jpg", Width: 1200, Height: 630, Main: true}}},
		{"another picture", head + page(`<img src="/2024/05/tug-at-noon-in-may-2.jpg"><img src="/avatars/ann.jpg">`), []Media{
			{Kind: "image", URL: "https://news.example/2024/05/tug-at-noon-in-may-2.jpg"},
			{Kind: "image", URL: "https://cdn.example/2024/05/pier-at-noon-in-may-1200x630.jpg", Width: 1200, Height: 630, Main: true}}},
	} {
		if diff := cmp.Diff(tt.want, read(t, tt.in).Media, cmp.AllowUnexported(Text{})); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestShowing(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"https://a.example/i/port-2024.jpg?w=300", "https://b.example/x/port-2024-1024x683.jpg", true},
		{"https://a.example/users/iqjWHBF4xIU/2000x1331.jpg", "https://a.example/users/iqjWHBF4xIU/1200x799.jpg", true},
		{"https://a.example/image.php?src=/posts/a1.jpg", "https://a.example/image.php?src=/posts/a2.jpg", false},
		{"https://a.example/1/original.jpg", "https://a.example/2/original.jpg", false},
		{"https://a.example/x/pier-20240501-99-3811_small_4_3.jpg", "https://a.example/x/pier-20240501-99-3811_thumbnail_4_3.jpg", true},
		{"https://a.example/242202440/242202440_1714_v16_9_1200.jpeg", "https://a.example/242202440/242202440_1714_v16_9_1600.jpeg", true},
		{"https://a.example/parties-in-the-country-1536x.jpg", "https://a.example/parties-in-the-country-1200x.jpg", true},
		{"https://a.example/AAAOs/XF5R8DiXyxU/s1600/pier.png", "https://a.example/AAAOs/XF5R8DiXyxU/w1200-h630-p-k-no-nu/pier.png", true},
		{"https://a.example/pier-gallery-2024-101.jpg", "https://a.example/pier-gallery-2024-102.jpg", false},
		{"https://a.example/pier-1.jpg", "https://a.example/pier-2.jpg", false},
		{"", "https://a.example/a.jpg", false},
	} {
		if got := showing(tt.b)(tt.a); got != tt.want {
			t.Errorf("showing(%q)(%q) = %v", tt.b, tt.a, got)
		}
	}
}

// TestDrawings keeps drawings of lines that are pictures, not icons.
func TestDrawings(t *testing.T) {
	a := read(t, page(`<figure><img src=/chart.svg></figure><img src=/wide.svg width=600><img src=/arrow.svg><img src=/logo.svg width=90><img src=/ui/empty.gif>`))
	var got []string
	for _, m := range a.Media {
		got = append(got, m.URL)
	}
	if diff := cmp.Diff([]string{"https://news.example/chart.svg", "https://news.example/wide.svg"}, got); diff != "" {
		t.Error(diff)
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
		{"Image credit: Example Pictures", "", "Example Pictures"}, {"The pier. Illustration by Ann Harbour", "The pier.", "Ann Harbour"}, {"The pier in a photograph by her", "The pier in a photograph by her", ""}, {"The pier © Photo: Example Pictures", "The pier", "Example Pictures"},
		{"A photo of the pier", "A photo of the pier", ""},
		{"The pier. (AP Photo/Ann Harbour, File)", "The pier.", "AP Photo/Ann Harbour, File"},
		{"The pier [Ann Harbour/AP]", "The pier", "Ann Harbour/AP"},
		{"The pier (Photo: Getty Images) Getty", "The pier", "Getty Images"},
		{"The pier on May 2. Ann Harbour/Example/Getty Images", "The pier on May 2.", "Ann Harbour/Example/Getty Images"},
		{"The pier on May 2.Ann Harbour (dpa/picture alliance via Getty)", "The pier on May 2.", "Ann Harbour (dpa/picture alliance via Getty)"},
		{"The pier. Photo by Ann H. Harbour /AFP", "The pier.", "Ann H. Harbour /AFP"},
		{"Der Pier. Quelle: dpa", "Der Pier.", "dpa"}, {"Der Pier. Archivfoto: Werk", "Der Pier.", "Werk"}, {"Molo / Źródło: Pixabay", "Molo", "Pixabay"},
		{"The pier. Photos by Ann Harbour", "The pier.", "Ann Harbour"}, {"The pier. Photo via Harbour Works", "The pier.", "Harbour Works"},
		{"The pier.Credit...Ann Harbour/Example", "The pier.", "Ann Harbour/Example"}, {"The pier. Photographer: Ann Harbour", "The pier.", "Ann Harbour"},
		{"Getty Images", "", "Getty Images"},
		{"The office of AP", "The office of AP", ""},
		{"Ann and Ben at the pier in June of the last year Ann Harbour/Getty Images", "Ann and Ben at the pier in June of the last year Ann Harbour/Getty Images", ""},
		{"Image: The pier is open to ships again", "The pier is open to ships again", ""},
		{"PHOTO: The pier in Lisbon. Ann Harbour/AFP", "The pier in Lisbon.", "Ann Harbour/AFP"},
		{"Photo: Ann Harbour for the Ledger", "", "Ann Harbour for the Ledger"}, {"Foto: Hafendienst via Unsplash (Unsplash License)", "", "Hafendienst via Unsplash (Unsplash License)"}, {"Foto: Der Hafen ist wieder offen.", "Der Hafen ist wieder offen.", ""},
		{"Ο λιμένας. Φωτογραφία: Άννα Λιμάνη", "Ο λιμένας.", "Άννα Λιμάνη"}, {"বন্দর খোলা। ছবি: আনু বন্দর", "বন্দর খোলা।", "আনু বন্দর"}, {"Nabrzeże nocą. Fot. Anna Port", "Nabrzeże nocą.", "Anna Port"}, {"Նավահանգիստը։ Լուսանկարը՝ Աննա Նավ", "Նավահանգիստը։", "Աննա Նավ"}, {"Bandari usiku. Picha: Asha Pwani", "Bandari usiku.", "Asha Pwani"},
		{"The pier. — Picture by Ann Harbour", "The pier.", "Ann Harbour"},
		{"The pier after the storm / Ann Harbour", "The pier after the storm", "Ann Harbour"}, {"The pier / The mole", "The pier / The mole", ""},
		{"The pier is open. (Ann Harbour/Pier News Group)", "The pier is open.", "Ann Harbour/Pier News Group"}, {"Ben Pier (Ann Harbour)", "Ben Pier (Ann Harbour)", ""},
		{"The pier is open. Ann Harbour", "The pier is open.", "Ann Harbour"}, {"The pier is open. Ann H. Harbour", "The pier is open.", "Ann H. Harbour"}, {"The pier is open. A. Harbour/AP", "The pier is open.", "A. Harbour/AP"}, {"The pier is open. It sings (The Choir)", "The pier is open. It sings (The Choir)", ""},
		{"Il molo (foto Ansa/Ann Harbour)", "Il molo", "Ansa/Ann Harbour"}, {"De pier. Beeld Ann Harbour / ANP", "De pier.", "Ann Harbour / ANP"}, {"Le môle. Crédit photo : Ann Harbour", "Le môle.", "Ann Harbour"},
		{"The pier is open. Works//Getty Images", "The pier is open.", "Works//Getty Images"}, {"港が再開した（写真：林埠頭）", "港が再開した", "林埠頭"},
		{"The Harbour Master, Dr. Ann Harbour", "The Harbour Master, Dr. Ann Harbour", ""}, {"A statue of Ann H. Harbour", "A statue of Ann H. Harbour", ""}, {"A ship of the U.S. Harbour Guard", "A ship of the U.S. Harbour Guard", ""},
		{"The crew of 1. Pier Club", "The crew of 1. Pier Club", ""}, {"In der Mitte prof. Ann Harbour", "In der Mitte prof. Ann Harbour", ""}, {"Pier One / Pier Two", "Pier One / Pier Two", ""}, {"The pier is open. File Photo", "The pier is open. File Photo", ""}, {"The pier is open. (Ledger Photo/Ann Harbour)", "The pier is open.", "Ledger Photo/Ann Harbour"},
		{"The pier (left) and the tug (right)", "The pier (left) and the tug (right)", ""},
	} {
		if c, by := splitCredit(tt.in); c != tt.caption || by != tt.credit {
			t.Errorf("splitCredit(%q) = %q, %q", tt.in, c, by)
		}
	}
}
