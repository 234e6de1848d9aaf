package extract

import "testing"

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ in, lang, want string }{
		{"2025-08-22", "", "2025-08-22"},
		{"2025-08-22T06:41:09+00:00", "", "2025-08-22T06:41:09Z"},
		{"2025-08-22T06:41:09.250Z", "", "2025-08-22T06:41:09Z"},
		{"2025-08-22 06:41", "", "2025-08-22T06:41:00Z"},
		{"2025-08-22T06:41:09+0530", "", "2025-08-22T06:41:09+05:30"},
		{"20250822T064109Z", "", "2025-08-22T06:41:09Z"},
		{"Fri, 22 Aug 2025 06:41:09 GMT", "", "2025-08-22T06:41:09Z"},
		{"Fri Aug 22 2025 06:41:09 GMT+0200 (CEST)", "", "2025-08-22T06:41:09+02:00"},
		{"Fri Aug 22 06:41:09 EDT 2025", "", "2025-08-22T06:41:09-04:00"},
		{"August 22, 2025", "en", "2025-08-22"},
		{"Friday, Aug. 22nd, 2025", "en", "2025-08-22"},
		{"22 August 2025 at 6:41 pm BST", "en", "2025-08-22T18:41:00+01:00"},
		{"Aug 22, 2025 12:05 a.m. ET", "en", "2025-08-22T00:05:00-04:00"},
		{"Jan 22, 2025 12:05 PM ET", "en", "2025-01-22T12:05:00-05:00"},
		{"06:41, 22 August 2025", "en", "2025-08-22T06:41:00Z"},
		{"22. August 2025, 6.41 Uhr", "de", "2025-08-22T06:41:00Z"},
		{"22.08.25", "de", "2025-08-22"}, {"22/08/25", "de", "2025-08-22"}, {"22/08/25, 03:48 pm", "fr", "2025-08-22T15:48:00Z"}, {"22/08/25", "en", ""}, {"10/12/14/16", "fr", ""},
		{"22 août 2025 à 06h41", "fr", "2025-08-22T06:41:00Z"},
		{"22 de agosto de 2025", "es", "2025-08-22"},
		{"22 sierpnia 2025", "pl", "2025-08-22"},
		{"3 listopada 2025", "hr", "2025-10-03"}, // November in Polish
		{"3 listopada 2025", "pl", "2025-11-03"},
		{"22 августа 2025, 06:41", "ru", "2025-08-22T06:41:00Z"},
		{"2025. augusztus 22.", "hu", "2025-08-22"},
		{"2025年8月22日 6時41分", "ja", "2025-08-22T06:41:00Z"},
		{"2025년 8월 22일 오후 6:41", "ko", "2025-08-22T18:41:00Z"},
		{"Aug 22 '25", "en", "2025-08-22"}, {"22-Aug-25, 06:41", "en", "2025-08-22T06:41:00Z"}, {"22 aug '25", "nl", "2025-08-22"}, {"22 Aug 25", "en", ""},
		{"22 VIII 2025", "pl", "2025-08-22"}, {"22 VIII 2025", "en", ""},
		{"2025. gada 22. augustā", "lv", "2025-08-22"}, {"2025eko abuztuaren 22a", "eu", ""}, {"2025eko abuztuaren 22", "eu", "2025-08-22"},
		{"22 tháng 8 năm 2025", "vi", "2025-08-22"},
		{"22 ส.ค. 2568", "th", "2025-08-22"}, {"22 ส.ค. 68", "th", "2025-08-22"}, {"22 สิงหาคม พ.ศ. 2568", "th", "2025-08-22"},
		{"٢٢ أغسطس ٢٠٢٥", "ar", "2025-08-22"}, {"22 أغسطس/آب 2025", "ar", "2025-08-22"}, {"22 تشرين الأول 2025", "ar", "2025-10-22"},
		{"۳۱ مرداد ۱۴۰۴", "fa", "2025-08-22"}, {"1404/05/31", "fa", "2025-08-22"}, {"30 اسفند 1403", "fa", "2025-03-20"}, {"1 فروردین 1404", "fa", "2025-03-21"}, {"1 دی 1399", "fa", "2020-12-21"},
		{"२२ अगस्त २०२५", "hi", "2025-08-22"}, {"২২ আগস্ট ২০২৫", "bn", "2025-08-22"}, {"22 ఆగస్టు 2025", "te", "2025-08-22"}, {"22 اگست ، 2025", "ur", "2025-08-22"},
		{"２０２５年８月２２日", "ja", "2025-08-22"}, {"令和7年8月22日", "ja", "2025-08-22"}, {"民國114年8月22日", "zh", "2025-08-22"}, {"7年8月22日", "ja", ""},
		{"22/08/2025", "en", "2025-08-22"}, // no month 22
		{"03/04/2025", "fr", "2025-04-03"},
		{"03/04/2025", "en-GB", "2025-04-03"},
		{"03/04/2025", "en-US", "2025-03-04"},
		{"03/04/2025", "en", ""}, // nobody can tell
		{"03/04/2025", "", ""},
		{"31 February 2025", "en", ""},
		{"August 2025", "en", ""},
		{"22 August", "en", ""},
		{"since 22 August 2025 closed", "en", ""},
		{"Cup 22 August 2025", "en", ""},
		{"vendredi 22 août 2025", "fr", "2025-08-22"},
		{"Fr., 22.08.2025", "de", "2025-08-22"},
		{"пятница, 22 августа 2025", "ru", "2025-08-22"},
		{"2025", "en", ""},
		{"12.5", "en", ""},
		{"1.2.3", "en", ""},
		{"555-1234", "en", ""},
		{"", "en", ""},
	} {
		got, ok := parseDate(tt.in, tt.lang)
		if got.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("parseDate(%q, %q) = %q, %v, want %q", tt.in, tt.lang, got, ok, tt.want)
		}
	}
}

func TestFindDate(t *testing.T) {
	for _, tt := range []struct{ in, lang, want string }{
		{"Published on August 22, 2025 by Jane Doe", "en", "2025-08-22"},
		{"Stand: 22.08.2025 06:41 Uhr", "de", "2025-08-22T06:41:00Z"},
		{"Berlin | 22. August 2025", "de", "2025-08-22"},
		{"call 555 2025 12", "en", ""},
	} {
		if got, _ := findDate(tt.in, tt.lang); got.Date.String() != tt.want {
			t.Errorf("findDate(%q) = %q, want %q", tt.in, got.Date, tt.want)
		}
	}
}

func TestMonthsAgree(t *testing.T) {
	for lang, names := range monthNames {
		for i, forms := range names {
			if forms == "" {
				t.Errorf("%s has no month %d", lang, i+1)
			}
		}
	}
	if got := month("listopad", ""); got != 0 {
		t.Errorf("month(listopad) without a language = %d, want none", got)
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("22 August 2025 at 6:41 pm BST", "en-GB")
	f.Add("2025年8月22日", "ja")
	f.Fuzz(func(t *testing.T, s, lang string) {
		d, ok := parseDate(s, lang)
		if ok == d.IsZero() || ok && (d.Time.Year() < 1799 || d.Time.Year() > 2200) {
			t.Errorf("parseDate(%q) = %v, %v", s, d, ok)
		}
		if d.Precision == Day && d.Time.Hour() != 0 {
			t.Errorf("parseDate(%q) = %v, a day that does not start at midnight", s, d.Time)
		}
	})
}
