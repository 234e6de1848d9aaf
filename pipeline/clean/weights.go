package clean

// A column of weights is for one class of words.
type column uint8

const (
	commonWord  column = iota // written in lower case: "reporter"
	eitherWord                // "apple", "march"
	nameWord                  // "Berlin"
	unknownWord               // in no list
	columns
)

// column returns the column of a word.
func (c class) column() column {
	switch {
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

// score sums up the weights of the features of a word of class c: the log-odds
// that text prints the word with a capital there.
func (v *vector) score(c class) (sum float64) {
	k := c.column()
	for f, x := range v {
		if x != 0 {
			sum += weights[f][k] * x
		}
	}
	return sum
}

// bySource returns the log-odds of each source that has any, rounded.
func (v *vector) bySource(c class) map[string]any {
	out, k := map[string]any{}, c.column()
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
	{"shape", genitive, features},
}

var weights = [features][columns]float64{
	bias:                            {0.17, 0.40, -0.00, 0.17},
	pageRatio + ratioUnseen:         {-1.51, -0.54, 0.13, -0.13},
	pageRatio + ratioLog:            {1.07, 0.75, 0.97, 1.46},
	pageRatio + ratioCount:          {0.08, 0.30, 0.12, 0.52},
	pageRatio + ratioPure:           {0.22, 0.96, 0.60, 1.17},
	pageRatio + ratioNever:          {-0.54, -0.65, -1.73, -1.07},
	prevRatio + ratioUnseen:         {-0.09, 0.33, 0.76, 0.09},
	prevRatio + ratioLog:            {0.47, 0.37, -0.11, -0.03},
	prevRatio + ratioCount:          {0.05, -0.20, 0.72, 0.02},
	prevRatio + ratioPure:           {0.19, 0.57, -0.38, -0.20},
	prevRatio + ratioNever:          {0.25, -0.28, -1.11, -0.49},
	prevFunctionRatio + ratioUnseen: {-0.94, -0.22, 0.30, -0.01},
	prevFunctionRatio + ratioLog:    {0.36, 0.13, 0.09, 0.69},
	prevFunctionRatio + ratioCount:  {0.24, 0.24, 0.15, -0.40},
	prevFunctionRatio + ratioPure:   {-0.11, 0.77, 0.21, 0.65},
	prevFunctionRatio + ratioNever:  {-1.61, -0.40, 0.38, -0.62},
	nextRatio + ratioUnseen:         {0.10, 0.72, 0.21, 0.68},
	nextRatio + ratioLog:            {0.22, 0.29, -0.36, 0.33},
	nextRatio + ratioCount:          {0.11, -0.10, -0.54, -0.46},
	nextRatio + ratioPure:           {0.88, 1.07, -0.29, 0.83},
	nextRatio + ratioNever:          {-0.19, -0.08, -1.14, -2.26},
	nextFunctionRatio + ratioUnseen: {-0.62, -0.26, 0.34, 0.03},
	nextFunctionRatio + ratioLog:    {0.15, 0.31, -0.11, 0.52},
	nextFunctionRatio + ratioCount:  {0.28, -0.28, -0.00, 0.84},
	nextFunctionRatio + ratioPure:   {0.53, 0.34, 0.03, 0.18},
	nextFunctionRatio + ratioNever:  {-1.29, -1.07, 0.94, -2.40},
	aside:                           {0.00, 0.00, 1.60, 0.50},
	surname:                         {-0.69, 0.13, 0.07, 1.89},
	lexKnown:                        {0.00, 0.00, 2.42, 0.00},
	lexRare:                         {0.00, 0.00, 0.00, 1.32},
	lexEveryday:                     {-0.96, -2.07, 0.00, 0.00},
	lexNoun:                         {1.13, 0.34, 0.00, 0.00},
	partOf:                          {0.21, 0.14, 0.00, 0.00},
	lexGiven:                        {0.00, 0.48, 0.50, 0.79},
	wordEnding:                      {0.00, 0.00, 0.00, -2.18},
	compound:                        {0.00, 0.00, 0.00, -0.87},
	plural:                          {-0.42, -0.17, -0.48, -0.88},
	phraseBefore:                    {3.22, 2.31, -0.29, 2.40},
	phraseAfter:                     {3.91, 3.77, 1.99, 1.70},
	prevKind + noNeighbour:          {-0.21, 0.88, 1.10, 0.34},
	prevKind + functionWord:         {-0.85, -0.41, 0.43, 0.01},
	prevKind + lowerWord:            {-2.76, -1.67, -0.44, -0.63},
	prevKind + startWord:            {0.38, 0.33, 0.30, 0.72},
	prevKind + commonCapital:        {2.08, 2.25, 3.20, 1.40},
	prevKind + nameCapital:          {0.42, 0.99, 0.29, 1.01},
	prevKind + acronym:              {-0.33, -0.57, 2.62, -0.42},
	nextKind + noNeighbour:          {-0.86, 0.06, 0.65, -0.24},
	nextKind + functionWord:         {-1.53, -0.79, 0.12, -0.34},
	nextKind + lowerWord:            {-2.41, -1.61, -0.59, -1.07},
	nextKind + startWord:            {0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:        {3.59, 3.39, 4.96, 3.41},
	nextKind + nameCapital:          {1.14, 1.48, 3.28, 2.16},
	nextKind + acronym:              {-0.07, 0.34, 1.96, 1.53},
	capitalThen + noNeighbour:       {0.79, 0.83, 1.11, 1.31},
	capitalThen + functionWord:      {0.69, 0.60, 0.85, 0.73},
	capitalThen + lowerWord:         {0.84, 0.78, 1.52, 0.56},
	capitalThen + startWord:         {0.00, 0.00, 0.00, 0.00},
	capitalThen + commonCapital:     {-0.22, 0.82, 1.47, 0.45},
	capitalThen + nameCapital:       {-0.49, -0.05, 0.09, -1.09},
	capitalThen + acronym:           {0.18, 1.07, -0.41, 0.59},
	ofCommon:                        {4.70, 3.76, 2.90, 2.74},
	ofName:                          {3.13, 3.23, 4.52, 2.20},
	beforeOfCommon:                  {4.67, 3.52, 2.16, 2.75},
	beforeOfName:                    {2.11, 1.74, 0.96, 2.00},
	afterThe:                        {0.25, 0.02, 0.91, -0.00},
	afterA:                          {-0.31, -0.51, 0.42, -1.61},
	afterIn:                         {0.62, 0.87, 2.41, 1.12},
	afterOf:                         {0.25, 0.57, 0.52, 0.10},
	afterOwner:                      {-1.03, -1.69, 0.18, -0.74},
	afterOffice:                     {0.87, 1.97, 2.39, 1.38},
	afterLowOffice:                  {-0.08, 1.06, 1.44, 1.36},
	afterGiven:                      {0.59, 0.83, 1.27, 1.68},
	beforeSaid:                      {0.63, 0.75, 2.67, 2.86},
	beforeGiven:                     {-0.29, -0.41, 1.74, 0.00},
	beforeOffice:                    {0.12, 1.37, 1.00, -0.62},
	beforeNumber:                    {1.55, 1.86, 0.75, 0.49},
	genitive:                        {1.41, 1.14, 3.54, 2.77},
	hyphenBefore:                    {-0.61, -1.10, -1.04, -1.48},
	hyphenAfter:                     {0.46, -0.11, -0.97, -0.54},
	listed:                          {4.20, 3.95, 3.49, 3.97},
	head:                            {2.00, 1.52, 0.00, 0.00},
	beforeHead:                      {3.67, 0.59, 0.85, 1.38},
	givenFirst:                      {0.00, 0.90, 0.00, 0.00},
	officeFirst:                     {1.53, 0.42, 0.00, 0.00},
}
