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
	bias:                                           {1.80, 1.99, 2.11, 2.04, 1.87, 1.81, 1.81},
	pageRatio + ratioUnseen:                        {-0.31, -0.06, 0.37, -0.19, 0.52, -0.25, -0.65},
	pageRatio + ratioLog:                           {0.58, 0.79, 0.58, 1.15, 0.48, 0.70, 0.46},
	pageRatio + ratioCount:                         {0.07, 0.16, -0.18, 0.37, -0.16, -0.08, 0.08},
	pageRatio + ratioPure:                          {0.53, 0.26, 0.46, 0.58, 0.73, 0.26, 0.34},
	pageRatio + ratioNever:                         {0.49, 0.30, -0.73, -0.06, 0.73, 0.29, 0.30},
	prevRatio + ratioUnseen:                        {0.01, 0.14, 0.75, 0.48, 0.29, -0.24, -0.17},
	prevRatio + ratioLog:                           {0.51, 0.43, 0.20, 0.03, 0.36, 0.31, 0.15},
	prevRatio + ratioCount:                         {-0.04, 0.32, 0.63, 0.09, -0.02, 0.47, 0.57},
	prevRatio + ratioPure:                          {-0.00, -0.00, 0.05, -0.22, 0.08, 0.19, 0.20},
	prevRatio + ratioNever:                         {-0.15, -0.12, -0.81, -0.32, -1.22, -0.66, 0.28},
	prevFunctionRatio + ratioUnseen:                {-0.37, -0.13, 0.17, -0.06, -0.01, -0.06, 0.15},
	prevFunctionRatio + ratioLog:                   {0.58, 0.30, 0.43, 0.51, 0.59, 0.48, 0.30},
	prevFunctionRatio + ratioCount:                 {-0.09, -0.08, -0.04, -0.05, 0.03, -0.07, -0.30},
	prevFunctionRatio + ratioPure:                  {0.30, -0.34, 0.02, 0.01, 0.12, -0.17, 0.62},
	prevFunctionRatio + ratioNever:                 {-0.36, -0.54, 0.15, -0.53, 1.07, 0.84, -0.26},
	nextRatio + ratioUnseen:                        {0.15, 0.35, 0.68, 0.46, 0.73, 0.32, 0.00},
	nextRatio + ratioLog:                           {0.34, 0.29, -0.16, 0.85, 0.19, 0.61, 0.12},
	nextRatio + ratioCount:                         {-0.50, -0.04, -0.64, 0.32, 0.56, 0.18, -0.07},
	nextRatio + ratioPure:                          {0.22, 0.22, 0.29, 0.75, 0.16, 0.57, 0.08},
	nextRatio + ratioNever:                         {-0.01, -0.30, -0.60, -0.25, -0.80, -0.95, -0.49},
	nextFunctionRatio + ratioUnseen:                {-0.48, -0.24, 0.03, -0.24, 0.08, 0.06, -0.07},
	nextFunctionRatio + ratioLog:                   {0.33, 0.16, -0.20, 0.01, 0.25, 0.17, 0.00},
	nextFunctionRatio + ratioCount:                 {0.23, 0.34, -0.09, 0.27, 0.15, 0.21, 0.12},
	nextFunctionRatio + ratioPure:                  {-0.08, -0.27, -0.33, 0.30, 0.07, -0.22, 1.46},
	nextFunctionRatio + ratioNever:                 {-0.17, -0.55, 0.25, 1.04, 0.99, -0.32, 0.11},
	likeRatio + ratioUnseen:                        {-0.48, -0.53, 0.32, -0.26, 0.04, -0.50, -0.26},
	likeRatio + ratioLog:                           {0.55, 0.74, 0.65, 0.56, 0.61, 0.44, 0.35},
	likeRatio + ratioCount:                         {0.04, 0.12, 0.08, -0.35, 0.23, -0.08, -0.19},
	likeRatio + ratioPure:                          {0.22, -0.13, 0.48, -0.07, -0.04, -0.24, -0.22},
	likeRatio + ratioNever:                         {0.52, 0.27, -0.07, 0.16, -0.23, -0.73, 0.30},
	aside:                                          {-0.02, -0.02, 0.32, -0.39, -0.02, -0.02, 0.16},
	asidePair:                                      {2.35, 1.88, 0.91, 0.84, 1.17, 0.36, 0.70},
	surname:                                        {-0.08, 0.54, 0.15, 1.35, 0.80, 0.39, 1.02},
	lexKnown:                                       {1.86, 1.86, 2.07, 1.86, 1.86, 1.86, 2.82},
	lexRare:                                        {0.78, -1.29, 0.78, 1.54, 1.62, 0.54, 1.16},
	lexLowered:                                     {-0.92, 0.57, -1.98, -0.44, -0.57, 0.26, 0.97},
	lexEveryday:                                    {-1.03, -1.68, -0.97, -0.97, -0.94, -0.67, -0.47},
	lexNoun:                                        {0.61, 0.46, 0.53, 0.53, 0.37, 0.39, 0.73},
	lexPerson:                                      {0.34, 0.48, 0.22, 0.22, 0.56, 0.07, 0.43},
	partOf:                                         {0.26, 0.12, 0.11, 0.11, 0.22, 0.28, 0.19},
	lexGiven:                                       {0.51, 0.71, 0.85, 0.73, 0.95, 1.23, 0.42},
	wordEnding:                                     {-1.55, -1.55, -1.55, -2.04, -1.55, -1.55, -1.74},
	compound:                                       {-0.81, -0.81, -0.81, -1.25, -0.81, -0.81, 0.19},
	plural:                                         {-0.21, -0.31, -0.07, -1.01, 1.84, -0.37, -0.13},
	phraseBefore:                                   {0.23, 0.23, 0.45, 1.63, 0.19, 0.23, 0.97},
	phraseAfter:                                    {1.47, 1.47, 1.62, 1.95, 1.76, 1.47, 2.27},
	prevKind + noNeighbour:                         {-0.03, 0.52, 0.04, -0.04, 0.62, 0.89, 0.24},
	prevKind + functionWord:                        {-0.67, -0.49, -0.25, -0.38, -0.35, -0.34, -0.60},
	prevKind + lowerWord:                           {-1.41, -1.22, -0.86, -0.83, -1.23, -0.90, -1.66},
	prevKind + startWord:                           {-0.19, -0.04, 0.53, 0.57, -0.28, -0.13, -0.08},
	prevKind + commonCapital:                       {0.70, 0.92, 0.33, -0.42, 0.53, 0.50, -0.00},
	prevKind + nameCapital:                         {0.00, 0.24, 0.15, 0.35, 0.08, 0.09, -0.02},
	prevKind + acronym:                             {-0.08, -0.54, 0.33, -0.19, 0.50, -0.45, -0.31},
	nextKind + noNeighbour:                         {-0.52, -0.30, -0.24, -0.49, -0.48, -0.37, -0.36},
	nextKind + functionWord:                        {-0.84, -0.73, -0.51, -0.53, -0.35, -0.77, -0.58},
	nextKind + lowerWord:                           {-1.29, -1.07, -0.95, -0.98, -0.67, -1.55, -1.93},
	nextKind + startWord:                           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:                       {1.51, 1.45, 0.89, 0.95, 1.05, 1.06, 0.35},
	nextKind + nameCapital:                         {0.14, 0.39, 0.75, 0.75, -0.09, 0.94, 0.33},
	nextKind + acronym:                             {-0.52, -0.14, -0.21, 0.30, 1.10, 0.11, -0.18},
	pairKind + noNeighbour*kinds + noNeighbour:     {-0.24, 0.19, 0.13, -0.59, -0.18, -0.18, -0.05},
	pairKind + noNeighbour*kinds + functionWord:    {0.15, 0.20, -0.19, 0.66, 0.11, 0.00, -0.00},
	pairKind + noNeighbour*kinds + lowerWord:       {0.05, -0.37, 0.08, 0.09, -0.07, 0.72, 0.52},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.60, 3.39, 1.12, 0.08, 1.10, 1.33, 1.10},
	pairKind + noNeighbour*kinds + nameCapital:     {0.36, 1.06, 1.52, 1.98, 1.54, 1.32, 1.48},
	pairKind + noNeighbour*kinds + acronym:         {-1.03, 1.05, 1.21, 0.52, 0.17, 0.78, 1.76},
	pairKind + functionWord*kinds + noNeighbour:    {-0.33, -0.06, 0.09, -0.35, 1.43, -0.20, 0.22},
	pairKind + functionWord*kinds + functionWord:   {-0.40, -0.00, 0.31, -0.47, 0.82, -0.31, -0.31},
	pairKind + functionWord*kinds + lowerWord:      {-0.73, -0.40, -0.32, -0.41, 0.45, -0.81, -1.09},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {1.14, 1.12, 1.22, 1.96, 1.32, 1.51, 0.77},
	pairKind + functionWord*kinds + nameCapital:    {0.16, 0.38, 0.75, 1.39, 0.28, 1.31, 0.20},
	pairKind + functionWord*kinds + acronym:        {0.01, -0.29, 1.45, 0.63, 0.19, 1.05, 1.19},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.34, -1.12, -0.54, -1.29, -1.23, -0.03, -0.59},
	pairKind + lowerWord*kinds + functionWord:      {-1.08, -0.72, -0.67, -0.82, 0.19, -0.74, -1.93},
	pairKind + lowerWord*kinds + lowerWord:         {-0.93, -0.94, -0.15, -0.54, -0.81, -0.68, -0.68},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.47, 0.57, 0.98, 1.63, 1.51, 2.09, 0.34},
	pairKind + lowerWord*kinds + nameCapital:       {-0.43, 0.30, 0.71, 1.50, -0.03, 1.67, 0.10},
	pairKind + lowerWord*kinds + acronym:           {-0.56, -0.36, 1.46, -0.25, -0.56, -0.96, -1.41},
	pairKind + startWord*kinds + noNeighbour:       {0.40, 0.46, 0.63, 1.12, 1.27, 0.27, 0.15},
	pairKind + startWord*kinds + functionWord:      {-0.43, -0.52, 1.02, -0.01, -0.15, -0.59, 0.40},
	pairKind + startWord*kinds + lowerWord:         {-1.32, -0.98, -0.38, -0.29, -0.79, -0.99, -1.35},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.65, 0.96, 1.15, 1.64, 1.46, 1.56, 0.72},
	pairKind + startWord*kinds + nameCapital:       {0.96, 1.18, 0.79, -0.06, -0.25, 1.34, 0.87},
	pairKind + startWord*kinds + acronym:           {0.26, -0.35, 1.08, 0.37, 0.65, 1.08, -0.20},
	pairKind + commonCapital*kinds + noNeighbour:   {1.11, 1.51, 1.38, 1.39, 0.66, 1.73, 1.08},
	pairKind + commonCapital*kinds + functionWord:  {0.70, 0.53, 0.49, 0.67, 1.86, 1.50, 0.91},
	pairKind + commonCapital*kinds + lowerWord:     {0.34, 0.14, 0.32, -0.57, 0.81, -0.15, 0.23},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {1.12, 2.82, 0.45, 1.92, 0.88, 1.02, -0.11},
	pairKind + commonCapital*kinds + nameCapital:   {0.81, 0.31, 0.58, -0.20, 0.85, 0.89, 0.34},
	pairKind + commonCapital*kinds + acronym:       {0.88, 1.52, 0.97, 0.91, 1.31, 1.23, 0.12},
	pairKind + nameCapital*kinds + noNeighbour:     {0.53, 0.72, 0.53, 0.56, 0.51, 0.59, 0.47},
	pairKind + nameCapital*kinds + functionWord:    {-0.23, -0.02, 0.98, 0.58, 0.19, 0.27, 0.60},
	pairKind + nameCapital*kinds + lowerWord:       {-0.42, -0.09, 0.63, 0.81, 0.21, -0.02, -1.08},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.77, 1.53, 0.87, 0.89, 1.09, 0.40, 0.73},
	pairKind + nameCapital*kinds + nameCapital:     {-0.01, -0.21, 0.75, 0.09, 0.57, 1.10, 0.16},
	pairKind + nameCapital*kinds + acronym:         {0.09, 1.48, -0.77, 0.11, 0.59, 1.42, 0.84},
	pairKind + acronym*kinds + noNeighbour:         {0.05, -0.57, -0.11, 1.13, -0.19, -0.28, -0.15},
	pairKind + acronym*kinds + functionWord:        {-0.24, -1.14, 1.02, 0.45, 0.51, 0.65, -0.14},
	pairKind + acronym*kinds + lowerWord:           {-0.51, -0.29, 1.26, -1.26, -0.50, -0.45, -0.54},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.08, 0.98, 0.91, -0.35, 0.83, 1.51, 0.88},
	pairKind + acronym*kinds + nameCapital:         {0.79, 1.51, 0.78, 0.37, 1.23, 0.03, 0.31},
	pairKind + acronym*kinds + acronym:             {0.19, 0.57, 0.79, 0.58, 0.25, 1.37, 0.08},
	prev2Kind + noNeighbour:                        {-0.68, -0.40, -0.32, -0.61, -0.82, -0.30, -0.89},
	prev2Kind + functionWord:                       {-0.53, -0.45, -0.31, -0.45, 0.00, -0.36, -0.26},
	prev2Kind + lowerWord:                          {-0.85, -0.51, -0.18, -0.39, -0.86, -0.15, -1.71},
	prev2Kind + startWord:                          {0.10, -0.10, 0.05, 0.31, 0.77, 0.30, 0.27},
	prev2Kind + commonCapital:                      {0.37, 0.70, 1.04, 0.80, -0.18, 0.68, 0.34},
	prev2Kind + nameCapital:                        {-0.22, -0.07, 0.37, 0.96, 0.80, 0.38, 0.06},
	prev2Kind + acronym:                            {-0.12, 0.28, 0.91, 1.07, -0.12, -1.09, 0.11},
	next2Kind + noNeighbour:                        {0.09, -0.00, 0.03, 0.08, 0.16, -0.36, -0.08},
	next2Kind + functionWord:                       {-0.37, -0.10, 0.17, 0.27, -0.13, -0.03, -0.54},
	next2Kind + lowerWord:                          {-0.77, -0.49, -0.16, -0.12, 0.29, -0.76, -1.32},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {-0.03, 0.30, -0.17, -0.14, 0.69, 0.71, -0.08},
	next2Kind + nameCapital:                        {-0.26, -0.28, 0.42, -0.18, -0.75, 0.01, -0.07},
	next2Kind + acronym:                            {-0.10, 0.62, 1.54, 0.20, 1.25, 1.73, 0.27},
	ofCommon:                                       {2.62, 2.17, 1.48, 2.35, 2.12, 1.61, 0.88},
	ofName:                                         {1.94, 1.88, 1.73, 1.01, 1.63, 2.24, 1.13},
	beforeOfCommon:                                 {4.13, 3.51, 2.72, 2.35, 2.58, 2.85, 2.37},
	beforeOfName:                                   {1.92, 2.25, 1.11, 2.11, 2.39, 1.88, 0.57},
	afterThe:                                       {0.37, -0.12, 0.42, -0.07, 0.79, 0.69, 0.33},
	afterA:                                         {-0.09, -0.41, 0.65, -0.92, 1.31, 0.41, 0.64},
	afterIn:                                        {0.35, 0.18, 0.78, 0.62, -0.32, 0.38, -0.29},
	afterOf:                                        {-0.02, -0.03, 0.47, 0.12, -0.37, 0.75, -0.12},
	afterOwner:                                     {-0.94, -1.59, -0.13, -1.10, -1.03, -1.34, 0.44},
	afterOffice:                                    {0.83, 2.35, 1.20, 2.29, 1.17, 1.79, 1.14},
	afterLowOffice:                                 {1.31, 2.86, 2.35, 2.71, 2.28, 2.21, 1.71},
	afterGiven:                                     {0.91, 1.15, 1.35, 2.17, 1.01, 1.03, 1.03},
	beforeSaid:                                     {0.80, 0.52, 1.28, 1.81, 2.14, 1.74, 1.42},
	beforeGiven:                                    {-0.31, 0.06, 0.05, -0.33, -0.75, 0.40, -0.50},
	beforeOffice:                                   {0.11, 0.41, 0.33, -0.53, 1.48, 1.36, 2.06},
	beforeNumber:                                   {1.16, 1.23, 1.10, 1.84, 2.23, 2.15, 0.30},
	genitive:                                       {1.65, 0.85, 1.63, 1.47, 1.95, 1.07, 0.68},
	hyphenBefore:                                   {-0.98, -1.40, -1.43, -1.71, -1.92, -0.14, -1.32},
	hyphenAfter:                                    {0.46, 0.03, -0.96, -0.24, 1.12, 1.77, 1.41},
	listed:                                         {4.42, 5.45, 3.26, 4.33, 3.05, 3.05, 3.57},
	head:                                           {2.93, 2.27, 1.83, 1.83, 2.60, 2.31, 2.68},
	beforeHead:                                     {3.50, 2.31, 0.64, 1.80, 0.87, 1.05, -0.35},
	givenFirst:                                     {-0.10, 0.18, -0.10, -0.10, -0.41, 0.06, 0.67},
	officeFirst:                                    {1.84, 0.52, 0.60, 0.60, 0.45, 1.16, 0.71},
	personBeforeName:                               {-0.57, -0.65, -0.57, -1.69, -0.75, -0.36, 0.00},
	personBeforeGiven:                              {-0.54, -0.93, -0.55, -1.29, -0.64, 0.36, 1.16},
	personAfterName:                                {-0.13, -0.20, -0.26, -0.25, -0.00, -0.44, -0.14},
	personOf:                                       {-1.21, -1.94, -0.91, -0.85, 0.29, 0.59, -1.20},
	afterDay:                                       {-2.32, -2.47, 0.04, -1.56, -2.97, -1.56, -1.56},
	directionOf:                                    {-1.25, -2.83, -1.25, -1.25, -1.25, -1.25, -0.49},
	afterRun:                                       {-0.27, -0.08, 0.63, 0.04, -0.04, -0.68, -0.23},
	joinedToName:                                   {0.70, 0.40, -0.65, -0.36, -0.82, 0.97, -0.34},
	beforeAcronym:                                  {3.49, 0.96, 1.26, 2.29, 2.08, 0.89, 1.21},
	habit:                                          {0.35, 0.13, 0.16, 0.18, 0.01, 0.03, 0.01},
	ofInstitution:                                  {3.87, 1.54, 1.02, 0.98, 1.44, 0.98, 0.40},
	headingRatio + ratioUnseen:                     {0.77, 0.93, 0.20, -0.14, 0.77, -0.27, 0.25},
	headingRatio + ratioLog:                        {-0.63, 0.12, -0.33, -0.47, -0.18, -0.69, 0.09},
	headingRatio + ratioCount:                      {0.20, -0.21, -0.63, -0.14, -0.91, -0.99, -0.95},
	headingRatio + ratioPure:                       {0.60, 0.60, 0.60, 0.60, 0.60, 0.60, 0.80},
	headingRatio + ratioNever:                      {1.08, 1.35, 0.94, 0.77, 0.76, 1.42, 0.75},
	headingWordRatio + ratioUnseen:                 {0.80, 0.45, 0.54, 0.11, 1.04, 1.39, 0.86},
	headingWordRatio + ratioLog:                    {1.05, 1.13, 0.73, 1.58, 0.74, 0.46, 0.95},
	headingWordRatio + ratioCount:                  {-0.21, 0.32, -0.11, 0.28, -0.08, -0.32, -0.15},
	headingWordRatio + ratioPure:                   {0.82, 1.08, 0.50, 2.22, 0.50, 0.41, 0.45},
	headingWordRatio + ratioNever:                  {-1.75, -0.97, -1.19, -1.60, -1.19, -1.28, -1.32},
	headingSmallRatio + ratioUnseen:                {0.48, 0.04, 0.04, -0.13, 0.34, 0.04, 0.08},
	headingSmallRatio + ratioLog:                   {-0.05, 0.12, 0.12, -0.01, 0.12, 0.65, 0.21},
	headingSmallRatio + ratioCount:                 {-0.18, 0.05, 0.05, -0.44, 0.05, 0.57, 0.10},
	headingSmallRatio + ratioPure:                  {0.41, 0.27, 0.27, 0.75, 0.27, 0.81, 0.53},
	headingSmallRatio + ratioNever:                 {0.09, -0.06, -0.06, -0.03, -0.06, 0.35, -0.04},
	headingSmall + feature(notSmall):               {0.49, 0.63, 0.62, -0.15, 0.96, 0.36, 1.01},
	headingSmall + feature(joiner):                 {-1.60, -1.61, -1.61, -0.72, -1.31, -1.23, -2.33},
	headingSmall + feature(longPreposition):        {-1.74, -1.18, -1.18, -1.18, -1.18, -0.65, -2.18},
	headingSmall + feature(shortVerb):              {1.28, -0.62, -0.62, -0.55, -0.62, -0.62, -1.30},
	headingProof:                                   {0.06, -0.36, 0.47, -0.03, 0.30, 1.26, 0.47},
	headingOthers:                                  {0.49, 0.60, 0.57, 0.38, 0.18, 0.25, 0.36},
	headingShort:                                   {-1.37, -2.50, -1.60, -1.30, -0.55, -1.23, -1.21},
	headingFirst:                                   {3.09, 4.31, 2.62, 2.82, 1.61, 1.41, 1.21},
	headingLast:                                    {-0.29, -0.50, -0.39, -0.63, 0.09, -0.80, -0.60},
}
