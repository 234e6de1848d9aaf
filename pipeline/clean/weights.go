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
	bias:                            {1.45, 2.29, 1.52, 2.21},
	pageRatio + ratioUnseen:         {-0.88, -0.61, -0.14, -0.59},
	pageRatio + ratioLog:            {0.63, 0.65, 0.24, 0.92},
	pageRatio + ratioCount:          {0.04, 0.02, -0.45, 0.43},
	pageRatio + ratioPure:           {0.38, 0.39, 0.61, 0.69},
	pageRatio + ratioNever:          {-0.40, -1.05, -1.47, -1.63},
	prevRatio + ratioUnseen:         {-0.08, 0.12, 0.56, -0.11},
	prevRatio + ratioLog:            {0.54, 0.29, 0.02, 0.09},
	prevRatio + ratioCount:          {-0.43, 0.30, 1.02, 0.08},
	prevRatio + ratioPure:           {0.68, 0.66, -0.06, -0.12},
	prevRatio + ratioNever:          {-1.71, -1.75, -1.26, -1.36},
	prevFunctionRatio + ratioUnseen: {-0.95, -0.14, 0.33, -0.56},
	prevFunctionRatio + ratioLog:    {0.35, 0.12, 1.82, 0.12},
	prevFunctionRatio + ratioCount:  {0.02, 0.10, 1.05, 0.07},
	prevFunctionRatio + ratioPure:   {-0.11, 0.48, 1.01, -0.00},
	prevFunctionRatio + ratioNever:  {-1.93, -1.04, -0.32, -1.16},
	nextRatio + ratioUnseen:         {-0.05, 0.21, -0.07, 0.07},
	nextRatio + ratioLog:            {0.59, 0.39, -0.55, 0.52},
	nextRatio + ratioCount:          {0.35, 0.41, -0.85, 0.59},
	nextRatio + ratioPure:           {0.86, 0.62, 0.64, 0.22},
	nextRatio + ratioNever:          {-0.65, -0.83, -1.14, -2.36},
	nextFunctionRatio + ratioUnseen: {-0.70, -0.30, -0.02, -0.37},
	nextFunctionRatio + ratioLog:    {0.28, 0.27, -0.44, 0.07},
	nextFunctionRatio + ratioCount:  {0.33, 0.14, -0.38, 0.32},
	nextFunctionRatio + ratioPure:   {-0.33, -0.11, -0.38, 0.29},
	nextFunctionRatio + ratioNever:  {-1.40, -1.79, 0.01, 0.96},
	likeRatio + ratioUnseen:         {-1.10, -0.65, -0.19, -0.27},
	likeRatio + ratioLog:            {0.15, 0.37, 0.13, 0.38},
	likeRatio + ratioCount:          {0.23, 0.33, 0.65, -0.26},
	likeRatio + ratioPure:           {0.10, -0.05, 1.43, -0.01},
	likeRatio + ratioNever:          {-1.85, -1.96, -1.24, -1.66},
	aside:                           {0.00, 0.00, 4.11, 0.34},
	surname:                         {0.24, 0.28, 3.46, 3.75},
	lexKnown:                        {0.00, 0.00, 2.06, 0.00},
	lexRare:                         {0.00, -2.27, 0.00, 0.79},
	lexEveryday:                     {-0.88, -2.44, 0.00, 0.00},
	lexNoun:                         {0.96, 0.03, 0.00, 0.00},
	lexPerson:                       {0.43, 0.29, 0.00, 0.00},
	partOf:                          {0.22, 0.17, 0.00, 0.00},
	lexGiven:                        {0.00, 0.80, 0.34, 1.46},
	wordEnding:                      {0.00, 0.00, 0.00, -2.07},
	compound:                        {0.00, 0.00, 0.00, -1.25},
	plural:                          {-0.40, -0.11, -0.14, -1.03},
	phraseBefore:                    {2.69, 3.44, 0.86, 3.32},
	phraseAfter:                     {4.71, 4.60, 1.64, 2.89},
	prevKind + noNeighbour:          {-0.62, 0.78, 1.23, -0.09},
	prevKind + functionWord:         {-1.11, -0.51, 0.31, -0.04},
	prevKind + lowerWord:            {-2.43, -1.30, 0.19, -0.73},
	prevKind + startWord:            {-0.11, 0.10, 0.70, 0.80},
	prevKind + commonCapital:        {1.50, 1.62, 0.85, -0.05},
	prevKind + nameCapital:          {-0.02, 0.43, 0.50, 0.68},
	prevKind + acronym:              {-0.70, -1.39, 3.72, -1.09},
	nextKind + noNeighbour:          {-1.02, -0.25, 0.19, -0.36},
	nextKind + functionWord:         {-1.52, -0.73, -0.34, -0.45},
	nextKind + lowerWord:            {-2.15, -1.31, -0.73, -0.81},
	nextKind + startWord:            {0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:        {3.14, 2.88, 4.80, 2.49},
	nextKind + nameCapital:          {0.72, 1.30, 3.77, 2.50},
	nextKind + acronym:              {-0.38, 0.26, 1.00, 0.86},
	capitalThen + noNeighbour:       {0.53, 0.92, 0.73, 1.16},
	capitalThen + functionWord:      {0.43, 0.51, 0.98, 0.73},
	capitalThen + lowerWord:         {0.27, 0.60, 0.87, 0.31},
	capitalThen + startWord:         {0.00, 0.00, 0.00, 0.00},
	capitalThen + commonCapital:     {-0.16, 1.40, 0.61, 0.33},
	capitalThen + nameCapital:       {-0.19, -0.59, 1.37, -0.60},
	capitalThen + acronym:           {0.40, 2.07, -0.77, 0.37},
	ofCommon:                        {4.43, 3.86, 3.19, 3.65},
	ofName:                          {2.69, 2.83, 4.92, 1.87},
	beforeOfCommon:                  {4.51, 3.59, 2.64, 1.08},
	beforeOfName:                    {1.53, 1.58, 4.91, 2.37},
	afterThe:                        {0.26, -0.26, 1.23, -0.21},
	afterA:                          {-0.25, -0.88, 0.18, -1.60},
	afterIn:                         {0.78, 0.40, 2.26, 1.01},
	afterOf:                         {0.17, 0.41, 1.24, 0.18},
	afterOwner:                      {-1.11, -1.90, 0.28, -0.65},
	afterOffice:                     {0.25, 3.23, 2.32, 2.73},
	afterLowOffice:                  {0.80, 1.65, 2.04, 2.37},
	afterGiven:                      {0.78, 1.09, 4.36, 2.27},
	beforeSaid:                      {1.02, 0.69, 3.60, 4.35},
	beforeGiven:                     {-0.80, -0.12, 1.71, -0.47},
	beforeOffice:                    {-0.11, 0.54, 0.66, -0.64},
	beforeNumber:                    {1.69, 1.98, 1.82, 1.55},
	genitive:                        {1.63, 1.23, 4.50, 1.19},
	hyphenBefore:                    {-0.85, -1.25, -1.41, -1.62},
	hyphenAfter:                     {0.51, 0.01, -0.62, -0.22},
	listed:                          {4.56, 4.91, 5.13, 2.55},
	head:                            {1.81, 2.07, 0.00, 0.00},
	beforeHead:                      {4.25, 2.18, 0.44, 1.56},
	givenFirst:                      {0.00, 0.34, 0.00, 0.00},
	officeFirst:                     {1.01, 0.77, 0.00, 0.00},
	personBeforeName:                {-0.64, -0.46, 0.00, -0.67},
	personBeforeGiven:               {-0.07, -0.80, 0.00, -0.81},
	personAfterName:                 {-0.12, 0.14, 0.00, -0.44},
	personOf:                        {-1.48, -2.27, 0.00, -0.93},
	afterDay:                        {-1.62, -2.93, 1.34, 0.00},
	directionOf:                     {0.00, -2.38, 0.00, 0.00},
	afterRun:                        {0.32, 0.34, 4.45, 0.66},
	joinedToName:                    {0.30, 0.35, -0.32, -0.30},
	ofInstitution:                   {3.25, 2.24, 1.32, 0.00},
}
