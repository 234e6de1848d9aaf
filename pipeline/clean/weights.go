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
	bias:                                           {1.81, 2.00, 2.12, 2.05, 1.88, 1.82, 1.82},
	pageRatio + ratioUnseen:                        {-0.32, -0.06, 0.36, -0.20, 0.51, -0.26, -0.65},
	pageRatio + ratioLog:                           {0.59, 0.80, 0.58, 1.15, 0.49, 0.69, 0.46},
	pageRatio + ratioCount:                         {0.06, 0.15, -0.18, 0.37, -0.16, -0.07, 0.08},
	pageRatio + ratioPure:                          {0.52, 0.27, 0.46, 0.56, 0.74, 0.25, 0.33},
	pageRatio + ratioNever:                         {0.48, 0.30, -0.74, -0.07, 0.74, 0.28, 0.30},
	prevRatio + ratioUnseen:                        {-0.02, 0.10, 0.73, 0.45, 0.27, -0.26, -0.19},
	prevRatio + ratioLog:                           {0.52, 0.46, 0.21, 0.07, 0.38, 0.33, 0.16},
	prevRatio + ratioCount:                         {-0.09, 0.32, 0.63, 0.09, -0.03, 0.48, 0.57},
	prevRatio + ratioPure:                          {0.01, 0.01, 0.08, -0.18, 0.11, 0.23, 0.21},
	prevRatio + ratioNever:                         {-0.16, -0.14, -0.82, -0.31, -1.23, -0.69, 0.27},
	prevFunctionRatio + ratioUnseen:                {-0.41, -0.16, 0.14, -0.08, -0.04, -0.08, 0.13},
	prevFunctionRatio + ratioLog:                   {0.63, 0.31, 0.44, 0.51, 0.62, 0.50, 0.31},
	prevFunctionRatio + ratioCount:                 {-0.11, -0.09, -0.05, -0.06, 0.03, -0.08, -0.31},
	prevFunctionRatio + ratioPure:                  {0.33, -0.32, 0.03, 0.01, 0.14, -0.17, 0.61},
	prevFunctionRatio + ratioNever:                 {-0.34, -0.44, 0.17, -0.52, 1.09, 0.84, -0.25},
	nextRatio + ratioUnseen:                        {0.16, 0.35, 0.68, 0.46, 0.73, 0.32, 0.00},
	nextRatio + ratioLog:                           {0.34, 0.29, -0.15, 0.85, 0.21, 0.60, 0.12},
	nextRatio + ratioCount:                         {-0.51, -0.04, -0.64, 0.32, 0.58, 0.20, -0.07},
	nextRatio + ratioPure:                          {0.22, 0.22, 0.29, 0.75, 0.18, 0.56, 0.07},
	nextRatio + ratioNever:                         {-0.01, -0.29, -0.60, -0.25, -0.80, -0.92, -0.49},
	nextFunctionRatio + ratioUnseen:                {-0.50, -0.26, 0.01, -0.25, 0.06, 0.03, -0.08},
	nextFunctionRatio + ratioLog:                   {0.36, 0.17, -0.19, 0.02, 0.27, 0.16, 0.01},
	nextFunctionRatio + ratioCount:                 {0.19, 0.32, -0.12, 0.25, 0.05, 0.15, 0.10},
	nextFunctionRatio + ratioPure:                  {-0.04, -0.26, -0.32, 0.30, 0.08, -0.19, 1.46},
	nextFunctionRatio + ratioNever:                 {-0.18, -0.57, 0.24, 1.03, 0.97, -0.36, 0.11},
	likeRatio + ratioUnseen:                        {-0.48, -0.53, 0.32, -0.25, 0.05, -0.48, -0.25},
	likeRatio + ratioLog:                           {0.55, 0.74, 0.64, 0.55, 0.61, 0.45, 0.35},
	likeRatio + ratioCount:                         {0.04, 0.12, 0.08, -0.36, 0.23, -0.06, -0.19},
	likeRatio + ratioPure:                          {0.22, -0.13, 0.48, -0.07, -0.03, -0.24, -0.23},
	likeRatio + ratioNever:                         {0.52, 0.28, -0.06, 0.16, -0.23, -0.64, 0.30},
	aside:                                          {0.11, 0.11, 0.46, -0.17, 0.11, 0.11, 0.24},
	surname:                                        {-0.07, 0.52, 0.15, 1.35, 0.78, 0.37, 1.01},
	lexKnown:                                       {1.86, 1.86, 2.07, 1.86, 1.86, 1.86, 2.82},
	lexRare:                                        {0.78, -1.30, 0.78, 1.53, 1.62, 0.50, 1.16},
	lexLowered:                                     {-0.92, 0.59, -1.99, -0.44, -0.58, 0.24, 0.96},
	lexEveryday:                                    {-1.03, -1.69, -0.97, -0.97, -0.94, -0.66, -0.47},
	lexNoun:                                        {0.62, 0.46, 0.54, 0.54, 0.38, 0.40, 0.74},
	lexPerson:                                      {0.34, 0.48, 0.22, 0.22, 0.54, 0.05, 0.43},
	partOf:                                         {0.26, 0.13, 0.11, 0.11, 0.22, 0.27, 0.19},
	lexGiven:                                       {0.50, 0.68, 0.84, 0.73, 0.95, 1.17, 0.41},
	wordEnding:                                     {-1.55, -1.55, -1.55, -2.05, -1.55, -1.55, -1.75},
	compound:                                       {-0.81, -0.81, -0.81, -1.26, -0.81, -0.81, 0.19},
	plural:                                         {-0.21, -0.31, -0.07, -1.01, 1.86, -0.36, -0.13},
	phraseBefore:                                   {0.22, 0.22, 0.43, 1.62, 0.18, 0.22, 0.96},
	phraseAfter:                                    {1.48, 1.48, 1.63, 1.96, 1.78, 1.48, 2.28},
	prevKind + noNeighbour:                         {-0.05, 0.51, 0.03, -0.05, 0.64, 0.90, 0.23},
	prevKind + functionWord:                        {-0.68, -0.50, -0.25, -0.38, -0.35, -0.35, -0.60},
	prevKind + lowerWord:                           {-1.41, -1.22, -0.86, -0.83, -1.24, -0.94, -1.66},
	prevKind + startWord:                           {-0.16, 0.01, 0.55, 0.58, -0.27, -0.09, -0.07},
	prevKind + commonCapital:                       {0.72, 0.93, 0.33, -0.42, 0.53, 0.50, 0.00},
	prevKind + nameCapital:                         {0.02, 0.24, 0.16, 0.37, 0.09, 0.10, -0.01},
	prevKind + acronym:                             {-0.06, -0.52, 0.34, -0.19, 0.51, -0.47, -0.30},
	nextKind + noNeighbour:                         {-0.52, -0.29, -0.24, -0.49, -0.47, -0.39, -0.36},
	nextKind + functionWord:                        {-0.84, -0.73, -0.51, -0.53, -0.34, -0.78, -0.57},
	nextKind + lowerWord:                           {-1.29, -1.08, -0.96, -0.98, -0.68, -1.55, -1.93},
	nextKind + startWord:                           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:                       {1.53, 1.51, 0.92, 0.97, 1.06, 1.09, 0.35},
	nextKind + nameCapital:                         {0.15, 0.39, 0.76, 0.75, -0.08, 0.96, 0.34},
	nextKind + acronym:                             {-0.50, -0.13, -0.17, 0.31, 1.12, 0.14, -0.18},
	pairKind + noNeighbour*kinds + noNeighbour:     {-0.26, 0.18, 0.12, -0.60, -0.19, -0.19, -0.05},
	pairKind + noNeighbour*kinds + functionWord:    {0.13, 0.19, -0.20, 0.64, 0.09, -0.01, -0.01},
	pairKind + noNeighbour*kinds + lowerWord:       {0.01, -0.39, 0.05, 0.07, -0.08, 0.67, 0.51},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.63, 3.38, 1.13, 0.12, 1.10, 1.38, 1.10},
	pairKind + noNeighbour*kinds + nameCapital:     {0.41, 1.06, 1.54, 1.99, 1.59, 1.33, 1.49},
	pairKind + noNeighbour*kinds + acronym:         {-1.01, 1.03, 1.18, 0.51, 0.17, 0.87, 1.76},
	pairKind + functionWord*kinds + noNeighbour:    {-0.34, -0.07, 0.09, -0.35, 1.44, -0.21, 0.23},
	pairKind + functionWord*kinds + functionWord:   {-0.41, -0.01, 0.30, -0.48, 0.83, -0.32, -0.30},
	pairKind + functionWord*kinds + lowerWord:      {-0.76, -0.41, -0.34, -0.42, 0.44, -0.85, -1.11},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {1.18, 1.10, 1.23, 1.96, 1.34, 1.52, 0.78},
	pairKind + functionWord*kinds + nameCapital:    {0.18, 0.41, 0.77, 1.41, 0.31, 1.33, 0.21},
	pairKind + functionWord*kinds + acronym:        {0.09, -0.26, 1.46, 0.63, 0.22, 1.11, 1.20},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.35, -1.12, -0.54, -1.29, -1.24, -0.09, -0.59},
	pairKind + lowerWord*kinds + functionWord:      {-1.09, -0.72, -0.68, -0.83, 0.18, -0.79, -1.93},
	pairKind + lowerWord*kinds + lowerWord:         {-0.95, -0.94, -0.17, -0.55, -0.82, -0.69, -0.68},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.46, 0.54, 0.99, 1.64, 1.49, 2.11, 0.34},
	pairKind + lowerWord*kinds + nameCapital:       {-0.39, 0.30, 0.73, 1.53, -0.02, 1.72, 0.11},
	pairKind + lowerWord*kinds + acronym:           {-0.53, -0.20, 1.57, -0.22, -0.53, -0.91, -1.41},
	pairKind + startWord*kinds + noNeighbour:       {0.38, 0.49, 0.62, 1.12, 1.28, 0.27, 0.15},
	pairKind + startWord*kinds + functionWord:      {-0.42, -0.57, 1.01, -0.02, -0.18, -0.60, 0.39},
	pairKind + startWord*kinds + lowerWord:         {-1.23, -1.03, -0.38, -0.29, -0.81, -0.97, -1.33},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.64, 1.16, 1.26, 1.66, 1.46, 1.60, 0.73},
	pairKind + startWord*kinds + nameCapital:       {0.94, 1.23, 0.81, -0.07, -0.25, 1.36, 0.86},
	pairKind + startWord*kinds + acronym:           {0.23, -0.32, 1.34, 0.45, 0.65, 1.10, -0.20},
	pairKind + commonCapital*kinds + noNeighbour:   {1.13, 1.52, 1.40, 1.40, 0.67, 1.72, 1.08},
	pairKind + commonCapital*kinds + functionWord:  {0.70, 0.55, 0.49, 0.68, 1.88, 1.49, 0.92},
	pairKind + commonCapital*kinds + lowerWord:     {0.35, 0.13, 0.31, -0.57, 0.80, -0.15, 0.23},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {1.11, 2.85, 0.45, 1.94, 0.87, 1.03, -0.11},
	pairKind + commonCapital*kinds + nameCapital:   {0.81, 0.27, 0.57, -0.20, 0.85, 0.89, 0.34},
	pairKind + commonCapital*kinds + acronym:       {0.84, 1.52, 0.95, 0.90, 1.29, 1.24, 0.12},
	pairKind + nameCapital*kinds + noNeighbour:     {0.56, 0.72, 0.53, 0.56, 0.52, 0.57, 0.47},
	pairKind + nameCapital*kinds + functionWord:    {-0.20, 0.00, 1.00, 0.62, 0.21, 0.30, 0.61},
	pairKind + nameCapital*kinds + lowerWord:       {-0.40, -0.08, 0.65, 0.81, 0.23, 0.04, -1.07},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.75, 1.50, 0.86, 0.89, 1.08, 0.39, 0.72},
	pairKind + nameCapital*kinds + nameCapital:     {-0.05, -0.24, 0.76, 0.08, 0.58, 1.07, 0.16},
	pairKind + nameCapital*kinds + acronym:         {0.05, 1.43, -0.78, 0.10, 0.61, 1.43, 0.83},
	pairKind + acronym*kinds + noNeighbour:         {0.10, -0.56, -0.10, 1.13, -0.18, -0.26, -0.15},
	pairKind + acronym*kinds + functionWord:        {-0.23, -1.12, 1.04, 0.45, 0.52, 0.62, -0.14},
	pairKind + acronym*kinds + lowerWord:           {-0.48, -0.22, 1.26, -1.24, -0.48, -0.42, -0.53},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.04, 0.94, 0.95, -0.37, 0.80, 1.52, 0.88},
	pairKind + acronym*kinds + nameCapital:         {0.76, 1.46, 0.77, 0.37, 1.21, 0.03, 0.30},
	pairKind + acronym*kinds + acronym:             {0.16, 0.51, 0.75, 0.57, 0.24, 1.34, 0.08},
	prev2Kind + noNeighbour:                        {-0.67, -0.38, -0.32, -0.60, -0.81, -0.28, -0.88},
	prev2Kind + functionWord:                       {-0.53, -0.45, -0.30, -0.44, -0.00, -0.38, -0.25},
	prev2Kind + lowerWord:                          {-0.85, -0.51, -0.18, -0.38, -0.86, -0.15, -1.71},
	prev2Kind + startWord:                          {0.12, -0.09, 0.06, 0.35, 0.78, 0.35, 0.28},
	prev2Kind + commonCapital:                      {0.38, 0.71, 1.06, 0.78, -0.18, 0.64, 0.34},
	prev2Kind + nameCapital:                        {-0.19, -0.07, 0.37, 0.95, 0.80, 0.37, 0.07},
	prev2Kind + acronym:                            {-0.12, 0.27, 0.90, 1.07, -0.12, -1.14, 0.12},
	next2Kind + noNeighbour:                        {0.08, -0.01, 0.03, 0.09, 0.16, -0.37, -0.08},
	next2Kind + functionWord:                       {-0.36, -0.10, 0.18, 0.27, -0.11, -0.01, -0.54},
	next2Kind + lowerWord:                          {-0.75, -0.45, -0.15, -0.11, 0.29, -0.75, -1.31},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {-0.00, 0.28, -0.16, -0.15, 0.71, 0.72, -0.08},
	next2Kind + nameCapital:                        {-0.27, -0.28, 0.43, -0.15, -0.76, 0.01, -0.07},
	next2Kind + acronym:                            {-0.11, 0.60, 1.54, 0.19, 1.27, 1.70, 0.26},
	ofCommon:                                       {2.63, 2.18, 1.49, 2.37, 2.14, 1.63, 0.88},
	ofName:                                         {1.93, 1.88, 1.73, 1.01, 1.64, 2.22, 1.13},
	beforeOfCommon:                                 {4.10, 3.53, 2.71, 2.35, 2.58, 2.84, 2.36},
	beforeOfName:                                   {1.91, 2.26, 1.11, 2.08, 2.39, 1.86, 0.56},
	afterThe:                                       {0.47, -0.01, 0.47, -0.03, 0.84, 0.77, 0.39},
	afterA:                                         {-0.11, -0.43, 0.65, -0.93, 1.29, 0.38, 0.62},
	afterIn:                                        {0.35, 0.19, 0.78, 0.63, -0.32, 0.37, -0.29},
	afterOf:                                        {-0.04, -0.04, 0.47, 0.12, -0.37, 0.75, -0.13},
	afterOwner:                                     {-0.94, -1.61, -0.14, -1.12, -1.03, -1.36, 0.44},
	afterOffice:                                    {0.83, 2.33, 1.19, 2.29, 1.17, 1.81, 1.14},
	afterLowOffice:                                 {1.29, 2.87, 2.34, 2.72, 2.28, 2.20, 1.71},
	afterGiven:                                     {0.89, 1.16, 1.35, 2.15, 1.00, 1.01, 1.03},
	beforeSaid:                                     {0.73, 0.48, 1.26, 1.78, 2.12, 1.71, 1.37},
	beforeGiven:                                    {-0.32, 0.07, 0.06, -0.35, -0.74, 0.43, -0.50},
	beforeOffice:                                   {0.09, 0.38, 0.32, -0.55, 1.46, 1.34, 2.05},
	beforeNumber:                                   {1.14, 1.20, 1.10, 1.85, 2.22, 2.18, 0.30},
	genitive:                                       {1.61, 0.84, 1.63, 1.47, 1.96, 1.04, 0.67},
	hyphenBefore:                                   {-1.00, -1.44, -1.44, -1.72, -1.93, -0.19, -1.33},
	hyphenAfter:                                    {0.42, 0.01, -0.96, -0.24, 1.10, 1.78, 1.40},
	listed:                                         {4.41, 5.45, 3.26, 4.34, 3.05, 3.05, 3.57},
	head:                                           {2.88, 2.25, 1.81, 1.81, 2.62, 2.29, 2.67},
	beforeHead:                                     {3.52, 2.28, 0.63, 1.79, 0.88, 1.04, -0.36},
	givenFirst:                                     {-0.10, 0.17, -0.10, -0.10, -0.41, 0.07, 0.67},
	officeFirst:                                    {1.83, 0.51, 0.59, 0.59, 0.44, 1.15, 0.71},
	personBeforeName:                               {-0.60, -0.59, -0.57, -1.70, -0.76, -0.37, 0.00},
	personBeforeGiven:                              {-0.54, -0.99, -0.56, -1.30, -0.65, 0.38, 1.15},
	personAfterName:                                {-0.09, -0.17, -0.25, -0.26, 0.00, -0.45, -0.13},
	personOf:                                       {-1.22, -1.95, -0.92, -0.86, 0.29, 0.58, -1.21},
	afterDay:                                       {-2.34, -2.49, 0.04, -1.57, -2.98, -1.57, -1.57},
	directionOf:                                    {-1.24, -2.83, -1.24, -1.24, -1.24, -1.24, -0.49},
	afterRun:                                       {-0.29, -0.09, 0.63, 0.06, -0.05, -0.71, -0.24},
	joinedToName:                                   {0.67, 0.33, -0.67, -0.38, -0.84, 0.89, -0.35},
	beforeAcronym:                                  {3.52, 1.21, 1.40, 2.42, 2.17, 1.03, 1.31},
	habit:                                          {0.34, 0.13, 0.16, 0.18, 0.01, 0.03, 0.01},
	ofInstitution:                                  {3.89, 1.53, 1.03, 0.99, 1.45, 0.99, 0.40},
	headingRatio + ratioUnseen:                     {0.75, 0.90, 0.19, -0.16, 0.73, -0.29, 0.23},
	headingRatio + ratioLog:                        {-0.63, 0.13, -0.33, -0.47, -0.18, -0.69, 0.09},
	headingRatio + ratioCount:                      {0.21, -0.21, -0.63, -0.14, -0.90, -0.95, -0.94},
	headingRatio + ratioPure:                       {0.60, 0.60, 0.60, 0.60, 0.60, 0.60, 0.80},
	headingRatio + ratioNever:                      {1.07, 1.36, 0.94, 0.77, 0.76, 1.43, 0.75},
	headingWordRatio + ratioUnseen:                 {0.80, 0.44, 0.55, 0.11, 1.03, 1.34, 0.86},
	headingWordRatio + ratioLog:                    {1.04, 1.13, 0.72, 1.57, 0.73, 0.45, 0.95},
	headingWordRatio + ratioCount:                  {-0.21, 0.32, -0.11, 0.28, -0.09, -0.32, -0.15},
	headingWordRatio + ratioPure:                   {0.83, 1.08, 0.50, 2.22, 0.50, 0.40, 0.45},
	headingWordRatio + ratioNever:                  {-1.75, -0.98, -1.19, -1.61, -1.19, -1.28, -1.33},
	headingSmallRatio + ratioUnseen:                {0.48, 0.04, 0.04, -0.14, 0.34, 0.04, 0.08},
	headingSmallRatio + ratioLog:                   {-0.05, 0.12, 0.12, -0.01, 0.12, 0.64, 0.22},
	headingSmallRatio + ratioCount:                 {-0.17, 0.05, 0.05, -0.44, 0.05, 0.56, 0.10},
	headingSmallRatio + ratioPure:                  {0.40, 0.27, 0.27, 0.75, 0.27, 0.81, 0.53},
	headingSmallRatio + ratioNever:                 {0.08, -0.06, -0.06, -0.03, -0.06, 0.35, -0.04},
	headingSmall + feature(notSmall):               {0.46, 0.61, 0.61, -0.16, 0.93, 0.33, 1.00},
	headingSmall + feature(joiner):                 {-1.61, -1.62, -1.62, -0.73, -1.32, -1.23, -2.34},
	headingSmall + feature(longPreposition):        {-1.77, -1.18, -1.18, -1.18, -1.18, -0.65, -2.19},
	headingSmall + feature(shortVerb):              {1.27, -0.62, -0.62, -0.56, -0.62, -0.62, -1.31},
	headingProof:                                   {0.05, -0.37, 0.47, -0.02, 0.30, 1.26, 0.47},
	headingOthers:                                  {0.49, 0.61, 0.57, 0.37, 0.19, 0.24, 0.36},
	headingShort:                                   {-1.37, -2.50, -1.60, -1.30, -0.55, -1.27, -1.21},
	headingFirst:                                   {3.09, 4.32, 2.63, 2.83, 1.62, 1.41, 1.21},
	headingLast:                                    {-0.29, -0.51, -0.39, -0.64, 0.09, -0.81, -0.60},
}
