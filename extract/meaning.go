package extract

import (
	"hash/maphash"
	"strings"
)

// meanings remember what values of class, id and the like say, which a page
// repeats on hundreds of elements. A value that falls into the slot of another
// takes its place: a page with a million classes needs no more memory.
type meanings [meaningSlots]meaning

const meaningSlots = 512 // a page of the sets has 300 values and names in the median

// A meaning is what one value, or one name in it, says of its element.
type meaning struct {
	value string
	hints hints // what fields can be read from it; see [readHints]
	sense sense // what it is to the body; see [senseOf]
	known known
}

// known says which parts of a meaning have been asked for.
type known uint8

const (
	knownHints known = 1 << iota
	knownSense
)

var meaningSeed = maphash.MakeSeed()

// of returns the meaning of a value, none of it known if the value is new.
func (m *meanings) of(value string) *meaning {
	at := &m[maphash.String(meaningSeed, value)%meaningSlots]
	if at.value != value {
		*at = meaning{value: value}
	}
	return at
}

// hintsOf returns the hints of a value.
func (m *meanings) hintsOf(value string) hints {
	at := m.of(value)
	if at.known&knownHints == 0 {
		at.hints, at.known = readHints(value), at.known|knownHints
	}
	return at.hints
}

// senseOf returns the sense of a value, all that its names say.
func (m *meanings) senseOf(value string) (s sense) {
	if at := m.of(value); at.known&knownSense != 0 {
		return at.sense
	}
	for name := range strings.FieldsSeq(value) {
		if len(name) == len(value) {
			s = senseOf(name)
		} else {
			s = s.and(m.senseOf(name))
		}
	}
	at := m.of(value) // again: one of the names may have its slot now
	at.sense, at.known = s, at.known|knownSense
	return s
}

// and is what two names of an element say together.
func (s sense) and(t sense) sense {
	return sense{stronger(s.rule, t.rule), s.flags | t.flags}
}
