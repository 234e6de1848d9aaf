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
	bias:                                           {1.97, 2.16, 2.26, 2.21, 2.01, 1.94, 2.06},
	pageRatio + ratioUnseen:                        {-0.25, -0.00, 0.40, -0.09, 0.51, -0.18, -0.43},
	pageRatio + ratioLog:                           {0.60, 0.78, 0.59, 1.22, 0.47, 0.65, 0.42},
	pageRatio + ratioCount:                         {0.04, 0.14, -0.20, 0.44, -0.19, -0.06, -0.08},
	pageRatio + ratioPure:                          {0.53, 0.29, 0.42, 0.51, 0.74, 0.28, 0.32},
	pageRatio + ratioNever:                         {0.58, 0.35, -0.52, -0.57, 0.70, 0.40, 0.55},
	prevRatio + ratioUnseen:                        {0.01, 0.12, 0.72, 0.54, 0.30, -0.26, 0.06},
	prevRatio + ratioLog:                           {0.45, 0.39, 0.20, 0.00, 0.35, 0.24, 0.15},
	prevRatio + ratioCount:                         {-0.05, 0.30, 0.61, 0.15, 0.00, 0.46, 0.67},
	prevRatio + ratioPure:                          {0.10, 0.10, 0.12, -0.20, 0.15, 0.27, 0.23},
	prevRatio + ratioNever:                         {-0.33, -0.29, -1.15, -0.34, -1.35, -0.94, 0.46},
	prevFunctionRatio + ratioUnseen:                {-0.37, -0.13, 0.15, -0.11, -0.00, 0.17, 0.13},
	prevFunctionRatio + ratioLog:                   {0.69, 0.29, 0.45, 0.49, 0.63, 0.68, 0.41},
	prevFunctionRatio + ratioCount:                 {-0.08, -0.07, -0.05, -0.08, 0.03, -0.02, -0.33},
	prevFunctionRatio + ratioPure:                  {0.04, -0.39, -0.05, -0.02, 0.06, -0.10, 0.52},
	prevFunctionRatio + ratioNever:                 {-0.13, -0.47, 0.15, -0.30, 1.02, 1.13, 0.18},
	nextRatio + ratioUnseen:                        {0.14, 0.31, 0.67, 0.47, 0.80, 0.38, 0.14},
	nextRatio + ratioLog:                           {0.34, 0.28, -0.29, 0.86, 0.12, 0.43, 0.14},
	nextRatio + ratioCount:                         {-0.45, -0.01, -0.65, 0.42, 0.54, 0.16, -0.18},
	nextRatio + ratioPure:                          {0.63, 0.63, 0.62, 0.99, 0.56, 0.94, 0.44},
	nextRatio + ratioNever:                         {-0.03, -0.28, -0.68, -0.53, -0.89, -1.48, -0.29},
	nextFunctionRatio + ratioUnseen:                {-0.62, -0.36, -0.09, -0.31, -0.06, 0.02, -0.61},
	nextFunctionRatio + ratioLog:                   {0.29, 0.08, -0.29, 0.10, 0.21, 0.11, -0.01},
	nextFunctionRatio + ratioCount:                 {0.30, 0.35, -0.04, 0.50, 0.20, 0.23, 0.22},
	nextFunctionRatio + ratioPure:                  {-0.18, -0.24, -0.39, 0.17, 0.03, -0.13, 0.58},
	nextFunctionRatio + ratioNever:                 {-0.37, -0.78, 0.02, 0.73, 0.66, -0.54, -0.05},
	likeRatio + ratioUnseen:                        {-0.57, -0.62, 0.19, -0.33, -0.03, -0.55, -0.47},
	likeRatio + ratioLog:                           {0.51, 0.72, 0.65, 0.54, 0.57, 0.39, 0.55},
	likeRatio + ratioCount:                         {0.04, 0.12, 0.10, -0.37, 0.23, -0.07, -0.11},
	likeRatio + ratioPure:                          {0.23, -0.14, 0.41, -0.17, -0.08, -0.23, 0.06},
	likeRatio + ratioNever:                         {0.39, 0.14, -0.28, -0.18, -0.35, -1.20, 0.10},
	aside:                                          {-0.13, -0.13, 0.23, -0.53, -0.13, -0.13, 0.14},
	asidePair:                                      {2.36, 1.82, 0.90, 0.73, 1.16, 0.39, 0.70},
	surname:                                        {-0.06, 0.56, 0.17, 1.33, 0.77, 0.33, 1.11},
	lexKnown:                                       {1.97, 1.97, 2.17, 1.97, 1.97, 1.97, 2.84},
	lexRare:                                        {0.74, -1.31, 0.74, 1.68, 1.65, 0.56, 0.79},
	lexLowered:                                     {-0.93, 0.46, -1.91, -0.53, -0.61, 0.25, 0.95},
	lexEveryday:                                    {-1.22, -1.84, -1.20, -1.20, -1.19, -0.88, -1.07},
	lexNoun:                                        {0.58, 0.44, 0.49, 0.49, 0.29, 0.30, 0.52},
	lexPerson:                                      {0.37, 0.54, 0.24, 0.24, 0.64, 0.18, 0.65},
	partOf:                                         {0.26, 0.12, 0.12, 0.12, 0.22, 0.29, 0.21},
	lexGiven:                                       {0.48, 0.69, 0.79, 0.57, 0.83, 1.27, 0.06},
	wordEnding:                                     {-1.58, -1.58, -1.58, -2.07, -1.58, -1.58, -1.62},
	compound:                                       {-0.83, -0.83, -0.83, -1.28, -0.83, -0.83, 0.21},
	plural:                                         {-0.19, -0.30, -0.12, -0.92, 1.85, -0.29, 0.24},
	phraseBefore:                                   {0.13, 0.13, 0.37, 1.48, -0.05, 0.13, 1.17},
	phraseAfter:                                    {1.20, 1.20, 1.36, 1.71, 1.50, 1.20, 1.87},
	prevKind + noNeighbour:                         {-0.20, 0.30, -0.22, -0.27, 0.54, 0.81, 0.00},
	prevKind + functionWord:                        {-0.60, -0.43, -0.20, -0.34, -0.31, -0.28, -0.33},
	prevKind + lowerWord:                           {-1.49, -1.30, -0.97, -0.93, -1.33, -0.83, -1.69},
	prevKind + startWord:                           {-0.25, -0.11, 0.49, 0.42, -0.39, -0.27, 0.03},
	prevKind + commonCapital:                       {0.72, 0.97, 0.44, -0.34, 0.69, 0.68, 0.28},
	prevKind + nameCapital:                         {-0.09, 0.18, 0.03, 0.33, 0.02, -0.15, -0.19},
	prevKind + acronym:                             {-0.24, -0.69, 0.27, -0.57, 0.37, -0.55, -0.21},
	nextKind + noNeighbour:                         {-0.41, -0.18, -0.12, -0.31, -0.38, -0.08, -0.09},
	nextKind + functionWord:                        {-0.70, -0.59, -0.31, -0.37, -0.15, -0.51, -0.30},
	nextKind + lowerWord:                           {-1.18, -0.97, -0.92, -0.87, -0.46, -1.41, -1.80},
	nextKind + startWord:                           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:                       {1.81, 1.75, 1.37, 1.39, 1.53, 1.51, 0.88},
	nextKind + nameCapital:                         {0.39, 0.65, 0.96, 0.95, 0.16, 1.29, 0.64},
	nextKind + acronym:                             {-0.16, 0.06, 0.03, 0.43, 1.29, 0.44, 0.83},
	pairKind + noNeighbour*kinds + noNeighbour:     {-0.17, 0.29, 0.37, -0.56, -0.02, -0.02, 0.92},
	pairKind + noNeighbour*kinds + functionWord:    {0.34, 0.50, 0.04, 0.85, 0.32, 0.20, 0.64},
	pairKind + noNeighbour*kinds + lowerWord:       {0.22, -0.07, 0.54, 0.32, 0.19, 1.02, 1.99},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.56, 3.31, 0.82, -0.17, 0.83, 1.18, 0.25},
	pairKind + noNeighbour*kinds + nameCapital:     {0.38, 1.07, 1.36, 1.77, 1.41, 1.18, 0.77},
	pairKind + noNeighbour*kinds + acronym:         {-0.41, 1.13, 1.40, 0.77, 0.51, 1.10, 1.25},
	pairKind + functionWord*kinds + noNeighbour:    {-0.46, -0.22, -0.09, -0.46, 1.24, -0.37, 0.09},
	pairKind + functionWord*kinds + functionWord:   {-0.37, 0.01, 0.36, -0.48, 0.83, -0.27, -0.42},
	pairKind + functionWord*kinds + lowerWord:      {-0.68, -0.35, -0.40, -0.43, 0.33, -0.83, -1.02},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {1.01, 1.05, 1.20, 1.73, 1.32, 1.48, 1.35},
	pairKind + functionWord*kinds + nameCapital:    {0.09, 0.30, 0.72, 1.27, 0.15, 1.27, 0.32},
	pairKind + functionWord*kinds + acronym:        {-0.19, -0.38, 1.24, 0.44, 0.01, 0.86, 1.01},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.35, -1.15, -0.51, -1.27, -1.25, -0.35, -0.05},
	pairKind + lowerWord*kinds + functionWord:      {-0.94, -0.57, -0.60, -0.74, 0.26, -0.67, -1.64},
	pairKind + lowerWord*kinds + lowerWord:         {-0.76, -0.72, -0.16, -0.46, -0.62, -0.38, -0.21},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.46, 0.55, 0.82, 1.40, 1.36, 1.98, 0.06},
	pairKind + lowerWord*kinds + nameCapital:       {-0.41, 0.34, 0.58, 1.48, -0.03, 1.72, -0.20},
	pairKind + lowerWord*kinds + acronym:           {-0.56, -0.24, 1.44, -0.26, -0.50, -1.06, -1.35},
	pairKind + startWord*kinds + noNeighbour:       {0.39, 0.49, 0.75, 1.13, 1.49, 0.64, 0.41},
	pairKind + startWord*kinds + functionWord:      {-0.25, -0.33, 1.22, 0.31, 0.04, -0.35, 0.63},
	pairKind + startWord*kinds + lowerWord:         {-1.09, -0.79, -0.23, 0.16, -0.59, -0.69, -0.97},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.67, 1.09, 1.27, 1.72, 1.61, 1.70, 1.23},
	pairKind + startWord*kinds + nameCapital:       {1.04, 1.29, 0.91, -0.02, 0.03, 1.52, 1.50},
	pairKind + startWord*kinds + acronym:           {0.32, -0.06, 1.28, 1.30, 0.99, 1.43, 0.39},
	pairKind + commonCapital*kinds + noNeighbour:   {0.99, 1.34, 1.24, 1.26, 0.62, 1.45, 0.89},
	pairKind + commonCapital*kinds + functionWord:  {0.75, 0.56, 0.37, 0.61, 1.82, 1.52, 1.19},
	pairKind + commonCapital*kinds + lowerWord:     {0.38, 0.28, 0.32, -0.71, 0.50, -0.00, -0.16},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {0.97, 2.93, 0.47, 1.98, 0.82, 1.02, -0.06},
	pairKind + commonCapital*kinds + nameCapital:   {0.77, 0.26, 0.58, -0.32, 0.95, 0.97, 1.29},
	pairKind + commonCapital*kinds + acronym:       {0.86, 2.07, 1.28, 1.48, 1.72, 1.65, 1.73},
	pairKind + nameCapital*kinds + noNeighbour:     {0.53, 0.69, 0.61, 0.56, 0.53, 0.91, 0.54},
	pairKind + nameCapital*kinds + functionWord:    {-0.07, 0.12, 1.07, 0.62, 0.34, 0.75, 1.13},
	pairKind + nameCapital*kinds + lowerWord:       {-0.30, 0.08, 0.56, 0.78, 0.24, 0.47, -1.11},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.78, 1.58, 0.82, 0.64, 1.04, 0.41, 1.08},
	pairKind + nameCapital*kinds + nameCapital:     {0.04, -0.19, 0.72, -0.08, 0.62, 1.22, -0.29},
	pairKind + nameCapital*kinds + acronym:         {0.07, 1.69, -0.84, 1.70, 0.77, 1.65, 1.52},
	pairKind + acronym*kinds + noNeighbour:         {0.13, -0.55, 0.07, 1.28, -0.09, -0.17, -0.04},
	pairKind + acronym*kinds + functionWord:        {-0.01, -0.85, 1.07, 0.88, 0.65, 0.73, 0.00},
	pairKind + acronym*kinds + lowerWord:           {-0.24, -0.02, 1.58, -1.06, -0.17, -0.03, -0.28},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.13, 1.10, 0.85, 0.11, 0.86, 1.52, 1.23},
	pairKind + acronym*kinds + nameCapital:         {1.04, 1.83, 0.95, 0.82, 1.34, 0.22, 2.00},
	pairKind + acronym*kinds + acronym:             {0.24, 0.57, 0.61, -0.34, 0.13, 1.48, 1.11},
	prev2Kind + noNeighbour:                        {-0.72, -0.40, -0.44, -0.64, -0.79, -0.19, -0.93},
	prev2Kind + functionWord:                       {-0.52, -0.44, -0.22, -0.47, 0.11, -0.20, -0.07},
	prev2Kind + lowerWord:                          {-0.86, -0.50, -0.23, -0.42, -0.69, 0.00, -1.61},
	prev2Kind + startWord:                          {0.11, -0.09, 0.06, 0.40, 0.94, 0.33, 0.60},
	prev2Kind + commonCapital:                      {0.34, 0.66, 0.97, 0.63, -0.01, 0.42, 0.42},
	prev2Kind + nameCapital:                        {-0.25, -0.08, 0.27, 0.86, 0.93, 0.27, -0.08},
	prev2Kind + acronym:                            {-0.14, 0.31, 0.89, 0.89, -0.20, -0.87, 0.33},
	next2Kind + noNeighbour:                        {0.02, -0.10, -0.06, 0.02, 0.12, -0.44, 0.04},
	next2Kind + functionWord:                       {-0.45, -0.22, 0.14, 0.11, -0.20, -0.14, -0.61},
	next2Kind + lowerWord:                          {-0.85, -0.59, -0.31, -0.25, 0.29, -0.86, -1.12},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {-0.10, 0.17, -0.31, -0.18, 0.69, 0.71, 0.04},
	next2Kind + nameCapital:                        {-0.35, -0.41, 0.16, -0.35, -0.76, -0.15, -0.35},
	next2Kind + acronym:                            {-0.04, 0.53, 1.26, -0.01, 1.19, 1.62, 0.55},
	ofCommon:                                       {2.68, 2.17, 1.79, 2.53, 2.43, 1.93, 1.78},
	ofName:                                         {2.01, 1.99, 1.78, 1.10, 1.75, 2.15, 1.81},
	beforeOfCommon:                                 {4.18, 3.58, 2.85, 2.50, 2.74, 2.87, 2.55},
	beforeOfName:                                   {1.96, 2.26, 1.49, 2.21, 2.50, 1.94, 0.95},
	afterThe:                                       {0.32, -0.18, 0.38, -0.09, 0.78, 0.39, 0.15},
	afterA:                                         {-0.08, -0.36, 0.78, -0.74, 1.34, 0.55, 0.54},
	afterIn:                                        {0.31, 0.10, 0.90, 0.55, -0.26, 0.39, 0.43},
	afterOf:                                        {-0.10, -0.10, 0.26, -0.04, -0.60, 0.62, 0.02},
	afterOwner:                                     {-0.97, -1.60, -0.20, -1.11, -1.03, -1.36, 0.30},
	afterOffice:                                    {0.79, 2.30, 1.23, 2.28, 1.23, 1.96, 1.68},
	afterLowOffice:                                 {1.30, 2.87, 2.37, 2.70, 2.10, 2.31, 1.67},
	afterGiven:                                     {0.90, 1.16, 1.44, 2.12, 1.15, 1.14, 1.32},
	beforeSaid:                                     {0.83, 0.58, 1.28, 1.81, 2.05, 1.79, 1.04},
	beforeGiven:                                    {-0.28, -0.00, 0.06, -0.37, -0.66, 0.45, -0.13},
	beforeOffice:                                   {0.08, 0.41, 0.27, -0.54, 1.36, 1.39, 1.68},
	beforeNumber:                                   {1.24, 1.28, 1.06, 2.00, 2.36, 2.26, 1.31},
	genitive:                                       {1.65, 0.87, 1.66, 1.43, 1.93, 1.19, 0.83},
	hyphenBefore:                                   {-1.11, -1.42, -1.66, -1.86, -2.13, -0.30, -1.86},
	hyphenAfter:                                    {0.43, 0.02, -0.99, -0.25, 0.97, 1.65, 0.75},
	listed:                                         {4.39, 5.49, 3.31, 4.59, 3.11, 3.11, 3.64},
	head:                                           {2.94, 2.38, 1.91, 1.91, 2.68, 2.36, 2.90},
	beforeHead:                                     {4.03, 3.10, 1.72, 2.50, 1.83, 1.97, 1.24},
	givenFirst:                                     {-0.09, 0.20, -0.09, -0.09, -0.30, 0.05, 0.44},
	officeFirst:                                    {1.89, 0.51, 0.49, 0.49, 0.44, 1.14, 0.57},
	personBeforeName:                               {-0.61, -0.69, -0.71, -1.46, -0.88, -0.67, -0.46},
	personBeforeGiven:                              {-0.54, -0.84, -0.52, -1.18, -0.63, 0.44, 1.09},
	personAfterName:                                {-0.18, -0.25, -0.37, -0.33, -0.11, -0.43, -0.40},
	personOf:                                       {-1.35, -2.01, -1.01, -0.83, 0.18, 0.61, -1.26},
	afterDay:                                       {-2.35, -2.57, 0.20, -1.66, -3.15, -1.66, -1.66},
	directionOf:                                    {-1.05, -2.47, -1.05, -1.05, -1.05, -1.05, -0.09},
	afterRun:                                       {-0.24, -0.02, 0.71, 0.07, -0.08, -0.50, 0.00},
	joinedToName:                                   {0.78, 0.40, -0.53, -0.34, -0.83, 1.02, -0.75},
	beforeAcronym:                                  {3.38, 0.88, 1.27, 2.50, 2.03, 0.87, 1.93},
	habit:                                          {0.35, 0.13, 0.16, 0.20, 0.01, 0.10, 0.06},
	ofInstitution:                                  {3.81, 1.36, 0.90, 0.86, 1.35, 0.86, 0.07},
	headingRatio + ratioUnseen:                     {1.14, 1.10, 0.56, -0.19, 1.05, 0.12, 0.41},
	headingRatio + ratioLog:                        {-0.82, -0.07, -0.31, -1.44, -0.33, -0.82, 0.06},
	headingRatio + ratioCount:                      {0.08, -0.17, -0.81, -0.53, -1.01, -1.17, -0.82},
	headingRatio + ratioPure:                       {0.67, 0.67, 0.67, 0.67, 0.67, 0.67, 0.87},
	headingRatio + ratioNever:                      {0.79, 1.11, 0.69, 1.18, 0.50, 1.29, 0.49},
	headingWordRatio + ratioUnseen:                 {0.91, 0.51, 0.49, -0.16, 1.17, 1.03, 0.78},
	headingWordRatio + ratioLog:                    {1.16, 1.32, 0.79, 2.21, 0.81, 0.42, 1.01},
	headingWordRatio + ratioCount:                  {-0.26, 0.38, -0.14, 1.10, -0.13, -0.45, -0.23},
	headingWordRatio + ratioPure:                   {0.77, 0.95, 0.42, 1.74, 0.43, 0.37, 0.29},
	headingWordRatio + ratioNever:                  {-3.17, -2.26, -2.01, -2.08, -2.01, -2.13, -3.29},
	headingProof:                                   {0.05, -0.12, 0.52, 0.74, 0.36, 1.27, 0.58},
	headingOthers:                                  {0.54, 0.74, 0.58, 0.59, 0.23, 0.33, 0.59},
	headingShort:                                   {-1.05, -1.75, -1.15, -1.33, -0.10, -0.52, -0.18},
	headingFirst:                                   {3.67, 4.67, 2.80, 3.83, 1.55, 1.45, 0.92},
	headingLast:                                    {-0.28, -0.45, -0.23, -1.24, 0.25, -0.78, -0.65},
}
