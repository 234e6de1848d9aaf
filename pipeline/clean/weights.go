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
	bias:                                           {1.83, 1.97, 2.15, 2.12, 1.97, 1.86, 1.84},
	pageRatio + ratioUnseen:                        {-0.41, -0.26, 0.29, -0.20, 0.23, -0.35, -0.70},
	pageRatio + ratioLog:                           {0.63, 0.85, 0.68, 1.13, 0.61, 0.63, 0.53},
	pageRatio + ratioCount:                         {0.09, 0.00, -0.08, 0.31, -0.41, 0.02, 0.02},
	pageRatio + ratioPure:                          {0.45, 0.35, 0.47, 0.61, 0.64, 0.28, -0.07},
	pageRatio + ratioNever:                         {0.54, 0.23, -0.77, 0.17, 0.20, 0.33, 0.33},
	prevRatio + ratioUnseen:                        {-0.16, -0.02, 0.74, 0.24, -0.03, -0.36, -0.45},
	prevRatio + ratioLog:                           {0.65, 0.75, 0.12, 0.19, 0.67, 0.36, 0.25},
	prevRatio + ratioCount:                         {-0.12, 0.41, 0.16, 0.02, 0.07, 0.36, 0.56},
	prevRatio + ratioPure:                          {0.04, 0.04, 0.01, -0.05, 0.35, 0.17, 0.13},
	prevRatio + ratioNever:                         {-0.17, -0.36, -1.33, -0.49, -1.31, -0.77, 0.35},
	prevFunctionRatio + ratioUnseen:                {-0.53, -0.22, 0.08, -0.04, 0.03, -0.20, -0.18},
	prevFunctionRatio + ratioLog:                   {0.62, 0.38, 0.66, 0.42, 0.72, 0.47, 0.29},
	prevFunctionRatio + ratioCount:                 {0.00, -0.10, 0.06, -0.08, 0.10, -0.09, -0.41},
	prevFunctionRatio + ratioPure:                  {0.13, 0.09, 0.23, 0.20, 0.27, 0.04, 0.67},
	prevFunctionRatio + ratioNever:                 {-0.27, -0.50, -0.74, -0.05, -0.23, 0.72, -0.28},
	nextRatio + ratioUnseen:                        {-0.05, 0.07, 0.30, 0.15, 0.15, 0.35, -0.23},
	nextRatio + ratioLog:                           {0.48, 0.53, -0.15, 0.72, 0.43, 0.68, 0.34},
	nextRatio + ratioCount:                         {-0.75, -0.21, -1.04, -0.25, -0.34, -0.00, -0.36},
	nextRatio + ratioPure:                          {0.31, 0.31, 0.34, 0.52, 0.38, 0.75, 0.04},
	nextRatio + ratioNever:                         {-0.14, -0.39, -0.59, -0.75, -1.21, -1.13, -0.78},
	nextFunctionRatio + ratioUnseen:                {-0.61, -0.46, -0.06, -0.36, -0.09, 0.21, -0.16},
	nextFunctionRatio + ratioLog:                   {0.32, 0.19, -0.17, 0.05, 0.67, 0.17, 0.00},
	nextFunctionRatio + ratioCount:                 {0.30, 0.29, 0.05, 0.33, 0.39, 0.26, 0.25},
	nextFunctionRatio + ratioPure:                  {-0.16, -0.27, -0.30, 0.16, 0.14, 0.16, 1.32},
	nextFunctionRatio + ratioNever:                 {-0.38, -0.66, 0.33, 0.59, -0.62, -0.29, -0.02},
	likeRatio + ratioUnseen:                        {-0.54, -0.46, 0.19, -0.24, -0.10, -0.82, -0.26},
	likeRatio + ratioLog:                           {0.60, 0.68, 0.64, 0.56, 0.45, 0.33, 0.30},
	likeRatio + ratioCount:                         {0.05, 0.31, 0.17, -0.15, -0.20, 0.06, -0.15},
	likeRatio + ratioPure:                          {0.13, -0.21, 0.26, -0.16, -0.15, -0.25, -0.44},
	likeRatio + ratioNever:                         {0.61, 0.33, -0.23, 0.42, 0.03, -1.12, 0.28},
	aside:                                          {0.45, 0.45, 0.78, 0.39, 0.45, 0.45, 0.79},
	surname:                                        {0.38, 0.40, 0.87, 1.59, 0.89, 0.57, 1.11},
	lexKnown:                                       {2.06, 2.06, 2.34, 2.06, 2.06, 2.06, 3.04},
	lexRare:                                        {0.62, -1.44, 0.62, 1.38, 1.34, 0.34, 1.33},
	lexEveryday:                                    {-1.09, -1.79, -1.02, -1.02, -1.05, -0.52, -0.54},
	lexNoun:                                        {0.70, 0.48, 0.63, 0.63, 0.59, 0.48, 0.88},
	lexPerson:                                      {0.33, 0.47, 0.21, 0.21, 0.24, -0.09, 0.34},
	partOf:                                         {0.23, 0.11, 0.05, 0.05, 0.24, 0.05, 0.18},
	lexGiven:                                       {0.61, 0.76, 0.64, 0.95, 1.46, 1.48, 0.75},
	wordEnding:                                     {-1.48, -1.48, -1.48, -2.15, -1.48, -1.48, -1.34},
	compound:                                       {-0.75, -0.75, -0.75, -1.18, -0.75, -0.75, 0.53},
	plural:                                         {-0.27, -0.26, 0.10, -0.93, 1.61, -0.58, -0.12},
	phraseBefore:                                   {0.32, 0.32, 0.26, 1.66, 0.34, 0.32, 1.75},
	phraseAfter:                                    {1.18, 1.18, 1.31, 1.74, 1.45, 1.18, 1.96},
	prevKind + noNeighbour:                         {-0.48, 0.01, -0.22, -0.23, 0.06, 0.54, 0.12},
	prevKind + functionWord:                        {-0.73, -0.59, -0.24, -0.29, -0.36, -0.52, -0.68},
	prevKind + lowerWord:                           {-1.39, -1.20, -0.78, -0.77, -1.02, -0.69, -1.84},
	prevKind + startWord:                           {-0.32, -0.33, 0.12, 0.25, -0.35, -0.02, -0.18},
	prevKind + commonCapital:                       {0.81, 1.13, 0.40, -0.30, 0.69, 0.73, 0.10},
	prevKind + nameCapital:                         {0.18, 0.36, 0.06, 0.50, 0.14, 0.20, 0.05},
	prevKind + acronym:                             {-0.03, -0.73, 0.78, -0.45, 0.66, -0.28, -0.31},
	nextKind + noNeighbour:                         {-0.42, -0.21, 0.06, -0.09, -0.23, -0.23, -0.21},
	nextKind + functionWord:                        {-0.94, -0.86, -0.60, -0.60, -0.62, -0.75, -0.70},
	nextKind + lowerWord:                           {-1.37, -1.28, -1.15, -1.09, -0.84, -1.62, -2.18},
	nextKind + startWord:                           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:                       {1.51, 1.51, 0.96, 0.82, 1.28, 0.78, 0.40},
	nextKind + nameCapital:                         {0.26, 0.37, 0.74, 0.95, 0.27, 1.24, 0.40},
	nextKind + acronym:                             {-0.53, 0.00, -0.23, 0.15, 1.18, 0.39, -0.15},
	pairKind + noNeighbour*kinds + noNeighbour:     {-0.22, 0.12, 0.81, -0.31, -0.02, -0.02, 0.13},
	pairKind + noNeighbour*kinds + functionWord:    {-0.27, -0.02, -0.49, 0.73, -0.93, -0.24, -0.25},
	pairKind + noNeighbour*kinds + lowerWord:       {-0.30, -0.58, 0.10, -0.10, -0.18, 0.41, 0.64},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.16, 0.66, 0.92, -0.45, 0.95, 1.08, 0.66},
	pairKind + noNeighbour*kinds + nameCapital:     {-0.38, 0.84, 0.39, 1.59, 0.99, 0.78, 0.96},
	pairKind + noNeighbour*kinds + acronym:         {-1.59, 0.30, 0.84, 0.30, -0.40, 0.27, 0.03},
	pairKind + functionWord*kinds + noNeighbour:    {-0.38, -0.24, 0.31, 0.02, 2.16, -0.22, 0.25},
	pairKind + functionWord*kinds + functionWord:   {-0.55, -0.47, -0.07, -0.49, 0.30, -0.46, -0.39},
	pairKind + functionWord*kinds + lowerWord:      {-0.77, -0.55, -0.37, -0.41, 1.10, -0.72, -1.11},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {1.10, 1.32, 1.27, 2.06, 1.51, 1.13, 0.75},
	pairKind + functionWord*kinds + nameCapital:    {0.19, 0.35, 0.92, 1.01, 0.45, 1.22, 0.05},
	pairKind + functionWord*kinds + acronym:        {-0.12, -0.54, 1.02, -0.01, 0.02, 1.18, 0.43},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.40, -1.27, -0.58, -0.87, -1.29, -0.07, -0.97},
	pairKind + lowerWord*kinds + functionWord:      {-1.13, -0.55, -0.52, -0.84, 0.40, -0.71, -2.21},
	pairKind + lowerWord*kinds + lowerWord:         {-0.83, -0.63, -0.46, -0.49, -0.70, -0.03, -0.39},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.58, 0.38, 0.88, 1.79, 1.63, 0.49, 0.30},
	pairKind + lowerWord*kinds + nameCapital:       {-0.31, 0.43, 1.07, 1.85, 0.21, 1.55, 0.35},
	pairKind + lowerWord*kinds + acronym:           {-0.27, -0.26, 1.21, -0.20, -0.40, -0.92, -0.91},
	pairKind + startWord*kinds + noNeighbour:       {0.51, 0.55, 0.67, 0.94, 1.58, 0.73, 0.42},
	pairKind + startWord*kinds + functionWord:      {-0.28, -0.33, 1.20, 0.50, -0.21, -0.23, 0.48},
	pairKind + startWord*kinds + lowerWord:         {-1.01, -0.78, -0.38, -0.23, -0.50, -0.99, -1.05},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.72, 1.07, 1.29, 1.84, 1.79, 1.74, 0.79},
	pairKind + startWord*kinds + nameCapital:       {1.05, 1.09, 1.03, 0.02, 0.33, 1.27, 0.74},
	pairKind + startWord*kinds + acronym:           {0.46, -0.17, 1.56, 0.38, 1.30, 1.23, 0.22},
	pairKind + commonCapital*kinds + noNeighbour:   {1.08, 1.31, 1.44, 1.16, 0.98, 1.28, 1.10},
	pairKind + commonCapital*kinds + functionWord:  {0.65, 0.99, 0.30, 0.39, 2.29, 2.14, 0.59},
	pairKind + commonCapital*kinds + lowerWord:     {0.32, 0.08, 0.37, -0.49, 0.57, 0.13, 0.62},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {1.36, 2.99, 0.39, 2.25, 0.88, 0.94, -0.20},
	pairKind + commonCapital*kinds + nameCapital:   {0.67, 0.39, 0.42, -0.15, 0.79, 0.60, 0.42},
	pairKind + commonCapital*kinds + acronym:       {0.73, 1.18, 0.66, 0.91, 1.17, 0.99, 0.26},
	pairKind + nameCapital*kinds + noNeighbour:     {0.46, 0.89, 0.16, 0.65, 0.22, 0.89, 0.34},
	pairKind + nameCapital*kinds + functionWord:    {-0.14, -0.02, 0.66, 0.44, -0.09, 0.17, 0.46},
	pairKind + nameCapital*kinds + lowerWord:       {-0.24, 0.03, 0.46, 0.54, 0.53, 0.14, -1.19},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.50, 1.55, 0.80, 0.51, 1.31, 0.48, 0.84},
	pairKind + nameCapital*kinds + nameCapital:     {-0.16, -0.60, 0.48, -0.29, 0.63, 0.90, -0.24},
	pairKind + nameCapital*kinds + acronym:         {0.15, 1.82, -0.68, 0.10, 0.76, 1.35, 0.38},
	pairKind + acronym*kinds + noNeighbour:         {0.11, -0.62, 0.74, 0.77, -0.24, -0.43, -0.38},
	pairKind + acronym*kinds + functionWord:        {-0.02, -0.63, 0.96, -0.34, 0.53, -0.04, -0.12},
	pairKind + acronym*kinds + lowerWord:           {-0.18, -0.42, 1.19, -1.44, -0.22, -0.04, -0.21},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.23, 0.98, 0.85, 0.09, 1.18, 1.53, 1.17},
	pairKind + acronym*kinds + nameCapital:         {0.63, 1.07, 0.70, 0.49, 1.24, 1.20, 0.46},
	pairKind + acronym*kinds + acronym:             {0.18, 0.50, 0.71, 1.09, 0.50, 1.72, 0.33},
	prev2Kind + noNeighbour:                        {-0.72, -0.45, -0.71, -0.57, -1.00, -0.25, -0.98},
	prev2Kind + functionWord:                       {-0.72, -0.70, -0.39, -0.48, -0.21, -0.50, -0.41},
	prev2Kind + lowerWord:                          {-0.99, -0.60, -0.16, -0.30, -0.64, -0.10, -1.82},
	prev2Kind + startWord:                          {0.08, -0.14, -0.02, 0.29, 0.43, 0.25, 0.07},
	prev2Kind + commonCapital:                      {0.68, 0.91, 1.09, 1.01, 0.22, 0.21, 0.30},
	prev2Kind + nameCapital:                        {-0.00, -0.01, 0.47, 0.55, 0.94, 0.20, 0.03},
	prev2Kind + acronym:                            {-0.04, 0.13, 1.09, 0.33, 0.11, -0.24, 0.12},
	next2Kind + noNeighbour:                        {0.64, 0.72, 0.25, 0.55, 1.03, 0.04, 0.35},
	next2Kind + functionWord:                       {0.14, 0.36, 0.46, 0.75, 0.49, 0.62, 0.11},
	next2Kind + lowerWord:                          {-0.17, 0.14, 0.20, 0.27, 0.74, -0.12, -0.60},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {0.53, 0.48, 0.10, 0.09, 1.02, 1.13, 0.32},
	ofCommon:                                       {0.74, 0.37, 1.11, 0.43, -0.05, 0.30, 0.29},
	ofName:                                         {0.97, 1.90, 1.64, 0.99, 0.59, 0.91, 0.67},
	beforeOfCommon:                                 {4.06, 3.99, 2.85, 2.26, 2.80, 2.85, 2.80},
	beforeOfName:                                   {1.34, 1.95, 1.80, 2.33, 0.94, 2.04, 0.51},
	afterThe:                                       {0.20, -0.10, 0.57, -0.15, 0.60, 0.29, 0.45},
	afterA:                                         {-0.34, -0.97, -0.00, -1.44, 0.97, 0.07, 0.37},
	afterIn:                                        {0.56, 0.40, 1.17, 1.10, -0.01, 0.45, -0.07},
	afterOf:                                        {0.32, 0.41, 0.63, 0.16, 0.41, 0.69, 0.19},
	afterOwner:                                     {-0.93, -1.74, -0.58, -0.67, -1.07, -1.29, 1.07},
	afterOffice:                                    {1.03, 3.05, 1.54, 2.90, 1.58, 2.35, 1.10},
	afterLowOffice:                                 {1.22, 2.09, 2.00, 2.67, 2.12, 1.83, 1.40},
	afterGiven:                                     {0.66, 1.07, 1.64, 2.13, 1.21, 1.20, 1.30},
	beforeSaid:                                     {0.91, 0.73, 1.81, 2.40, 2.36, 2.01, 1.56},
	beforeGiven:                                    {-0.36, -0.06, -0.08, -0.52, -0.95, 0.44, -0.47},
	beforeOffice:                                   {-0.05, 0.10, 0.11, -0.68, 1.20, 1.17, 1.59},
	beforeNumber:                                   {1.44, 1.62, 0.82, 0.92, 2.24, 2.05, 0.37},
	genitive:                                       {1.70, 1.07, 1.68, 1.47, 2.16, 1.20, 0.29},
	hyphenBefore:                                   {-1.01, -1.43, -1.43, -1.57, -1.90, -0.63, -1.44},
	hyphenAfter:                                    {0.54, 0.16, -0.48, -0.07, 1.56, 0.79, 1.55},
	listed:                                         {4.06, 4.93, 2.96, 3.25, 2.60, 2.60, 2.97},
	head:                                           {2.58, 1.90, 1.22, 1.22, 2.52, 0.90, 2.19},
	beforeHead:                                     {3.73, 2.38, 0.83, 1.61, 1.25, 1.29, -0.16},
	givenFirst:                                     {0.18, 0.06, 0.18, 0.18, 0.86, 0.36, 0.80},
	officeFirst:                                    {1.57, 0.91, 0.70, 0.70, 1.03, 1.22, 0.91},
	personBeforeName:                               {-0.93, -0.52, -0.71, -1.42, -0.99, -0.62, -0.25},
	personBeforeGiven:                              {-0.29, -1.12, -0.67, -1.34, -0.72, 0.53, -0.31},
	personAfterName:                                {-0.00, 0.04, -0.04, -0.41, 0.35, 0.15, -0.10},
	personOf:                                       {-1.95, -2.97, -1.56, -1.69, 0.03, -0.29, -1.73},
	afterDay:                                       {-2.27, -2.50, 0.03, -1.82, -3.46, -1.82, -0.56},
	directionOf:                                    {-1.66, -3.29, -1.66, -1.66, -2.55, -1.66, -0.91},
	afterRun:                                       {-0.50, -0.55, 0.55, -0.28, -0.63, -0.33, -0.37},
	joinedToName:                                   {0.67, 0.30, -0.73, -0.20, -0.87, 0.83, -0.60},
	beforeAcronym:                                  {3.93, 1.71, 1.74, 2.90, 2.47, 1.36, 1.56},
	habit:                                          {0.36, 0.08, 0.11, 0.13, 0.07, 0.15, 0.00},
	ofInstitution:                                  {4.73, 3.92, 2.77, 2.75, 2.89, 2.76, 3.00},
	headingRatio + ratioUnseen:                     {0.75, 0.75, -0.40, 0.08, -0.36, -0.33, 0.17},
	headingRatio + ratioLog:                        {-0.71, -0.22, -0.38, -0.45, -0.34, -0.72, 0.12},
	headingRatio + ratioCount:                      {0.24, -0.23, -0.47, 0.12, -1.00, -1.17, -0.85},
	headingRatio + ratioPure:                       {0.55, 0.55, 0.55, 0.55, 0.55, 0.55, 0.71},
	headingRatio + ratioNever:                      {0.76, 0.52, 0.69, 0.49, 0.62, 1.22, 0.48},
	headingWordRatio + ratioUnseen:                 {0.97, 0.83, 0.05, 0.50, 0.39, 0.93, 0.84},
	headingWordRatio + ratioLog:                    {1.05, 1.15, 0.68, 1.17, 0.76, 0.57, 1.00},
	headingWordRatio + ratioCount:                  {-0.14, 0.45, -0.10, 0.17, -0.06, -0.36, -0.12},
	headingWordRatio + ratioPure:                   {0.85, 0.95, 0.48, 0.64, 0.48, 0.35, 0.44},
	headingWordRatio + ratioNever:                  {-2.01, -1.63, -0.58, -2.10, -1.54, -1.78, -1.82},
	headingSmallRatio + ratioUnseen:                {0.06, 0.06, 0.06, 0.06, 0.06, 0.06, 0.11},
	headingSmallRatio + ratioLog:                   {-0.12, 0.10, 0.10, -0.17, 0.10, -0.03, 0.19},
	headingSmallRatio + ratioCount:                 {-0.23, -0.03, -0.03, -0.72, -0.03, -0.19, -0.02},
	headingSmallRatio + ratioPure:                  {0.33, 0.26, 0.26, 0.50, 0.26, 1.29, 0.55},
	headingSmallRatio + ratioNever:                 {0.21, 0.02, 0.02, 0.02, 0.02, 0.73, 0.12},
	headingSmall + feature(notSmall):               {0.57, 0.97, 0.20, -0.14, 0.51, 0.45, 0.99},
	headingSmall + feature(joiner):                 {-1.74, -1.79, -1.79, -1.08, -1.79, -1.08, -2.51},
	headingSmall + feature(longPreposition):        {-1.71, -1.28, -1.28, -1.28, -1.28, -0.26, -2.37},
	headingSmall + feature(shortVerb):              {0.80, -0.59, -0.59, 0.41, -0.59, -0.59, -1.24},
	headingProof:                                   {0.08, -0.59, 0.85, -0.01, 0.41, 1.29, 0.49},
	headingOthers:                                  {0.48, 0.17, 0.29, -0.16, 0.44, 0.46, 0.32},
	headingShort:                                   {-1.21, -1.62, -0.49, -1.16, -0.42, -0.75, -1.31},
	headingFirst:                                   {4.84, 6.10, 3.49, 4.79, 2.75, 2.75, 2.80},
	headingLast:                                    {-0.28, -0.52, -0.94, -0.67, 0.65, -0.93, -0.63},
}
