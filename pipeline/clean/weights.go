package clean

// A column of weights is for one class of words.
type column uint8

const (
	commonWord  column = iota // written in lower case: "reporter"
	eitherWord                // "apple", "march"
	nameWord                  // "Berlin"
	unknownWord               // in no list
	phraseWord                // common, and part of a name of the lexicon with a capital beside it: "House" in "White House"
	pageWord                  // common, and the page has it with a capital beside the same word
	headingWord               // in a heading whose words have capitals
	columns
)

// column returns the column of a word of class c whose features are v.
func (v *vector) column(c class) column {
	switch {
	case v.inTitleCase():
		return headingWord
	case c&common != 0 && v[phraseBefore]+v[phraseAfter] > 0:
		return phraseWord
	case c&common != 0 && v[prevRatio+ratioPure]+v[nextRatio+ratioPure] > 0:
		return pageWord
	case c&(common|name) == common|name:
		return eitherWord
	case c&common != 0:
		return commonWord
	case c&name != 0:
		return nameWord
	default:
		return unknownWord
	}
}

// inTitleCase reports whether the features are of a word in a heading of which
// most words have capitals.
func (v *vector) inTitleCase() bool { return v[headingRatio+ratioLog] > 0 }

// score sums up the weights of the features of a word of class c: the log-odds
// that text prints the word with a capital there.
func (v *vector) score(c class) (sum float64) {
	k := v.column(c)
	for f, x := range v {
		if x != 0 {
			sum += weights[f][k] * x
		}
	}
	return sum
}

// bySource returns the log-odds of each source that has any, rounded.
func (v *vector) bySource(c class) map[string]any {
	out, k := map[string]any{}, v.column(c)
	for _, s := range sources {
		sum := 0.0
		for f := s.from; f < s.to; f++ {
			sum += weights[f][k] * v[f]
		}
		if sum != 0 {
			out[s.name] = round(sum)
		}
	}
	return out
}

// sources name the groups of features as evidence has them.
var sources = []struct {
	name     string
	from, to feature
}{
	{"prior", bias, pageRatio},
	{"page", pageRatio, prevRatio},
	{"bigrams", prevRatio, aside},
	{"aside", aside, surname + 1},
	{"lexicon", lexKnown, prevKind},
	{"neighbours", prevKind, genitive},
	{"shape", genitive, headingRatio},
	{"heading", headingRatio, features},
}

var weights = [features][columns]float64{
	bias:                                           {1.87, 2.07, 2.16, 2.11, 1.94, 1.86, 1.94},
	pageRatio + ratioUnseen:                        {-0.23, 0.00, 0.41, -0.10, 0.53, -0.16, -0.42},
	pageRatio + ratioLog:                           {0.56, 0.73, 0.54, 1.18, 0.43, 0.60, 0.35},
	pageRatio + ratioCount:                         {0.04, 0.17, -0.18, 0.46, -0.17, -0.06, -0.05},
	pageRatio + ratioPure:                          {0.56, 0.36, 0.50, 0.58, 0.82, 0.33, 0.31},
	pageRatio + ratioNever:                         {0.58, 0.28, -0.62, -0.60, 0.65, 0.39, 0.50},
	prevRatio + ratioUnseen:                        {0.03, 0.13, 0.76, 0.51, 0.29, -0.07, 0.04},
	prevRatio + ratioLog:                           {0.44, 0.40, 0.21, -0.07, 0.44, 0.28, 0.13},
	prevRatio + ratioCount:                         {-0.01, 0.33, 0.64, 0.18, 0.03, 0.50, 0.69},
	prevRatio + ratioPure:                          {0.01, 0.01, 0.04, -0.20, 0.07, 0.20, 0.16},
	prevRatio + ratioNever:                         {-0.26, -0.22, -1.00, -0.38, -1.46, -0.79, 0.44},
	prevFunctionRatio + ratioUnseen:                {-0.38, -0.15, 0.13, -0.11, -0.01, 0.09, 0.06},
	prevFunctionRatio + ratioLog:                   {0.66, 0.32, 0.46, 0.49, 0.66, 0.55, 0.39},
	prevFunctionRatio + ratioCount:                 {-0.08, -0.08, -0.04, -0.10, 0.05, -0.08, -0.32},
	prevFunctionRatio + ratioPure:                  {0.10, -0.40, -0.02, -0.01, 0.10, -0.08, 0.56},
	prevFunctionRatio + ratioNever:                 {-0.16, -0.44, 0.24, -0.35, 1.28, 1.07, 0.12},
	nextRatio + ratioUnseen:                        {0.17, 0.35, 0.69, 0.49, 0.73, 0.50, 0.17},
	nextRatio + ratioLog:                           {0.33, 0.31, -0.24, 0.92, 0.16, 0.51, 0.19},
	nextRatio + ratioCount:                         {-0.47, -0.07, -0.70, 0.38, 0.55, 0.13, -0.24},
	nextRatio + ratioPure:                          {0.47, 0.47, 0.48, 0.85, 0.39, 0.78, 0.27},
	nextRatio + ratioNever:                         {-0.04, -0.26, -0.65, -0.50, -0.82, -1.34, -0.28},
	nextFunctionRatio + ratioUnseen:                {-0.59, -0.36, -0.12, -0.30, -0.03, 0.16, -0.58},
	nextFunctionRatio + ratioLog:                   {0.27, 0.10, -0.30, 0.12, 0.19, 0.26, -0.06},
	nextFunctionRatio + ratioCount:                 {0.27, 0.35, -0.09, 0.50, 0.16, 0.18, 0.18},
	nextFunctionRatio + ratioPure:                  {-0.10, -0.27, -0.42, 0.09, -0.02, -0.23, 0.59},
	nextFunctionRatio + ratioNever:                 {-0.40, -0.75, -0.06, 0.63, 0.64, -0.48, -0.14},
	likeRatio + ratioUnseen:                        {-0.57, -0.61, 0.19, -0.35, -0.04, -0.60, -0.48},
	likeRatio + ratioLog:                           {0.53, 0.73, 0.65, 0.52, 0.57, 0.41, 0.59},
	likeRatio + ratioCount:                         {0.04, 0.11, 0.10, -0.38, 0.17, -0.09, -0.11},
	likeRatio + ratioPure:                          {0.20, -0.12, 0.45, -0.18, -0.04, -0.24, 0.11},
	likeRatio + ratioNever:                         {0.45, 0.16, -0.39, -0.17, -0.26, -0.89, 0.18},
	aside:                                          {0.05, 0.05, 0.37, -0.42, 0.05, 0.05, 0.22},
	asidePair:                                      {2.36, 1.80, 1.04, 0.86, 1.29, 0.46, 0.87},
	surname:                                        {-0.04, 0.57, 0.21, 1.35, 0.79, 0.25, 1.13},
	lexKnown:                                       {2.25, 2.25, 2.30, 2.25, 2.25, 2.25, 3.00},
	lexRare:                                        {0.68, -1.38, 0.68, 1.55, 1.53, 0.40, 0.59},
	lexLowered:                                     {-0.94, 0.45, -1.92, -0.50, -0.61, 0.26, 0.99},
	lexEveryday:                                    {-1.22, -1.85, -1.21, -1.21, -1.17, -0.88, -1.07},
	lexNoun:                                        {0.59, 0.44, 0.48, 0.48, 0.34, 0.32, 0.52},
	lexPerson:                                      {0.39, 0.53, 0.28, 0.28, 0.64, 0.14, 0.58},
	partOf:                                         {0.27, 0.13, 0.09, 0.09, 0.24, 0.31, 0.21},
	lexGiven:                                       {0.39, 0.68, 0.70, 0.60, 0.87, 1.14, 0.20},
	wordEnding:                                     {-1.59, -1.59, -1.59, -2.08, -1.59, -1.59, -1.66},
	compound:                                       {-0.84, -0.84, -0.84, -1.28, -0.84, -0.84, 0.24},
	plural:                                         {-0.18, -0.29, -0.05, -0.91, 1.87, -0.29, 0.24},
	phraseBefore:                                   {0.18, 0.18, 0.39, 1.56, 0.11, 0.18, 1.28},
	phraseAfter:                                    {1.34, 1.34, 1.49, 1.84, 1.66, 1.34, 1.95},
	prevKind + noNeighbour:                         {0.03, 0.52, -0.07, -0.03, 0.71, 1.01, 0.40},
	prevKind + functionWord:                        {-0.61, -0.41, -0.20, -0.29, -0.34, -0.28, -0.34},
	prevKind + lowerWord:                           {-1.42, -1.24, -0.97, -0.87, -1.21, -0.91, -1.58},
	prevKind + startWord:                           {-0.16, -0.02, 0.41, 0.58, -0.32, -0.15, 0.16},
	prevKind + commonCapital:                       {0.96, 1.13, 0.63, -0.18, 0.72, 0.79, 0.52},
	prevKind + nameCapital:                         {0.11, 0.38, 0.26, 0.47, 0.24, 0.02, 0.12},
	prevKind + acronym:                             {-0.08, -0.59, 0.24, -0.25, 0.44, -0.43, 0.08},
	nextKind + noNeighbour:                         {-0.58, -0.38, -0.31, -0.55, -0.38, -0.17, -0.27},
	nextKind + functionWord:                        {-0.67, -0.58, -0.37, -0.38, -0.17, -0.47, -0.28},
	nextKind + lowerWord:                           {-1.34, -1.17, -0.99, -1.02, -0.75, -1.57, -1.85},
	nextKind + startWord:                           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:                       {1.71, 1.63, 1.25, 1.23, 1.40, 1.38, 0.88},
	nextKind + nameCapital:                         {0.15, 0.35, 0.74, 0.73, -0.04, 1.04, 0.36},
	nextKind + acronym:                             {-0.34, -0.14, -0.26, 0.28, 1.03, 0.19, 0.79},
	pairKind + noNeighbour*kinds + noNeighbour:     {-0.11, 0.34, 0.36, -0.53, -0.06, -0.06, 0.89},
	pairKind + noNeighbour*kinds + functionWord:    {0.19, 0.29, -0.24, 0.64, 0.11, 0.01, 0.51},
	pairKind + noNeighbour*kinds + lowerWord:       {0.20, -0.12, 0.19, 0.29, 0.18, 1.04, 1.86},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.46, 3.12, 0.66, -0.38, 0.64, 1.00, 0.06},
	pairKind + noNeighbour*kinds + nameCapital:     {0.43, 1.07, 1.40, 1.89, 1.42, 1.25, 0.73},
	pairKind + noNeighbour*kinds + acronym:         {-0.43, 1.15, 1.40, 0.70, 0.42, 1.04, 1.10},
	pairKind + functionWord*kinds + noNeighbour:    {-0.29, -0.05, 0.02, -0.26, 1.39, -0.18, 0.43},
	pairKind + functionWord*kinds + functionWord:   {-0.43, -0.07, 0.13, -0.53, 0.77, -0.35, -0.28},
	pairKind + functionWord*kinds + lowerWord:      {-0.64, -0.30, -0.39, -0.36, 0.53, -0.70, -0.95},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {1.02, 1.00, 1.25, 1.92, 1.35, 1.52, 1.44},
	pairKind + functionWord*kinds + nameCapital:    {0.24, 0.42, 0.84, 1.43, 0.28, 1.41, 0.74},
	pairKind + functionWord*kinds + acronym:        {-0.07, -0.34, 1.44, 0.61, 0.15, 1.06, 1.05},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.16, -0.94, -0.44, -1.11, -1.03, -0.04, 0.05},
	pairKind + lowerWord*kinds + functionWord:      {-1.00, -0.62, -0.61, -0.77, 0.17, -0.67, -1.56},
	pairKind + lowerWord*kinds + lowerWord:         {-0.72, -0.66, -0.12, -0.37, -0.60, -0.17, -0.40},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.47, 0.59, 0.82, 1.58, 1.35, 2.00, 0.11},
	pairKind + lowerWord*kinds + nameCapital:       {-0.26, 0.54, 0.84, 1.71, 0.08, 1.84, 0.07},
	pairKind + lowerWord*kinds + acronym:           {-0.46, -0.12, 1.59, -0.08, -0.41, -1.04, -1.40},
	pairKind + startWord*kinds + noNeighbour:       {0.55, 0.63, 0.79, 1.21, 1.38, 0.51, 0.64},
	pairKind + startWord*kinds + functionWord:      {-0.33, -0.45, 1.13, 0.15, -0.17, -0.54, 0.66},
	pairKind + startWord*kinds + lowerWord:         {-1.08, -0.79, -0.19, -0.04, -0.43, -0.84, -0.86},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.66, 1.02, 1.25, 1.73, 1.58, 1.62, 1.18},
	pairKind + startWord*kinds + nameCapital:       {1.15, 1.34, 1.06, 0.09, 0.16, 1.55, 1.79},
	pairKind + startWord*kinds + acronym:           {0.41, -0.11, 1.41, 1.42, 1.16, 1.44, 0.46},
	pairKind + commonCapital*kinds + noNeighbour:   {1.03, 1.48, 1.25, 1.43, 0.57, 1.54, 1.02},
	pairKind + commonCapital*kinds + functionWord:  {0.60, 0.44, 0.47, 0.45, 1.81, 1.13, 1.15},
	pairKind + commonCapital*kinds + lowerWord:     {0.33, 0.26, 0.19, -0.66, 0.91, -0.22, -0.11},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {0.86, 2.81, 0.38, 1.89, 0.81, 0.89, -0.18},
	pairKind + commonCapital*kinds + nameCapital:   {0.79, 0.38, 0.57, -0.15, 0.99, 0.94, 1.36},
	pairKind + commonCapital*kinds + acronym:       {0.84, 2.06, 1.30, 1.54, 1.70, 1.58, 1.71},
	pairKind + nameCapital*kinds + noNeighbour:     {0.59, 0.74, 0.49, 0.72, 0.39, 0.83, 0.58},
	pairKind + nameCapital*kinds + functionWord:    {-0.21, -0.04, 0.93, 0.53, 0.17, 0.37, 0.97},
	pairKind + nameCapital*kinds + lowerWord:       {-0.26, 0.06, 0.56, 0.88, 0.34, 0.31, -0.67},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.67, 1.47, 0.75, 0.67, 0.98, 0.37, 0.89},
	pairKind + nameCapital*kinds + nameCapital:     {0.08, -0.13, 0.75, 0.00, 0.59, 1.24, -0.09},
	pairKind + nameCapital*kinds + acronym:         {0.05, 1.63, -0.70, 1.69, 0.63, 1.65, 1.50},
	pairKind + acronym*kinds + noNeighbour:         {0.19, -0.45, 0.01, 1.22, -0.14, -0.21, 0.11},
	pairKind + acronym*kinds + functionWord:        {-0.17, -0.83, 0.96, 0.64, 0.48, 0.42, -0.10},
	pairKind + acronym*kinds + lowerWord:           {-0.26, 0.02, 1.42, -1.15, -0.21, -0.10, -0.35},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.05, 1.09, 0.78, -0.07, 0.82, 1.41, 1.01},
	pairKind + acronym*kinds + nameCapital:         {1.10, 1.89, 1.03, 0.86, 1.44, 0.24, 2.11},
	pairKind + acronym*kinds + acronym:             {0.21, 0.61, 0.72, -0.47, 0.15, 1.40, 1.15},
	prev2Kind + noNeighbour:                        {-0.70, -0.40, -0.35, -0.63, -0.87, -0.20, -0.87},
	prev2Kind + functionWord:                       {-0.52, -0.44, -0.32, -0.45, 0.02, -0.22, -0.01},
	prev2Kind + lowerWord:                          {-0.86, -0.50, -0.22, -0.41, -0.75, -0.01, -1.46},
	prev2Kind + startWord:                          {0.12, -0.11, 0.06, 0.39, 0.88, 0.38, 0.66},
	prev2Kind + commonCapital:                      {0.36, 0.65, 1.01, 0.69, -0.23, 0.50, 0.50},
	prev2Kind + nameCapital:                        {-0.23, -0.10, 0.28, 0.90, 0.80, 0.40, -0.04},
	prev2Kind + acronym:                            {-0.11, 0.32, 0.94, 0.95, -0.18, -1.10, 0.49},
	next2Kind + noNeighbour:                        {0.06, -0.04, -0.08, 0.02, 0.10, -0.33, -0.01},
	next2Kind + functionWord:                       {-0.41, -0.16, 0.05, 0.16, -0.13, -0.09, -0.66},
	next2Kind + lowerWord:                          {-0.80, -0.52, -0.26, -0.21, 0.29, -0.74, -1.29},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {-0.05, 0.22, -0.34, -0.15, 0.72, 0.75, -0.02},
	next2Kind + nameCapital:                        {-0.30, -0.34, 0.25, -0.32, -0.77, -0.00, -0.42},
	next2Kind + acronym:                            {0.01, 0.60, 1.51, 0.08, 1.21, 1.71, 0.53},
	ofCommon:                                       {2.68, 2.29, 1.77, 2.46, 2.39, 1.85, 1.74},
	ofName:                                         {2.01, 1.98, 1.92, 1.19, 1.83, 2.24, 1.96},
	beforeOfCommon:                                 {4.19, 3.66, 2.92, 2.52, 2.77, 2.94, 2.61},
	beforeOfName:                                   {1.97, 2.27, 1.33, 2.23, 2.54, 1.97, 1.14},
	afterThe:                                       {0.34, -0.15, 0.42, -0.08, 0.78, 0.74, 0.16},
	afterA:                                         {-0.07, -0.34, 0.70, -0.75, 1.41, 0.53, 0.53},
	afterIn:                                        {0.27, 0.12, 0.57, 0.34, -0.31, 0.27, 0.30},
	afterOf:                                        {-0.01, -0.00, 0.38, 0.03, -0.41, 0.83, 0.09},
	afterOwner:                                     {-0.97, -1.58, -0.27, -1.12, -1.00, -1.42, 0.36},
	afterOffice:                                    {0.76, 2.32, 1.17, 2.21, 1.24, 1.93, 1.69},
	afterLowOffice:                                 {1.30, 2.87, 2.33, 2.67, 2.31, 2.21, 1.63},
	afterGiven:                                     {0.91, 1.14, 1.41, 2.14, 1.05, 1.03, 1.34},
	beforeSaid:                                     {0.76, 0.56, 1.23, 1.72, 2.09, 1.65, 0.96},
	beforeGiven:                                    {-0.30, 0.08, 0.01, -0.34, -0.64, 0.40, -0.07},
	beforeOffice:                                   {0.09, 0.47, 0.24, -0.60, 1.37, 1.26, 1.52},
	beforeNumber:                                   {1.24, 1.28, 1.10, 2.04, 2.34, 2.27, 1.27},
	genitive:                                       {1.66, 0.86, 1.67, 1.47, 1.96, 1.22, 0.63},
	hyphenBefore:                                   {-1.09, -1.41, -1.49, -1.79, -2.03, -0.29, -1.80},
	hyphenAfter:                                    {0.44, -0.01, -0.95, -0.27, 0.95, 1.60, 0.73},
	listed:                                         {4.38, 5.39, 3.20, 4.55, 3.00, 3.00, 3.58},
	head:                                           {2.93, 2.29, 1.86, 1.86, 2.63, 2.32, 2.85},
	beforeHead:                                     {4.02, 3.12, 1.70, 2.47, 1.82, 1.93, 1.25},
	givenFirst:                                     {-0.09, 0.20, -0.09, -0.09, -0.41, 0.10, 0.40},
	officeFirst:                                    {1.90, 0.54, 0.60, 0.60, 0.53, 1.20, 0.66},
	personBeforeName:                               {-0.63, -0.70, -0.62, -1.59, -0.87, -0.57, -0.31},
	personBeforeGiven:                              {-0.51, -0.88, -0.57, -1.32, -0.70, 0.40, 0.99},
	personAfterName:                                {-0.18, -0.25, -0.29, -0.29, -0.13, -0.39, -0.33},
	personOf:                                       {-1.35, -2.04, -1.08, -0.76, 0.16, 0.46, -1.32},
	afterDay:                                       {-2.46, -2.69, -0.26, -1.90, -3.45, -1.90, -1.90},
	directionOf:                                    {-1.07, -2.47, -1.07, -1.07, -1.07, -1.07, -0.12},
	afterRun:                                       {-0.24, -0.03, 0.71, 0.02, -0.01, -0.51, 0.03},
	joinedToName:                                   {0.73, 0.37, -0.64, -0.43, -0.81, 1.02, -0.77},
	beforeAcronym:                                  {3.40, 0.80, 1.25, 2.31, 2.03, 0.82, 1.90},
	habit:                                          {0.35, 0.13, 0.16, 0.20, -0.00, 0.09, 0.06},
	ofInstitution:                                  {3.65, 1.15, 0.67, 0.61, 1.14, 0.62, 0.02},
	headingRatio + ratioUnseen:                     {1.22, 1.25, 0.53, -0.11, 1.11, 0.10, 0.49},
	headingRatio + ratioLog:                        {-0.81, 0.09, -0.40, -1.38, -0.31, -0.77, 0.09},
	headingRatio + ratioCount:                      {0.06, -0.33, -0.76, -0.52, -1.01, -1.14, -0.84},
	headingRatio + ratioPure:                       {0.62, 0.62, 0.62, 0.62, 0.62, 0.62, 0.82},
	headingRatio + ratioNever:                      {0.88, 1.44, 0.90, 1.25, 0.64, 1.42, 0.64},
	headingWordRatio + ratioUnseen:                 {0.91, 0.55, 0.66, -0.05, 1.14, 1.29, 0.76},
	headingWordRatio + ratioLog:                    {1.10, 1.29, 0.77, 2.21, 0.78, 0.43, 0.99},
	headingWordRatio + ratioCount:                  {-0.23, 0.41, -0.09, 1.15, -0.09, -0.29, -0.20},
	headingWordRatio + ratioPure:                   {0.85, 0.93, 0.39, 1.70, 0.40, 0.30, 0.30},
	headingWordRatio + ratioNever:                  {-3.13, -2.26, -2.01, -1.93, -2.01, -2.12, -3.31},
	headingProof:                                   {0.06, -0.22, 0.54, 0.59, 0.39, 1.30, 0.59},
	headingOthers:                                  {0.54, 0.70, 0.64, 0.57, 0.23, 0.33, 0.59},
	headingShort:                                   {-1.08, -2.02, -1.23, -1.34, -0.11, -0.62, -0.16},
	headingFirst:                                   {3.43, 4.39, 2.66, 3.77, 1.26, 1.18, 0.81},
	headingLast:                                    {-0.30, -0.47, -0.32, -1.25, 0.23, -0.84, -0.69},
}
