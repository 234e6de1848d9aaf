package extract

import "strings"

// licenseRules: a link with rel=license is about this page; a copyright line
// is no licence.
var licenseRules = []rule{
	{"link", func(d *Document) []string { return list(d.absolute(d.licenseLink, true)) }},
	{"jsonld", func(d *Document) []string {
		for _, it := range d.about {
			if s := it.address("license"); s != "" {
				return []string{oneLine(s)}
			}
		}
		return nil
	}},
	byMeta("dcterms.license", "dc.rights.license", "license", "licence"),
}

func (d *Document) license(a *Article) { a.License = d.field(a, "license", licenseRules) }

// freeRules: what Google reads for paywalled content first, then the tier that
// Facebook reads.
var freeRules = []rule{
	byJSONLD("isAccessibleForFree", "isAccessibleForfree"),
	byMeta("article:content_tier", "content_tier", "og:article:content_tier"),
	byMeta("isaccessibleforfree"),
	{"class", func(d *Document) []string {
		if d.paywall {
			return []string{"locked"}
		}
		return nil
	}},
}

func (d *Document) access(a *Article) {
	value, provenance := d.one(freeRules)
	var free bool
	switch strings.ToLower(value) {
	case "true", "free", "yes", "1", "http://schema.org/true", "https://schema.org/true":
		free = true
	case "false", "locked", "metered", "no", "0", "http://schema.org/false", "https://schema.org/false":
	default:
		return
	}
	a.Free = &free
	a.note("free", value, provenance)
}
