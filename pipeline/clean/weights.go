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
	bias:                                           {1.97, 2.17, 2.26, 2.20, 2.02, 1.94, 2.06},
	pageRatio + ratioUnseen:                        {-0.25, -0.00, 0.40, -0.10, 0.49, -0.18, -0.43},
	pageRatio + ratioLog:                           {0.60, 0.78, 0.60, 1.22, 0.47, 0.65, 0.42},
	pageRatio + ratioCount:                         {0.04, 0.12, -0.20, 0.43, -0.15, -0.06, -0.08},
	pageRatio + ratioPure:                          {0.53, 0.28, 0.42, 0.51, 0.71, 0.28, 0.32},
	pageRatio + ratioNever:                         {0.58, 0.33, -0.53, -0.60, 0.69, 0.40, 0.54},
	prevRatio + ratioUnseen:                        {0.01, 0.14, 0.74, 0.54, 0.24, -0.26, 0.05},
	prevRatio + ratioLog:                           {0.44, 0.36, 0.18, -0.02, 0.28, 0.22, 0.14},
	prevRatio + ratioCount:                         {-0.02, 0.32, 0.63, 0.17, 0.10, 0.48, 0.70},
	prevRatio + ratioPure:                          {0.08, 0.08, 0.10, -0.23, 0.08, 0.25, 0.21},
	prevRatio + ratioNever:                         {-0.32, -0.27, -1.15, -0.35, -1.23, -0.93, 0.46},
	prevFunctionRatio + ratioUnseen:                {-0.38, -0.14, 0.14, -0.12, -0.03, 0.17, 0.13},
	prevFunctionRatio + ratioLog:                   {0.68, 0.29, 0.45, 0.48, 0.62, 0.68, 0.41},
	prevFunctionRatio + ratioCount:                 {-0.08, -0.06, -0.05, -0.08, 0.02, -0.02, -0.33},
	prevFunctionRatio + ratioPure:                  {0.03, -0.40, -0.06, -0.03, 0.04, -0.11, 0.51},
	prevFunctionRatio + ratioNever:                 {-0.14, -0.47, 0.14, -0.30, 1.01, 1.12, 0.17},
	nextRatio + ratioUnseen:                        {0.15, 0.32, 0.69, 0.47, 0.81, 0.38, 0.15},
	nextRatio + ratioLog:                           {0.34, 0.29, -0.29, 0.87, 0.11, 0.43, 0.14},
	nextRatio + ratioCount:                         {-0.45, -0.01, -0.65, 0.42, 0.53, 0.16, -0.19},
	nextRatio + ratioPure:                          {0.63, 0.63, 0.62, 0.99, 0.55, 0.94, 0.44},
	nextRatio + ratioNever:                         {-0.03, -0.29, -0.68, -0.53, -0.92, -1.48, -0.29},
	nextFunctionRatio + ratioUnseen:                {-0.61, -0.36, -0.09, -0.30, -0.05, 0.02, -0.61},
	nextFunctionRatio + ratioLog:                   {0.29, 0.08, -0.30, 0.10, 0.20, 0.11, -0.01},
	nextFunctionRatio + ratioCount:                 {0.31, 0.35, -0.05, 0.51, 0.21, 0.24, 0.22},
	nextFunctionRatio + ratioPure:                  {-0.19, -0.24, -0.40, 0.17, 0.01, -0.13, 0.58},
	nextFunctionRatio + ratioNever:                 {-0.38, -0.79, -0.02, 0.72, 0.59, -0.56, -0.05},
	likeRatio + ratioUnseen:                        {-0.57, -0.63, 0.18, -0.34, -0.09, -0.56, -0.48},
	likeRatio + ratioLog:                           {0.51, 0.72, 0.65, 0.53, 0.54, 0.39, 0.55},
	likeRatio + ratioCount:                         {0.04, 0.13, 0.10, -0.37, 0.28, -0.07, -0.10},
	likeRatio + ratioPure:                          {0.23, -0.14, 0.40, -0.17, -0.11, -0.23, 0.05},
	likeRatio + ratioNever:                         {0.39, 0.15, -0.29, -0.19, -0.20, -1.20, 0.11},
	aside:                                          {-0.07, -0.07, 0.27, -0.42, -0.07, -0.07, 0.19},
	asidePair:                                      {2.37, 1.83, 0.92, 0.86, 1.17, 0.41, 0.73},
	surname:                                        {-0.09, 0.54, 0.15, 1.32, 0.69, 0.27, 1.08},
	lexKnown:                                       {1.95, 1.95, 2.15, 1.95, 1.95, 1.95, 2.83},
	lexRare:                                        {0.71, -1.36, 0.71, 1.64, 1.56, 0.54, 0.76},
	lexLowered:                                     {-0.93, 0.46, -1.91, -0.51, -0.64, 0.24, 0.95},
	lexEveryday:                                    {-1.23, -1.84, -1.21, -1.21, -1.19, -0.89, -1.08},
	lexNoun:                                        {0.59, 0.45, 0.50, 0.50, 0.32, 0.30, 0.52},
	lexPerson:                                      {0.37, 0.53, 0.24, 0.24, 0.62, 0.18, 0.66},
	partOf:                                         {0.27, 0.11, 0.12, 0.12, 0.22, 0.28, 0.21},
	lexGiven:                                       {0.49, 0.71, 0.80, 0.58, 0.82, 1.28, 0.06},
	wordEnding:                                     {-1.60, -1.60, -1.60, -2.10, -1.60, -1.60, -1.63},
	compound:                                       {-0.81, -0.81, -0.81, -1.23, -0.81, -0.81, 0.22},
	plural:                                         {-0.19, -0.30, -0.11, -0.93, 1.76, -0.30, 0.24},
	phraseBefore:                                   {0.15, 0.15, 0.36, 1.52, -0.03, 0.15, 1.17},
	phraseAfter:                                    {1.20, 1.20, 1.36, 1.72, 1.50, 1.20, 1.88},
	prevKind + noNeighbour:                         {-0.21, 0.29, -0.22, -0.28, 0.52, 0.81, -0.00},
	prevKind + functionWord:                        {-0.61, -0.44, -0.20, -0.35, -0.32, -0.29, -0.33},
	prevKind + lowerWord:                           {-1.51, -1.34, -0.99, -0.95, -1.36, -0.83, -1.70},
	prevKind + startWord:                           {-0.24, -0.08, 0.48, 0.42, -0.37, -0.26, 0.04},
	prevKind + commonCapital:                       {0.71, 0.97, 0.43, -0.35, 0.67, 0.68, 0.28},
	prevKind + nameCapital:                         {-0.05, 0.26, 0.08, 0.36, 0.08, -0.15, -0.18},
	prevKind + acronym:                             {-0.25, -0.70, 0.26, -0.59, 0.36, -0.55, -0.20},
	nextKind + noNeighbour:                         {-0.41, -0.17, -0.12, -0.33, -0.36, -0.08, -0.09},
	nextKind + functionWord:                        {-0.70, -0.59, -0.32, -0.36, -0.15, -0.52, -0.30},
	nextKind + lowerWord:                           {-1.17, -0.96, -0.90, -0.87, -0.47, -1.41, -1.80},
	nextKind + startWord:                           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:                       {1.81, 1.74, 1.36, 1.38, 1.53, 1.51, 0.88},
	nextKind + nameCapital:                         {0.39, 0.65, 0.95, 0.94, 0.16, 1.29, 0.63},
	nextKind + acronym:                             {-0.16, 0.05, 0.02, 0.42, 1.28, 0.44, 0.83},
	pairKind + noNeighbour*kinds + noNeighbour:     {-0.18, 0.28, 0.38, -0.57, -0.02, -0.02, 0.92},
	pairKind + noNeighbour*kinds + functionWord:    {0.34, 0.48, 0.02, 0.83, 0.31, 0.19, 0.63},
	pairKind + noNeighbour*kinds + lowerWord:       {0.22, -0.08, 0.53, 0.32, 0.19, 1.02, 1.99},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.56, 3.32, 0.82, -0.17, 0.82, 1.17, 0.25},
	pairKind + noNeighbour*kinds + nameCapital:     {0.38, 1.07, 1.36, 1.77, 1.41, 1.18, 0.78},
	pairKind + noNeighbour*kinds + acronym:         {-0.41, 1.12, 1.41, 0.75, 0.50, 1.09, 1.24},
	pairKind + functionWord*kinds + noNeighbour:    {-0.46, -0.23, -0.08, -0.46, 1.24, -0.37, 0.08},
	pairKind + functionWord*kinds + functionWord:   {-0.38, -0.00, 0.35, -0.51, 0.80, -0.29, -0.43},
	pairKind + functionWord*kinds + lowerWord:      {-0.68, -0.35, -0.41, -0.42, 0.32, -0.83, -1.02},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {1.01, 1.05, 1.20, 1.73, 1.31, 1.48, 1.35},
	pairKind + functionWord*kinds + nameCapital:    {0.10, 0.29, 0.73, 1.27, 0.14, 1.27, 0.33},
	pairKind + functionWord*kinds + acronym:        {-0.19, -0.37, 1.25, 0.45, 0.02, 0.86, 1.01},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.36, -1.16, -0.51, -1.28, -1.25, -0.34, -0.05},
	pairKind + lowerWord*kinds + functionWord:      {-0.96, -0.59, -0.62, -0.79, 0.22, -0.67, -1.65},
	pairKind + lowerWord*kinds + lowerWord:         {-0.77, -0.74, -0.18, -0.47, -0.63, -0.38, -0.21},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.46, 0.53, 0.82, 1.42, 1.37, 1.98, 0.06},
	pairKind + lowerWord*kinds + nameCapital:       {-0.42, 0.32, 0.57, 1.48, -0.05, 1.71, -0.20},
	pairKind + lowerWord*kinds + acronym:           {-0.56, -0.27, 1.44, -0.27, -0.50, -1.07, -1.35},
	pairKind + startWord*kinds + noNeighbour:       {0.40, 0.49, 0.74, 1.14, 1.49, 0.65, 0.41},
	pairKind + startWord*kinds + functionWord:      {-0.26, -0.32, 1.21, 0.27, 0.01, -0.35, 0.62},
	pairKind + startWord*kinds + lowerWord:         {-1.09, -0.78, -0.25, 0.16, -0.58, -0.68, -0.96},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.68, 1.11, 1.27, 1.74, 1.64, 1.71, 1.24},
	pairKind + startWord*kinds + nameCapital:       {1.05, 1.30, 0.92, -0.01, 0.05, 1.53, 1.50},
	pairKind + startWord*kinds + acronym:           {0.33, -0.04, 1.28, 1.29, 1.01, 1.43, 0.40},
	pairKind + commonCapital*kinds + noNeighbour:   {0.98, 1.33, 1.24, 1.25, 0.61, 1.46, 0.89},
	pairKind + commonCapital*kinds + functionWord:  {0.74, 0.56, 0.36, 0.60, 1.80, 1.52, 1.19},
	pairKind + commonCapital*kinds + lowerWord:     {0.38, 0.26, 0.32, -0.71, 0.49, 0.00, -0.16},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {0.97, 2.95, 0.47, 1.97, 0.82, 1.02, -0.05},
	pairKind + commonCapital*kinds + nameCapital:   {0.76, 0.28, 0.59, -0.32, 0.96, 0.98, 1.29},
	pairKind + commonCapital*kinds + acronym:       {0.87, 2.06, 1.29, 1.49, 1.72, 1.65, 1.73},
	pairKind + nameCapital*kinds + noNeighbour:     {0.55, 0.75, 0.57, 0.55, 0.58, 0.91, 0.53},
	pairKind + nameCapital*kinds + functionWord:    {-0.01, 0.15, 1.14, 0.81, 0.39, 0.77, 1.13},
	pairKind + nameCapital*kinds + lowerWord:       {-0.26, 0.23, 0.67, 0.77, 0.27, 0.47, -1.07},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.74, 1.52, 0.79, 0.60, 1.05, 0.39, 1.06},
	pairKind + nameCapital*kinds + nameCapital:     {0.06, -0.15, 0.68, -0.10, 0.62, 1.22, -0.30},
	pairKind + nameCapital*kinds + acronym:         {0.08, 1.63, -0.86, 1.67, 0.72, 1.65, 1.50},
	pairKind + acronym*kinds + noNeighbour:         {0.12, -0.55, 0.05, 1.27, -0.09, -0.17, -0.04},
	pairKind + acronym*kinds + functionWord:        {-0.03, -0.86, 1.05, 0.84, 0.63, 0.74, 0.00},
	pairKind + acronym*kinds + lowerWord:           {-0.25, -0.03, 1.56, -1.06, -0.17, -0.03, -0.27},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.13, 1.10, 0.86, 0.10, 0.87, 1.52, 1.23},
	pairKind + acronym*kinds + nameCapital:         {1.02, 1.85, 0.95, 0.80, 1.33, 0.22, 2.00},
	pairKind + acronym*kinds + acronym:             {0.25, 0.59, 0.63, -0.32, 0.14, 1.49, 1.12},
	prev2Kind + noNeighbour:                        {-0.74, -0.45, -0.43, -0.64, -0.86, -0.20, -0.94},
	prev2Kind + functionWord:                       {-0.50, -0.40, -0.22, -0.46, 0.16, -0.20, -0.07},
	prev2Kind + lowerWord:                          {-0.85, -0.48, -0.23, -0.43, -0.65, 0.00, -1.60},
	prev2Kind + startWord:                          {0.13, -0.08, 0.08, 0.44, 1.04, 0.34, 0.60},
	prev2Kind + commonCapital:                      {0.33, 0.66, 0.95, 0.59, -0.03, 0.42, 0.42},
	prev2Kind + nameCapital:                        {-0.26, -0.07, 0.27, 0.83, 0.91, 0.28, -0.08},
	prev2Kind + acronym:                            {-0.14, 0.29, 0.89, 0.87, -0.23, -0.87, 0.33},
	next2Kind + noNeighbour:                        {0.02, -0.10, -0.07, 0.03, 0.11, -0.44, 0.04},
	next2Kind + functionWord:                       {-0.45, -0.22, 0.13, 0.11, -0.18, -0.14, -0.61},
	next2Kind + lowerWord:                          {-0.85, -0.58, -0.28, -0.27, 0.27, -0.86, -1.12},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {-0.10, 0.19, -0.31, -0.19, 0.68, 0.71, 0.04},
	next2Kind + nameCapital:                        {-0.35, -0.43, 0.16, -0.31, -0.75, -0.14, -0.35},
	next2Kind + acronym:                            {-0.04, 0.51, 1.25, -0.04, 1.15, 1.61, 0.55},
	ofCommon:                                       {2.69, 2.19, 1.80, 2.55, 2.42, 1.93, 1.78},
	ofName:                                         {2.02, 1.98, 1.79, 1.11, 1.74, 2.15, 1.81},
	beforeOfCommon:                                 {4.21, 3.56, 2.83, 2.43, 2.75, 2.87, 2.54},
	beforeOfName:                                   {1.97, 2.32, 1.47, 2.05, 2.43, 1.92, 0.94},
	afterThe:                                       {0.31, -0.19, 0.37, -0.09, 0.78, 0.39, 0.15},
	afterA:                                         {-0.09, -0.37, 0.77, -0.75, 1.35, 0.54, 0.54},
	afterIn:                                        {0.31, 0.10, 0.90, 0.55, -0.26, 0.39, 0.43},
	afterOf:                                        {-0.10, -0.10, 0.26, -0.04, -0.61, 0.62, 0.02},
	afterOwner:                                     {-1.03, -1.71, -0.27, -1.21, -1.07, -1.39, 0.28},
	afterOffice:                                    {0.64, 2.23, 1.17, 2.25, 1.16, 1.92, 1.63},
	afterLowOffice:                                 {1.31, 2.88, 2.37, 2.70, 2.10, 2.32, 1.67},
	afterGiven:                                     {1.20, 1.34, 1.60, 2.51, 1.32, 1.28, 1.39},
	beforeSaid:                                     {0.82, 0.58, 1.28, 1.76, 2.03, 1.79, 1.04},
	beforeGiven:                                    {-0.27, 0.10, 0.08, -0.38, -0.66, 0.46, -0.13},
	beforeOffice:                                   {0.07, 0.43, 0.27, -0.54, 1.49, 1.39, 1.68},
	beforeNumber:                                   {1.24, 1.28, 1.07, 2.01, 2.35, 2.27, 1.32},
	genitive:                                       {1.66, 0.87, 1.64, 1.43, 1.94, 1.19, 0.83},
	hyphenBefore:                                   {-1.12, -1.41, -1.61, -1.87, -2.13, -0.30, -1.86},
	hyphenAfter:                                    {0.43, 0.00, -1.00, -0.26, 0.94, 1.65, 0.75},
	listed:                                         {4.38, 5.48, 3.31, 4.58, 3.11, 3.11, 3.64},
	head:                                           {2.92, 2.61, 1.95, 1.95, 2.81, 2.39, 2.92},
	beforeHead:                                     {4.06, 3.15, 1.74, 2.50, 1.84, 1.98, 1.25},
	givenFirst:                                     {-0.10, 0.17, -0.10, -0.10, -0.30, 0.05, 0.43},
	officeFirst:                                    {1.92, 0.50, 0.50, 0.50, 0.45, 1.15, 0.58},
	personBeforeName:                               {-0.62, -0.69, -0.71, -1.46, -0.87, -0.66, -0.46},
	personBeforeGiven:                              {-0.57, -0.89, -0.54, -1.20, -0.65, 0.43, 1.08},
	personAfterName:                                {-0.17, -0.30, -0.38, -0.47, -0.14, -0.44, -0.41},
	personOf:                                       {-1.39, -2.01, -1.02, -0.91, 0.17, 0.61, -1.27},
	afterDay:                                       {-2.43, -2.74, 0.09, -1.73, -3.27, -1.73, -1.73},
	directionOf:                                    {-1.07, -2.49, -1.07, -1.07, -1.07, -1.07, -0.10},
	afterAdjective:                                 {-1.51, -2.17, -1.46, -2.54, -1.23, 0.23, -0.02},
	afterRun:                                       {-0.24, -0.06, 0.69, 0.09, -0.10, -0.50, -0.00},
	joinedToName:                                   {0.78, 0.39, -0.45, -0.36, -0.82, 1.03, -0.74},
	beforeAcronym:                                  {3.38, 0.88, 1.28, 2.52, 2.12, 0.88, 1.94},
	habit:                                          {0.35, 0.13, 0.16, 0.18, -0.02, 0.10, 0.05},
	ofInstitution:                                  {3.82, 1.37, 0.90, 0.86, 1.35, 0.86, 0.08},
	headingRatio + ratioUnseen:                     {1.13, 1.10, 0.55, -0.19, 1.08, 0.12, 0.41},
	headingRatio + ratioLog:                        {-0.82, -0.07, -0.31, -1.44, -0.25, -0.82, 0.06},
	headingRatio + ratioCount:                      {0.08, -0.16, -0.82, -0.52, -1.02, -1.17, -0.82},
	headingRatio + ratioPure:                       {0.67, 0.67, 0.67, 0.67, 0.67, 0.67, 0.87},
	headingRatio + ratioNever:                      {0.79, 1.11, 0.69, 1.18, 0.50, 1.29, 0.49},
	headingWordRatio + ratioUnseen:                 {0.92, 0.50, 0.49, -0.16, 1.19, 1.04, 0.78},
	headingWordRatio + ratioLog:                    {1.16, 1.31, 0.79, 2.21, 0.82, 0.42, 1.00},
	headingWordRatio + ratioCount:                  {-0.27, 0.37, -0.14, 1.10, -0.13, -0.45, -0.23},
	headingWordRatio + ratioPure:                   {0.79, 0.96, 0.42, 1.73, 0.43, 0.38, 0.29},
	headingWordRatio + ratioNever:                  {-3.17, -2.25, -2.02, -2.11, -2.02, -2.13, -3.30},
	headingProof:                                   {0.06, -0.11, 0.52, 0.74, 0.36, 1.28, 0.58},
	headingOthers:                                  {0.54, 0.73, 0.58, 0.59, 0.16, 0.34, 0.59},
	headingShort:                                   {-1.05, -1.74, -1.16, -1.33, -0.11, -0.51, -0.18},
	headingFirst:                                   {3.68, 4.68, 2.81, 3.83, 1.55, 1.45, 0.92},
	headingLast:                                    {-0.29, -0.45, -0.24, -1.25, 0.22, -0.78, -0.65},
}
