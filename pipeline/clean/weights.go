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
	{"usage", usageUnseen, lexKnown},
	{"lexicon", lexKnown, prevKind},
	{"neighbours", prevKind, genitive},
	{"shape", genitive, headingRatio},
	{"heading", headingRatio, features},
}

var weights = [features][columns]float64{
	bias:                            {2.26, 2.31, 2.41, 2.37, 2.32, 2.28, 2.30},
	pageRatio + ratioUnseen:         {-0.35, -0.13, 0.15, -0.25, 0.30, -0.29, -0.44},
	pageRatio + ratioLog:            {0.37, 0.46, 0.37, 0.84, 0.44, 0.35, 0.28},
	pageRatio + ratioCount:          {-0.04, 0.08, -0.15, 0.29, 0.20, -0.09, 0.02},
	pageRatio + ratioPure:           {0.69, 0.40, 0.59, 0.64, 0.65, 0.57, 0.39},
	pageRatio + ratioNever:          {0.29, 0.21, -0.79, -0.33, 0.29, 0.26, 0.35},
	prevRatio + ratioUnseen:         {0.03, 0.13, 0.46, 0.33, 0.39, -0.00, -0.09},
	prevRatio + ratioLog:            {0.49, 0.40, 0.28, 0.16, 0.47, 0.39, 0.27},
	prevRatio + ratioCount:          {0.22, 0.01, 0.44, 0.21, 0.33, 0.40, 0.56},
	prevRatio + ratioPure:           {0.05, 0.05, 0.00, -0.22, 0.05, 0.13, 0.06},
	prevRatio + ratioNever:          {-0.19, -0.24, -0.90, -0.66, -0.24, 0.48, 0.40},
	prevFunctionRatio + ratioUnseen: {-0.31, -0.24, 0.01, -0.19, -0.05, 0.11, 0.09},
	prevFunctionRatio + ratioLog:    {0.49, 0.33, 0.35, 0.37, 0.39, 0.50, 0.26},
	prevFunctionRatio + ratioCount:  {0.23, 0.29, 0.24, 0.20, 0.68, 0.39, 0.06},
	prevFunctionRatio + ratioPure:   {0.32, -0.32, 0.00, -0.02, 0.06, 0.00, 0.23},
	prevFunctionRatio + ratioNever:  {0.14, 0.10, 0.34, 0.09, 0.51, 1.13, 0.37},
	nextRatio + ratioUnseen:         {0.25, 0.34, 0.57, 0.46, 0.63, 0.28, 0.21},
	nextRatio + ratioLog:            {0.27, 0.33, -0.10, 0.75, 0.19, 0.56, 0.17},
	nextRatio + ratioCount:          {-0.02, -0.02, -0.42, 0.28, 0.21, 0.17, -0.08},
	nextRatio + ratioPure:           {0.45, 0.45, 0.36, 0.64, 0.25, 0.64, 0.37},
	nextRatio + ratioNever:          {-0.31, -0.37, -0.97, -0.92, -1.06, -1.01, -0.24},
	nextFunctionRatio + ratioUnseen: {-0.50, -0.41, -0.16, -0.35, -0.15, -0.09, -0.47},
	nextFunctionRatio + ratioLog:    {0.18, 0.12, -0.20, 0.26, 0.12, 0.14, -0.08},
	nextFunctionRatio + ratioCount:  {0.25, 0.22, 0.04, 0.57, 0.17, 0.32, 0.21},
	nextFunctionRatio + ratioPure:   {0.37, 0.13, 0.02, 0.39, 0.33, 0.11, 0.54},
	nextFunctionRatio + ratioNever:  {-0.15, -0.26, -0.10, 0.39, 1.24, -0.29, 0.12},
	likeRatio + ratioUnseen:         {-0.43, -0.39, 0.03, -0.23, 0.04, -0.30, -0.41},
	likeRatio + ratioLog:            {0.49, 0.56, 0.51, 0.48, 0.35, 0.33, 0.40},
	likeRatio + ratioCount:          {0.08, 0.06, 0.05, -0.12, 0.13, -0.05, -0.08},
	likeRatio + ratioPure:           {0.14, -0.10, 0.15, -0.16, -0.28, -0.18, 0.02},
	likeRatio + ratioNever:          {0.15, 0.10, -0.50, -0.24, -0.24, -0.72, 0.15},
	aside:                           {0.52, 0.52, 0.62, 0.16, 0.52, 0.52, 0.48},
	asidePair:                       {1.70, 1.40, 1.07, 0.93, 0.52, 0.82, 1.00},
	surname:                         {0.23, 0.16, 0.24, 0.94, 0.52, 0.42, 0.73},
	usageUnseen:                     {-0.29, 0.98, 0.61, 0.34, 0.12, 0.11, -0.23},
	usageCapital:                    {0.99, 0.99, 0.50, 1.33, 0.66, 0.34, 0.58},
	usageLower:                      {0.51, 0.58, 0.97, 1.31, 0.35, 0.27, 0.34},
	usageBefore:                     {-0.16, -0.19, 0.10, -0.11, -0.12, -0.04, -0.23},
	usageAfter:                      {-0.35, -0.41, -0.15, -0.26, -0.14, -0.32, -0.08},
	lexKnown:                        {1.61, 1.61, 1.69, 1.61, 1.61, 1.61, 1.87},
	lexRare:                         {0.75, -0.29, 0.75, 1.42, 0.56, -0.00, 0.86},
	lexLowered:                      {-0.74, 0.31, -1.35, -0.60, 0.24, -0.05, 0.14},
	lexEveryday:                     {-0.41, -0.48, -0.40, -0.40, -0.31, -0.25, -0.36},
	lexNoun:                         {0.36, 0.31, 0.34, 0.34, 0.30, 0.21, 0.32},
	lexPerson:                       {0.13, 0.17, 0.12, 0.12, 0.32, -0.07, 0.36},
	partOf:                          {0.08, -0.06, 0.04, 0.04, 0.11, 0.11, 0.07},
	lexGiven:                        {0.35, 0.50, 0.36, 0.47, 0.68, 0.55, -0.09},
	wordEnding:                      {-1.53, -1.53, -1.53, -1.75, -1.53, -1.53, -1.70},
	compound:                        {-0.77, -0.77, -0.77, -0.94, -0.77, -0.77, -0.20},
	plural:                          {-0.11, -0.22, -0.05, -0.66, 1.16, -0.22, 0.16},
	phraseBefore:                    {0.24, 0.24, 0.22, 1.02, 0.22, 0.24, 0.84},
	phraseAfter:                     {1.07, 1.07, 1.14, 1.36, 1.22, 1.07, 1.34},
	prevKind + noNeighbour:          {0.04, 0.21, -0.06, -0.06, 0.45, 0.53, 0.12},
	prevKind + functionWord:         {-0.44, -0.35, -0.23, -0.35, -0.37, -0.26, -0.19},
	prevKind + lowerWord:            {-1.39, -1.32, -1.06, -1.02, -1.16, -0.97, -1.55},
	prevKind + startWord:            {-0.23, -0.19, 0.23, 0.10, -0.36, -0.43, -0.12},
	prevKind + commonCapital:        {0.65, 0.77, 0.39, -0.19, 0.68, 0.70, 0.36},
	prevKind + nameCapital:          {0.15, 0.19, 0.14, 0.44, 0.27, 0.13, 0.04},
	prevKind + acronym:              {-0.09, -0.31, 0.16, -0.25, 0.80, -0.27, 0.00},
	nextKind + noNeighbour:          {-0.42, -0.39, -0.36, -0.47, -0.45, -0.35, -0.31},
	nextKind + functionWord:         {-0.60, -0.59, -0.38, -0.47, -0.24, -0.60, -0.35},
	nextKind + lowerWord:            {-1.27, -1.22, -1.08, -1.13, -0.96, -1.41, -1.82},
	nextKind + startWord:            {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:        {1.08, 1.27, 0.93, 1.17, 1.02, 1.01, 0.71},
	nextKind + nameCapital:          {0.35, 0.62, 0.67, 0.73, 0.28, 0.93, 0.42},
	nextKind + acronym:              {-0.23, -0.18, -0.24, 0.31, 0.80, -0.11, 0.51},
	pairKind + noNeighbour*kinds + noNeighbour:     {0.07, 0.18, 0.22, -0.36, 0.11, 0.11, 0.66},
	pairKind + noNeighbour*kinds + functionWord:    {0.32, 0.52, -0.13, 0.45, 0.45, 0.22, 0.39},
	pairKind + noNeighbour*kinds + lowerWord:       {0.32, 0.23, 0.29, 0.10, 0.24, 0.83, 1.34},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.58, 2.35, 0.55, 0.41, 0.92, 0.89, 0.26},
	pairKind + noNeighbour*kinds + nameCapital:     {0.51, 0.80, 0.97, 1.46, 1.01, 1.05, 0.68},
	pairKind + noNeighbour*kinds + acronym:         {-0.19, 0.64, 0.75, 1.45, 0.33, 0.63, 0.78},
	pairKind + functionWord*kinds + noNeighbour:    {-0.45, -0.42, -0.32, -0.47, 0.87, -0.39, 0.02},
	pairKind + functionWord*kinds + functionWord:   {-0.54, -0.38, -0.15, -0.69, 0.41, -0.49, -0.63},
	pairKind + functionWord*kinds + lowerWord:      {-0.66, -0.47, -0.50, -0.57, 0.26, -0.80, -1.33},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {0.94, 0.88, 0.92, 1.43, 0.85, 1.01, 1.06},
	pairKind + functionWord*kinds + nameCapital:    {0.25, 0.49, 0.57, 0.98, 0.32, 1.03, 0.45},
	pairKind + functionWord*kinds + acronym:        {-0.24, -0.30, 0.46, 0.34, -0.12, 0.52, 0.74},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.15, -1.00, -0.66, -0.89, -1.09, -0.39, -0.39},
	pairKind + lowerWord*kinds + functionWord:      {-0.98, -0.77, -0.79, -0.87, -0.05, -0.27, -1.51},
	pairKind + lowerWord*kinds + lowerWord:         {-0.76, -0.78, -0.36, -0.50, -0.70, -0.58, -0.76},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.34, 0.31, 0.55, 0.94, 0.59, 1.15, 0.07},
	pairKind + lowerWord*kinds + nameCapital:       {0.04, 0.31, 0.67, 1.56, 0.41, 1.26, 0.02},
	pairKind + lowerWord*kinds + acronym:           {-0.47, -0.33, 0.66, 0.15, -0.45, -1.01, -1.22},
	pairKind + startWord*kinds + noNeighbour:       {0.46, 0.65, 0.67, 1.15, 1.58, 0.39, 0.22},
	pairKind + startWord*kinds + functionWord:      {-0.39, -0.36, 0.54, 0.04, -0.13, -0.70, 0.34},
	pairKind + startWord*kinds + lowerWord:         {-1.05, -1.00, -0.48, -0.60, -0.43, -0.73, -1.13},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.83, 1.41, 1.32, 1.79, 2.01, 1.51, 1.19},
	pairKind + startWord*kinds + nameCapital:       {0.97, 1.64, 0.89, 0.19, 0.12, 1.37, 1.25},
	pairKind + startWord*kinds + acronym:           {-0.02, -0.70, 0.45, 0.57, 0.47, -0.23, 0.19},
	pairKind + commonCapital*kinds + noNeighbour:   {1.01, 1.21, 1.08, 1.12, 0.73, 1.21, 0.79},
	pairKind + commonCapital*kinds + functionWord:  {0.59, 0.39, 0.23, 0.57, 0.99, 1.18, 0.88},
	pairKind + commonCapital*kinds + lowerWord:     {0.32, -0.22, 0.10, -0.64, 0.46, 0.04, -0.19},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {0.91, 2.24, 0.62, 1.29, 0.87, 0.79, 0.20},
	pairKind + commonCapital*kinds + nameCapital:   {0.69, 0.72, 0.52, -0.09, 1.57, 0.67, 0.78},
	pairKind + commonCapital*kinds + acronym:       {0.89, 1.87, 1.14, 1.13, 1.51, 1.27, 1.32},
	pairKind + nameCapital*kinds + noNeighbour:     {0.45, 0.65, 0.21, 0.45, 0.35, 0.62, 0.43},
	pairKind + nameCapital*kinds + functionWord:    {0.03, -0.07, 0.52, 0.63, 0.27, 0.29, 0.76},
	pairKind + nameCapital*kinds + lowerWord:       {-0.17, -0.06, 0.24, 0.72, 0.31, -0.05, -0.94},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.71, 1.55, 0.99, 0.92, 1.30, 0.86, 1.08},
	pairKind + nameCapital*kinds + nameCapital:     {0.20, -0.17, 0.28, 0.15, 0.51, 0.69, -0.19},
	pairKind + nameCapital*kinds + acronym:         {0.20, 1.32, -0.41, 1.00, 0.92, 1.27, 1.19},
	pairKind + acronym*kinds + noNeighbour:         {0.01, -0.44, 0.04, 0.59, -0.11, -0.20, 0.03},
	pairKind + acronym*kinds + functionWord:        {-0.20, -0.76, 0.61, 0.29, 0.64, -0.12, 0.06},
	pairKind + acronym*kinds + lowerWord:           {-0.42, -0.28, 0.69, -1.14, -0.39, -0.25, -0.65},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {1.02, 3.24, 0.98, 0.52, 1.40, 1.28, 1.72},
	pairKind + acronym*kinds + nameCapital:         {1.27, 1.35, 0.72, 1.23, 1.11, 0.05, 0.01},
	pairKind + acronym*kinds + acronym:             {0.66, 0.32, 0.35, -0.50, 0.05, 0.77, 0.10},
	prev2Kind + noNeighbour:                        {-0.74, -0.59, -0.51, -0.69, -1.00, -0.49, -0.97},
	prev2Kind + functionWord:                       {-0.29, -0.38, -0.15, -0.36, 0.04, -0.29, -0.05},
	prev2Kind + lowerWord:                          {-0.69, -0.59, -0.43, -0.43, -0.50, -0.35, -1.31},
	prev2Kind + startWord:                          {0.39, 0.34, 0.30, 0.39, 0.91, 0.36, 0.60},
	prev2Kind + commonCapital:                      {0.33, 0.74, 0.64, 0.71, 0.08, 0.40, 0.43},
	prev2Kind + nameCapital:                        {-0.13, -0.07, 0.05, 0.66, 0.27, 0.26, -0.06},
	prev2Kind + acronym:                            {0.02, 0.02, 0.47, 0.68, 0.23, -0.60, 0.39},
	next2Kind + noNeighbour:                        {0.20, -0.07, 0.05, 0.15, 0.20, 0.03, 0.13},
	next2Kind + functionWord:                       {-0.28, -0.14, 0.05, -0.01, 0.02, -0.12, -0.45},
	next2Kind + lowerWord:                          {-0.61, -0.49, -0.29, -0.29, 0.14, -0.49, -0.98},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {0.22, 0.25, -0.08, -0.01, -0.10, 0.45, 0.16},
	next2Kind + nameCapital:                        {-0.22, -0.14, 0.10, -0.26, -0.63, -0.31, -0.34},
	next2Kind + acronym:                            {0.27, 0.83, 0.86, 0.54, 1.06, 1.00, 0.63},
	ofCommon:                                       {2.65, 2.41, 1.89, 2.85, 2.28, 1.97, 1.87},
	ofName:                                         {2.06, 1.91, 1.77, 1.48, 1.84, 1.88, 1.77},
	beforeOfCommon:                                 {3.89, 4.10, 2.83, 3.23, 3.18, 3.22, 2.68},
	beforeOfName:                                   {1.60, 2.07, 1.14, 1.79, 1.58, 1.03, 0.91},
	afterThe:                                       {0.11, -0.12, 0.26, 0.07, 0.29, 0.44, 0.26},
	afterA:                                         {-0.30, -0.30, 0.22, -0.77, 0.86, 0.28, 0.15},
	afterIn:                                        {0.30, 0.23, 0.71, 0.67, 0.39, 0.65, 0.40},
	afterOf:                                        {-0.03, 0.02, 0.23, 0.07, -0.25, 0.14, 0.09},
	afterOwner:                                     {-1.02, -1.30, -0.58, -1.08, -1.00, -1.52, 0.13},
	afterOffice:                                    {0.88, 1.09, 0.97, 1.83, 1.82, 0.71, 1.47},
	afterLowOffice:                                 {1.09, 2.66, 1.93, 2.12, 1.70, 1.76, 1.43},
	afterGiven:                                     {0.89, 1.20, 1.32, 1.91, 1.02, 0.96, 1.38},
	beforeSaid:                                     {0.62, 0.18, 0.81, 1.09, 1.62, 1.25, 0.69},
	beforeGiven:                                    {-0.16, 0.26, -0.15, -0.26, -0.07, 0.66, -0.30},
	beforeOffice:                                   {0.51, 1.16, 0.64, 0.24, 1.46, 1.05, 1.35},
	beforeNumber:                                   {1.34, 1.39, 0.92, 1.40, 1.63, 1.94, 1.17},
	genitive:                                       {1.20, 0.53, 1.37, 1.98, 0.88, 1.24, 1.40},
	hyphenBefore:                                   {-1.11, -1.31, -1.44, -1.16, -1.81, -0.46, -1.69},
	hyphenAfter:                                    {0.56, 0.21, 0.44, 0.50, 1.07, 1.02, 1.09},
	listed:                                         {4.54, 4.70, 3.36, 4.44, 3.30, 3.30, 3.53},
	head:                                           {1.09, 1.51, 0.60, 0.60, 1.08, 0.21, 1.32},
	beforeHead:                                     {3.38, 2.97, 1.95, 2.31, 2.11, 2.01, 1.47},
	givenFirst:                                     {0.28, 0.46, 0.28, 0.28, 0.28, 0.43, 0.59},
	officeFirst:                                    {1.02, 0.08, 0.27, 0.27, -0.09, 1.40, 0.30},
	personBeforeName:                               {-0.48, -0.37, -0.30, -0.90, -0.26, -0.24, -0.15},
	personBeforeGiven:                              {-0.62, -1.02, -0.59, -1.19, -0.83, 0.01, 0.30},
	personAfterName:                                {-0.17, -0.17, -0.23, 0.02, -0.39, -0.44, -0.19},
	personOf:                                       {-1.59, -1.35, -0.87, -0.51, 0.03, 0.21, -0.96},
	afterDay:                                       {-1.50, -1.80, -0.43, -1.39, -2.47, -1.39, -1.39},
	directionOf:                                    {-1.48, -2.91, -1.48, -1.48, -1.48, -1.48, -0.74},
	directionFirst:                                 {-0.63, -1.20, -0.76, -0.76, -1.23, -0.32, -0.13},
	afterAdjective:                                 {-1.21, -1.67, -1.26, -1.94, -1.24, -1.09, 0.29},
	afterRun:                                       {-0.14, 0.11, 0.29, -0.03, -0.10, -0.27, -0.03},
	joinedToName:                                   {0.46, 0.08, -0.55, 0.94, -0.48, 0.63, -0.59},
	beforeAcronym:                                  {2.95, 1.31, 1.64, 2.09, 2.06, 1.39, 1.90},
	habit:                                          {0.33, 0.25, 0.13, 0.26, 0.12, 0.11, 0.08},
	ofInstitution:                                  {2.96, 1.27, 0.97, 0.96, 1.27, 0.96, 0.43},
	headingRatio + ratioUnseen:                     {0.84, 1.12, 0.42, 0.01, 0.80, 0.14, 0.45},
	headingRatio + ratioLog:                        {-0.59, 0.03, -0.19, -0.84, -0.11, -0.47, 0.07},
	headingRatio + ratioCount:                      {-0.02, -0.19, -0.46, -0.83, -0.88, -0.84, -0.62},
	headingRatio + ratioPure:                       {0.81, 0.81, 0.81, 0.81, 0.81, 0.81, 0.89},
	headingRatio + ratioNever:                      {0.96, 1.43, 0.93, 1.12, 0.77, 1.33, 0.76},
	headingWordRatio + ratioUnseen:                 {0.99, 0.88, 0.84, 0.56, 1.33, 1.35, 1.05},
	headingWordRatio + ratioLog:                    {1.12, 1.38, 0.78, 1.83, 0.81, 0.56, 0.95},
	headingWordRatio + ratioCount:                  {0.09, 0.51, 0.12, 0.84, 0.16, -0.15, 0.17},
	headingWordRatio + ratioPure:                   {0.56, 0.79, 0.24, 1.00, 0.23, 0.01, 0.20},
	headingWordRatio + ratioNever:                  {-1.85, -1.40, -1.37, -1.53, -1.37, -1.40, -1.95},
	headingProof:                                   {-0.07, 0.01, 0.48, 0.38, 0.44, 0.83, 0.49},
	headingOthers:                                  {0.52, 0.56, 0.55, 0.18, 0.16, 0.26, 0.52},
	headingShort:                                   {-0.99, -1.76, -0.91, -1.26, -0.22, -0.41, -0.32},
	headingFirst:                                   {3.22, 3.49, 1.97, 2.78, 1.49, 1.29, 0.94},
	headingLast:                                    {-0.44, -0.55, -0.45, -1.11, -0.14, -0.72, -0.61},
}
