package store

import (
	"time"

	"copydesk/extract"
)

// Times as the file has them. Those with milliseconds are the crawler's own.
const (
	stampFormat   = "2006-01-02T15:04:05Z"
	stampMSFormat = "2006-01-02T15:04:05.000Z"
)

func stamp(t time.Time) string   { return t.UTC().Format(stampFormat) }
func stampMS(t time.Time) string { return t.UTC().Format(stampMSFormat) }

// parseStamp reads either form; what is no time, as "", is the zero time.
func parseStamp(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// null returns v, or NULL for the zero value, which stands for "not given".
func null[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

// nullStamp returns a time with milliseconds, or NULL for the zero time.
func nullStamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return stampMS(t)
}

// dateColumns returns a date as its three columns have it. A bare day is stored
// as printed, its midnight not moved to another zone.
func dateColumns(d extract.Date) (at, raw, precision any) {
	raw = null(d.Raw)
	switch d.Precision {
	case "":
		return nil, raw, nil
	case extract.Day:
		return d.Time.Format(time.DateOnly) + "T00:00:00Z", raw, string(d.Precision)
	default:
		return stamp(d.Time), raw, string(d.Precision)
	}
}

// readDate is the inverse of dateColumns, in UTC.
func readDate(at, raw, precision string) extract.Date {
	return extract.Date{Time: parseStamp(at), Raw: raw, Precision: extract.Precision(precision)}
}

// cellDate returns the date of a cell: a bare day, or a UTC time.
func cellDate(d extract.Date) any {
	switch d.Precision {
	case "":
		return nil
	case extract.Day:
		return d.Time.Format(time.DateOnly)
	default:
		return stamp(d.Time)
	}
}

// readCellDate is the inverse of cellDate; minutes come back as seconds.
func readCellDate(s string) extract.Date {
	if day, err := time.Parse(time.DateOnly, s); err == nil {
		return extract.Date{Time: day, Precision: extract.Day}
	}
	if t := parseStamp(s); !t.IsZero() {
		return extract.Date{Time: t, Precision: extract.Second}
	}
	return extract.Date{}
}

// rawText returns the text as extracted, or NULL where no repair changed it.
func rawText(t *extract.Text) any {
	if t.Edited() {
		return t.Raw
	}
	return nil
}
