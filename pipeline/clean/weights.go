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
	bias:                                           {1.84, 1.98, 2.15, 2.16, 1.97, 1.85, 1.86},
	pageRatio + ratioUnseen:                        {-0.42, -0.25, 0.30, -0.17, 0.19, -0.36, -0.71},
	pageRatio + ratioLog:                           {0.60, 0.87, 0.67, 1.13, 0.60, 0.65, 0.48},
	pageRatio + ratioCount:                         {0.07, -0.07, -0.11, 0.27, -0.41, -0.02, 0.03},
	pageRatio + ratioPure:                          {0.45, 0.36, 0.48, 0.64, 0.60, 0.25, 0.06},
	pageRatio + ratioNever:                         {0.52, 0.23, -0.78, 0.17, 0.13, 0.28, 0.30},
	prevRatio + ratioUnseen:                        {-0.16, -0.02, 0.66, 0.26, -0.03, -0.38, -0.45},
	prevRatio + ratioLog:                           {0.63, 0.69, 0.05, 0.12, 0.58, 0.37, 0.23},
	prevRatio + ratioCount:                         {-0.18, 0.32, 0.16, -0.08, -0.02, 0.23, 0.48},
	prevRatio + ratioPure:                          {0.26, 0.26, 0.19, 0.08, 0.56, 0.34, 0.32},
	prevRatio + ratioNever:                         {-0.28, -0.46, -1.35, -0.61, -1.34, -1.20, 0.22},
	prevFunctionRatio + ratioUnseen:                {-0.55, -0.28, 0.06, -0.01, -0.01, -0.14, -0.20},
	prevFunctionRatio + ratioLog:                   {0.65, 0.41, 0.64, 0.49, 0.72, 0.57, 0.28},
	prevFunctionRatio + ratioCount:                 {-0.03, -0.13, 0.04, -0.08, 0.09, -0.16, -0.40},
	prevFunctionRatio + ratioPure:                  {0.09, 0.03, 0.17, 0.15, 0.22, 0.03, 0.58},
	prevFunctionRatio + ratioNever:                 {-0.34, -0.41, -1.02, -0.35, -0.43, 0.79, -0.32},
	nextRatio + ratioUnseen:                        {0.04, 0.17, 0.42, 0.27, 0.42, 0.40, -0.15},
	nextRatio + ratioLog:                           {0.46, 0.54, -0.16, 0.69, 0.47, 0.67, 0.31},
	nextRatio + ratioCount:                         {-0.67, -0.22, -1.02, -0.19, -0.30, 0.05, -0.30},
	nextRatio + ratioPure:                          {0.31, 0.31, 0.37, 0.53, 0.35, 0.73, 0.05},
	nextRatio + ratioNever:                         {-0.06, -0.18, -0.58, -0.47, -0.97, -0.86, -0.65},
	nextFunctionRatio + ratioUnseen:                {-0.52, -0.33, 0.03, -0.21, 0.05, 0.28, -0.07},
	nextFunctionRatio + ratioLog:                   {0.27, 0.12, -0.29, 0.04, 0.67, 0.13, -0.06},
	nextFunctionRatio + ratioCount:                 {0.32, 0.31, 0.02, 0.39, 0.47, 0.30, 0.27},
	nextFunctionRatio + ratioPure:                  {-0.08, -0.19, -0.33, 0.21, 0.09, 0.20, 1.38},
	nextFunctionRatio + ratioNever:                 {-0.30, -0.57, 0.31, 0.68, -0.46, -0.28, -0.03},
	likeRatio + ratioUnseen:                        {-0.48, -0.40, 0.26, -0.15, -0.02, -0.72, -0.24},
	likeRatio + ratioLog:                           {0.63, 0.74, 0.71, 0.62, 0.47, 0.43, 0.34},
	likeRatio + ratioCount:                         {0.06, 0.18, 0.14, -0.20, -0.18, 0.05, -0.12},
	likeRatio + ratioPure:                          {0.08, -0.20, 0.21, -0.17, -0.19, -0.36, -0.52},
	likeRatio + ratioNever:                         {0.75, 0.42, -0.08, 0.54, 0.01, -0.44, 0.38},
	aside:                                          {0.46, 0.46, 0.78, 0.44, 0.46, 0.46, 0.81},
	surname:                                        {0.32, 0.43, 0.93, 1.62, 0.96, 0.65, 1.16},
	lexKnown:                                       {2.05, 2.05, 2.33, 2.05, 2.05, 2.05, 3.05},
	lexRare:                                        {0.67, -1.39, 0.67, 1.39, 1.48, 0.40, 1.43},
	lexEveryday:                                    {-1.08, -1.76, -1.02, -1.02, -1.06, -0.56, -0.52},
	lexNoun:                                        {0.69, 0.45, 0.62, 0.62, 0.54, 0.42, 0.86},
	lexPerson:                                      {0.34, 0.49, 0.20, 0.20, 0.38, -0.13, 0.31},
	partOf:                                         {0.23, 0.13, 0.08, 0.08, 0.22, 0.06, 0.17},
	lexGiven:                                       {0.55, 0.66, 0.58, 0.85, 1.37, 1.45, 0.66},
	wordEnding:                                     {-1.46, -1.46, -1.46, -2.15, -1.46, -1.46, -1.34},
	compound:                                       {-0.74, -0.74, -0.74, -1.14, -0.74, -0.74, 0.62},
	plural:                                         {-0.27, -0.24, 0.09, -0.94, 1.61, -0.56, -0.13},
	phraseBefore:                                   {0.17, 0.17, 0.17, 1.59, 0.15, 0.17, 1.67},
	phraseAfter:                                    {1.29, 1.29, 1.42, 1.81, 1.56, 1.29, 2.03},
	prevKind + noNeighbour:                         {-0.40, 0.04, -0.19, -0.17, -0.01, 0.44, 0.18},
	prevKind + functionWord:                        {-0.82, -0.69, -0.33, -0.37, -0.41, -0.64, -0.71},
	prevKind + lowerWord:                           {-1.44, -1.25, -0.91, -0.81, -1.12, -0.86, -1.87},
	prevKind + startWord:                           {-0.20, -0.19, 0.29, 0.33, 0.01, 0.09, -0.07},
	prevKind + commonCapital:                       {0.96, 1.27, 0.50, -0.15, 1.06, 0.82, 0.25},
	prevKind + nameCapital:                         {-0.04, 0.23, -0.10, 0.22, 0.09, -0.07, -0.15},
	prevKind + acronym:                             {-0.10, -0.81, 0.71, -0.53, 0.62, -0.64, -0.36},
	nextKind + noNeighbour:                         {-0.66, -0.47, -0.14, -0.34, -0.49, -0.44, -0.47},
	nextKind + functionWord:                        {-0.84, -0.73, -0.50, -0.50, -0.53, -0.75, -0.66},
	nextKind + lowerWord:                           {-1.39, -1.26, -1.16, -1.14, -0.80, -1.59, -2.17},
	nextKind + startWord:                           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:                       {1.53, 1.50, 0.95, 0.89, 1.24, 0.84, 0.39},
	nextKind + nameCapital:                         {0.21, 0.34, 0.63, 0.79, 0.13, 0.89, 0.31},
	nextKind + acronym:                             {-0.37, 0.04, -0.24, 0.12, 1.29, 0.30, -0.15},
	pairKind + noNeighbour*kinds + noNeighbour:     {-0.16, 0.30, 0.94, -0.26, 0.07, 0.07, 0.31},
	pairKind + noNeighbour*kinds + functionWord:    {-0.18, 0.07, -0.53, 0.82, -0.51, -0.10, -0.06},
	pairKind + noNeighbour*kinds + lowerWord:       {-0.18, -0.65, 0.20, 0.02, -0.18, 0.16, 0.82},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.51, 0.86, 1.05, -0.27, 1.09, 1.28, 0.81},
	pairKind + noNeighbour*kinds + nameCapital:     {-0.18, 1.07, 0.58, 1.79, 1.24, 1.04, 1.26},
	pairKind + noNeighbour*kinds + acronym:         {-1.49, 0.54, 1.04, 0.52, -0.18, 0.51, 0.32},
	pairKind + functionWord*kinds + noNeighbour:    {-0.37, -0.20, 0.34, 0.02, 1.31, -0.20, 0.29},
	pairKind + functionWord*kinds + functionWord:   {-0.54, -0.44, -0.09, -0.53, 0.08, -0.46, -0.28},
	pairKind + functionWord*kinds + lowerWord:      {-0.68, -0.44, -0.31, -0.34, 0.86, -0.75, -1.10},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {1.18, 1.41, 1.34, 1.97, 1.57, 1.21, 0.81},
	pairKind + functionWord*kinds + nameCapital:    {0.32, 0.54, 1.12, 1.25, 0.53, 1.49, 0.22},
	pairKind + functionWord*kinds + acronym:        {-0.18, -0.48, 1.06, 0.04, -0.00, 1.29, 0.34},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.42, -1.26, -0.42, -0.89, -1.31, -0.03, -0.92},
	pairKind + lowerWord*kinds + functionWord:      {-1.05, -0.49, -0.42, -0.88, 0.36, -0.61, -1.92},
	pairKind + lowerWord*kinds + lowerWord:         {-0.71, -0.55, -0.29, -0.43, -0.61, 0.19, -0.89},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.77, 0.50, 1.01, 1.76, 1.70, 1.08, 0.49},
	pairKind + lowerWord*kinds + nameCapital:       {-0.06, 0.63, 1.36, 2.11, 0.39, 2.03, 0.68},
	pairKind + lowerWord*kinds + acronym:           {-0.29, -0.16, 1.30, -0.18, -0.42, -1.04, -0.99},
	pairKind + startWord*kinds + noNeighbour:       {0.39, 0.41, 0.48, 0.77, 1.44, 0.47, 0.38},
	pairKind + startWord*kinds + functionWord:      {-0.40, -0.50, 1.01, 0.35, -0.37, -0.30, 0.44},
	pairKind + startWord*kinds + lowerWord:         {-1.07, -0.86, -0.56, -0.29, -0.76, -1.08, -1.09},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.71, 0.96, 1.21, 1.71, 1.67, 1.62, 0.74},
	pairKind + startWord*kinds + nameCapital:       {1.09, 1.08, 0.98, 0.20, 0.23, 1.28, 0.81},
	pairKind + startWord*kinds + acronym:           {0.28, -0.25, 1.45, 0.25, 1.15, 1.14, 0.14},
	pairKind + commonCapital*kinds + noNeighbour:   {0.95, 1.21, 1.37, 0.97, 0.90, 1.08, 1.06},
	pairKind + commonCapital*kinds + functionWord:  {0.54, 0.82, 0.32, 0.38, 2.19, 2.11, 0.50},
	pairKind + commonCapital*kinds + lowerWord:     {0.27, 0.07, 0.16, -0.79, 0.43, 0.07, 0.51},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {1.22, 2.90, 0.30, 2.06, 0.74, 0.86, -0.30},
	pairKind + commonCapital*kinds + nameCapital:   {0.74, 0.48, 0.43, -0.16, 0.64, 0.72, 0.44},
	pairKind + commonCapital*kinds + acronym:       {0.41, 1.07, 0.53, 0.81, 1.15, 0.88, 0.12},
	pairKind + nameCapital*kinds + noNeighbour:     {0.66, 0.99, 0.37, 0.86, 0.61, 1.06, 0.61},
	pairKind + nameCapital*kinds + functionWord:    {0.08, 0.08, 0.78, 0.65, 0.21, 0.53, 0.76},
	pairKind + nameCapital*kinds + lowerWord:       {-0.00, 0.23, 0.61, 0.83, 0.69, 0.36, -1.02},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.80, 1.76, 1.09, 0.69, 1.57, 0.79, 1.12},
	pairKind + nameCapital*kinds + nameCapital:     {0.24, -0.33, 0.72, 0.21, 1.01, 1.34, 0.09},
	pairKind + nameCapital*kinds + acronym:         {0.38, 1.96, -0.66, 0.34, 0.77, 1.59, 0.61},
	pairKind + acronym*kinds + noNeighbour:         {0.08, -0.50, 0.84, 0.71, -0.13, -0.29, -0.25},
	pairKind + acronym*kinds + functionWord:        {-0.04, -0.64, 0.95, -0.35, 0.55, 0.11, -0.02},
	pairKind + acronym*kinds + lowerWord:           {-0.10, -0.24, 1.25, -1.17, -0.20, 0.25, -0.05},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.10, 1.11, 0.87, 0.07, 1.15, 1.62, 1.23},
	pairKind + acronym*kinds + nameCapital:         {0.81, 1.20, 0.65, 0.58, 1.27, -0.21, 0.35},
	pairKind + acronym*kinds + acronym:             {0.12, 0.57, 0.77, 1.19, 0.55, 1.98, 0.43},
	prev2Kind + noNeighbour:                        {-0.54, -0.27, -0.52, -0.40, -0.70, -0.17, -0.76},
	prev2Kind + functionWord:                       {-0.55, -0.52, -0.19, -0.32, 0.02, -0.46, -0.22},
	prev2Kind + lowerWord:                          {-0.73, -0.39, 0.04, -0.12, -0.40, -0.00, -1.59},
	prev2Kind + startWord:                          {0.20, 0.00, 0.16, 0.43, 0.39, 0.25, 0.18},
	prev2Kind + commonCapital:                      {0.32, 0.66, 1.07, 0.68, 0.06, 0.00, 0.25},
	prev2Kind + nameCapital:                        {-0.14, -0.10, 0.47, 0.54, 0.91, 0.10, 0.03},
	prev2Kind + acronym:                            {-0.09, 0.29, 1.11, 0.26, -0.00, -0.32, 0.18},
	next2Kind + noNeighbour:                        {0.19, 0.21, -0.07, 0.12, 0.65, -0.28, -0.05},
	next2Kind + functionWord:                       {-0.28, -0.12, 0.14, 0.32, 0.10, 0.12, -0.26},
	next2Kind + lowerWord:                          {-0.61, -0.32, -0.13, -0.18, 0.31, -0.54, -1.02},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {0.06, 0.06, -0.22, -0.34, 0.68, 0.84, -0.05},
	next2Kind + nameCapital:                        {-0.07, -0.33, 0.73, -0.18, -0.59, -0.30, -0.22},
	next2Kind + acronym:                            {-0.10, 0.81, 1.54, 0.25, -0.42, 1.92, 0.04},
	ofCommon:                                       {2.94, 2.41, 1.75, 2.54, 2.56, 2.10, 1.10},
	ofName:                                         {2.24, 2.75, 1.98, 1.65, 1.85, 0.94, 1.38},
	beforeOfCommon:                                 {3.99, 3.74, 2.77, 2.09, 2.62, 2.72, 2.62},
	beforeOfName:                                   {1.59, 2.06, 1.90, 2.44, 1.21, 2.19, 0.66},
	afterThe:                                       {0.23, -0.06, 0.55, -0.14, 0.57, 0.37, 0.50},
	afterA:                                         {-0.28, -0.91, -0.01, -1.40, 1.02, 0.14, 0.46},
	afterIn:                                        {0.64, 0.49, 1.19, 1.12, -0.02, 0.55, 0.13},
	afterOf:                                        {0.19, 0.39, 0.58, 0.12, 0.18, 0.77, 0.11},
	afterOwner:                                     {-0.88, -1.71, -0.51, -0.67, -1.10, -1.32, 1.05},
	afterOffice:                                    {0.95, 3.08, 1.47, 2.86, 1.50, 2.30, 1.09},
	afterLowOffice:                                 {1.35, 2.35, 2.14, 2.79, 2.20, 2.08, 1.51},
	afterGiven:                                     {0.67, 1.08, 1.59, 2.14, 1.16, 1.11, 1.28},
	beforeSaid:                                     {0.99, 0.77, 1.87, 2.41, 2.47, 2.20, 1.67},
	beforeGiven:                                    {-0.29, 0.01, 0.00, -0.39, -0.88, 0.62, -0.44},
	beforeOffice:                                   {-0.11, 0.28, 0.18, -0.71, 1.20, 1.33, 1.69},
	beforeNumber:                                   {1.45, 1.61, 0.99, 0.99, 2.25, 2.10, 0.36},
	genitive:                                       {1.73, 1.05, 1.64, 1.40, 2.15, 1.32, 0.48},
	hyphenBefore:                                   {-1.04, -1.46, -1.43, -1.69, -1.90, -0.68, -1.47},
	hyphenAfter:                                    {0.52, -0.17, -0.59, -0.10, 1.46, 0.78, 1.39},
	listed:                                         {4.06, 4.87, 2.91, 3.26, 2.55, 2.55, 2.93},
	head:                                           {2.59, 1.88, 1.20, 1.20, 2.55, 0.78, 2.20},
	beforeHead:                                     {3.58, 2.29, 0.62, 1.54, 1.06, 1.17, -0.21},
	givenFirst:                                     {0.29, 0.08, 0.29, 0.29, 0.98, 0.48, 0.94},
	officeFirst:                                    {1.67, 0.95, 0.76, 0.76, 0.99, 1.45, 0.97},
	personBeforeName:                               {-0.79, -0.49, -0.76, -1.56, -1.05, -0.96, -0.21},
	personBeforeGiven:                              {-0.28, -0.99, -0.55, -1.19, -0.63, 0.69, -0.22},
	personAfterName:                                {-0.05, 0.01, -0.19, -0.42, 0.30, 0.10, -0.11},
	personOf:                                       {-1.92, -2.95, -1.49, -1.62, 0.07, -0.15, -1.71},
	afterDay:                                       {-2.29, -2.56, 0.05, -1.80, -3.22, -1.80, -0.61},
	directionOf:                                    {-1.48, -3.22, -1.48, -1.48, -2.18, -1.48, -1.00},
	afterRun:                                       {-0.19, -0.29, 0.72, -0.06, -0.36, -0.21, -0.19},
	joinedToName:                                   {0.70, 0.35, -0.70, -0.05, -0.59, 0.91, -0.59},
	beforeAcronym:                                  {3.91, 1.68, 1.66, 2.78, 2.44, 1.36, 1.59},
	habit:                                          {0.34, 0.11, 0.12, 0.12, 0.06, 0.07, -0.00},
	ofInstitution:                                  {3.38, 3.16, 2.03, 2.00, 2.18, 2.00, 2.31},
	headingRatio + ratioUnseen:                     {0.73, 0.71, -0.39, 0.22, -0.29, -0.22, 0.17},
	headingRatio + ratioLog:                        {-0.72, -0.18, -0.42, -0.48, -0.41, -0.78, 0.05},
	headingRatio + ratioCount:                      {0.25, -0.25, -0.48, 0.07, -1.00, -1.08, -0.83},
	headingRatio + ratioPure:                       {0.64, 0.64, 0.64, 0.64, 0.64, 0.64, 0.81},
	headingRatio + ratioNever:                      {0.74, 0.51, 0.62, 0.43, 0.53, 1.19, 0.43},
	headingWordRatio + ratioUnseen:                 {0.99, 0.90, 0.08, 0.41, 0.51, 1.03, 0.88},
	headingWordRatio + ratioLog:                    {1.14, 1.14, 0.73, 1.21, 0.82, 0.56, 1.07},
	headingWordRatio + ratioCount:                  {-0.21, 0.37, -0.13, 0.14, -0.08, -0.35, -0.14},
	headingWordRatio + ratioPure:                   {0.78, 0.96, 0.39, 0.61, 0.39, 0.33, 0.40},
	headingWordRatio + ratioNever:                  {-1.96, -1.64, -0.57, -2.10, -1.53, -1.74, -1.77},
	headingSmallRatio + ratioUnseen:                {0.04, 0.04, 0.04, 0.08, 0.04, 0.04, 0.12},
	headingSmallRatio + ratioLog:                   {-0.13, 0.08, 0.08, -0.18, 0.08, -0.00, 0.18},
	headingSmallRatio + ratioCount:                 {-0.21, -0.02, -0.02, -0.70, -0.02, -0.17, 0.01},
	headingSmallRatio + ratioPure:                  {0.29, 0.26, 0.26, 0.40, 0.26, 1.19, 0.57},
	headingSmallRatio + ratioNever:                 {0.21, 0.01, 0.01, -0.04, 0.01, 0.78, 0.08},
	headingSmall + feature(notSmall):               {0.56, 0.90, 0.15, -0.12, 0.55, 0.40, 0.95},
	headingSmall + feature(joiner):                 {-1.75, -1.81, -1.81, -0.99, -1.81, -0.93, -2.57},
	headingSmall + feature(longPreposition):        {-1.75, -1.34, -1.34, -1.34, -1.34, -0.42, -2.43},
	headingSmall + feature(shortVerb):              {0.85, -0.62, -0.62, 0.32, -0.62, -0.62, -1.28},
	headingProof:                                   {0.06, -0.68, 0.85, 0.01, 0.38, 1.22, 0.48},
	headingOthers:                                  {0.49, 0.18, 0.30, -0.17, 0.42, 0.36, 0.33},
	headingShort:                                   {-1.26, -1.86, -0.35, -1.14, -0.52, -0.97, -1.30},
	headingFirst:                                   {4.84, 6.01, 3.48, 4.72, 2.75, 2.75, 2.83},
	headingLast:                                    {-0.26, -0.48, -0.95, -0.66, 0.54, -0.79, -0.67},
}
