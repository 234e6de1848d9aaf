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
	bias:                            {2.28, 2.33, 2.42, 2.39, 2.35, 2.28, 2.31},
	pageRatio + ratioUnseen:         {-0.42, -0.24, 0.09, -0.35, 0.23, -0.36, -0.48},
	pageRatio + ratioLog:            {0.38, 0.47, 0.39, 0.85, 0.44, 0.37, 0.29},
	pageRatio + ratioCount:          {0.01, 0.15, -0.08, 0.36, 0.18, -0.08, 0.07},
	pageRatio + ratioPure:           {0.54, 0.17, 0.45, 0.45, 0.50, 0.35, 0.18},
	pageRatio + ratioNever:          {0.30, 0.25, -0.45, -0.25, 0.25, 0.27, 0.36},
	prevRatio + ratioUnseen:         {-0.06, 0.05, 0.37, 0.23, 0.23, -0.25, -0.15},
	prevRatio + ratioLog:            {0.53, 0.45, 0.24, 0.14, 0.49, 0.39, 0.28},
	prevRatio + ratioCount:          {0.30, 0.22, 0.44, 0.18, 0.21, 0.41, 0.59},
	prevRatio + ratioPure:           {0.02, 0.02, -0.04, -0.26, 0.04, 0.07, 0.01},
	prevRatio + ratioNever:          {-0.06, -0.09, -0.66, -0.27, -0.58, 0.18, 0.44},
	prevFunctionRatio + ratioUnseen: {-0.35, -0.27, -0.01, -0.20, -0.07, -0.04, 0.04},
	prevFunctionRatio + ratioLog:    {0.46, 0.25, 0.29, 0.32, 0.31, 0.49, 0.22},
	prevFunctionRatio + ratioCount:  {0.31, 0.28, 0.30, 0.28, 0.75, 0.49, 0.10},
	prevFunctionRatio + ratioPure:   {0.42, -0.25, 0.04, -0.03, 0.09, 0.06, 0.26},
	prevFunctionRatio + ratioNever:  {0.15, 0.04, 0.68, 0.03, 0.38, 1.13, 0.37},
	nextRatio + ratioUnseen:         {0.09, 0.16, 0.43, 0.28, 0.49, 0.04, 0.08},
	nextRatio + ratioLog:            {0.34, 0.44, -0.04, 0.65, 0.20, 0.55, 0.22},
	nextRatio + ratioCount:          {0.14, 0.25, -0.29, 0.34, 0.32, 0.36, 0.07},
	nextRatio + ratioPure:           {0.23, 0.23, 0.24, 0.44, -0.01, 0.40, 0.11},
	nextRatio + ratioNever:          {-0.06, -0.08, -0.59, 0.03, -0.57, -0.38, 0.00},
	nextFunctionRatio + ratioUnseen: {-0.62, -0.50, -0.28, -0.48, -0.21, -0.26, -0.58},
	nextFunctionRatio + ratioLog:    {0.15, 0.03, -0.26, 0.14, 0.05, 0.04, -0.10},
	nextFunctionRatio + ratioCount:  {0.30, 0.28, 0.06, 0.69, 0.11, 0.41, 0.28},
	nextFunctionRatio + ratioPure:   {0.40, 0.11, 0.02, 0.38, 0.34, 0.05, 0.54},
	nextFunctionRatio + ratioNever:  {-0.27, -0.41, -0.12, 0.39, 0.89, -0.62, -0.02},
	likeRatio + ratioUnseen:         {-0.47, -0.44, -0.01, -0.27, -0.04, -0.08, -0.43},
	likeRatio + ratioLog:            {0.57, 0.64, 0.59, 0.59, 0.44, 0.41, 0.46},
	likeRatio + ratioCount:          {0.10, 0.13, 0.08, -0.10, 0.10, -0.06, -0.08},
	likeRatio + ratioPure:           {0.02, -0.26, 0.03, -0.27, -0.43, -0.13, -0.08},
	likeRatio + ratioNever:          {0.29, 0.28, -0.05, -0.06, -0.23, -0.47, 0.26},
	aside:                           {-0.03, -0.03, 0.14, -0.31, -0.03, -0.03, 0.00},
	asidePair:                       {1.73, 1.43, 1.09, 1.00, 0.68, 0.79, 1.02},
	surname:                         {0.38, 0.19, 0.21, 0.96, 0.53, 0.41, 0.73},
	usageUnseen:                     {-0.32, 0.92, 0.58, 0.34, 0.19, 0.02, -0.36},
	usageCapital:                    {0.97, 1.01, 0.52, 1.36, 0.68, 0.33, 0.63},
	usageLower:                      {0.54, 0.59, 0.94, 1.32, 0.33, 0.30, 0.39},
	usageBefore:                     {-0.16, -0.19, 0.07, -0.11, -0.14, -0.03, -0.22},
	usageAfter:                      {-0.34, -0.38, -0.15, -0.24, -0.10, -0.35, -0.07},
	lexKnown:                        {1.54, 1.54, 1.62, 1.54, 1.54, 1.54, 1.78},
	lexRare:                         {0.92, -0.19, 0.92, 1.53, 0.85, 0.11, 1.56},
	lexLowered:                      {-0.69, 0.25, -1.35, -0.64, 0.16, -0.09, 0.09},
	lexEveryday:                     {-0.41, -0.48, -0.40, -0.40, -0.29, -0.27, -0.38},
	lexNoun:                         {0.38, 0.34, 0.35, 0.35, 0.33, 0.22, 0.32},
	lexPerson:                       {0.10, 0.11, 0.08, 0.08, 0.27, -0.08, 0.34},
	partOf:                          {0.06, -0.10, -0.00, -0.00, 0.10, 0.07, 0.03},
	lexGiven:                        {0.43, 0.57, 0.45, 0.60, 0.74, 0.71, 0.13},
	wordEnding:                      {-1.42, -1.42, -1.42, -1.63, -1.42, -1.42, -1.49},
	compound:                        {-0.75, -0.75, -0.75, -0.92, -0.75, -0.75, -0.17},
	plural:                          {-0.10, -0.19, -0.06, -0.66, 1.15, -0.17, 0.21},
	phraseBefore:                    {0.33, 0.33, 0.30, 1.07, 0.35, 0.33, 0.86},
	phraseAfter:                     {1.05, 1.05, 1.12, 1.37, 1.19, 1.05, 1.29},
	prevKind + noNeighbour:          {0.20, 0.44, 0.08, 0.08, 0.60, 0.65, 0.24},
	prevKind + functionWord:         {-0.55, -0.47, -0.33, -0.44, -0.51, -0.42, -0.31},
	prevKind + lowerWord:            {-1.22, -1.14, -0.91, -0.86, -0.96, -0.77, -1.49},
	prevKind + startWord:            {-0.13, -0.09, 0.37, 0.21, -0.29, -0.31, -0.03},
	prevKind + commonCapital:        {0.71, 0.84, 0.34, -0.12, 0.68, 0.72, 0.39},
	prevKind + nameCapital:          {0.21, 0.26, 0.19, 0.54, 0.33, 0.20, 0.10},
	prevKind + acronym:              {0.07, -0.15, 0.34, -0.15, 0.90, -0.18, 0.04},
	nextKind + noNeighbour:          {-0.31, -0.25, -0.25, -0.35, -0.31, -0.27, -0.22},
	nextKind + functionWord:         {-0.53, -0.54, -0.32, -0.41, -0.12, -0.51, -0.30},
	nextKind + lowerWord:            {-1.11, -1.03, -0.90, -0.95, -0.73, -1.35, -1.69},
	nextKind + startWord:            {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	nextKind + commonCapital:        {1.35, 1.48, 1.18, 1.54, 1.27, 1.22, 0.96},
	nextKind + nameCapital:          {0.47, 0.72, 0.79, 0.85, 0.39, 1.06, 0.55},
	nextKind + acronym:              {-0.15, -0.14, -0.28, 0.40, 0.89, -0.08, 0.53},
	pairKind + noNeighbour*kinds + noNeighbour:     {0.02, 0.22, 0.21, -0.43, 0.09, 0.09, 0.53},
	pairKind + noNeighbour*kinds + functionWord:    {0.33, 0.51, -0.19, 0.46, 0.44, 0.20, 0.45},
	pairKind + noNeighbour*kinds + lowerWord:       {0.25, 0.22, 0.29, 0.09, 0.20, 0.68, 1.15},
	pairKind + noNeighbour*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + noNeighbour*kinds + commonCapital:   {0.60, 2.22, 0.41, 0.19, 0.85, 0.72, 0.02},
	pairKind + noNeighbour*kinds + nameCapital:     {0.46, 0.82, 0.86, 1.47, 0.85, 0.93, 0.57},
	pairKind + noNeighbour*kinds + acronym:         {-0.17, 0.64, 0.75, 1.49, 0.31, 0.57, 0.76},
	pairKind + functionWord*kinds + noNeighbour:    {-0.34, -0.33, -0.17, -0.34, 0.96, -0.28, 0.14},
	pairKind + functionWord*kinds + functionWord:   {-0.35, -0.24, 0.04, -0.47, 0.49, -0.31, -0.44},
	pairKind + functionWord*kinds + lowerWord:      {-0.57, -0.40, -0.38, -0.41, 0.56, -0.76, -1.18},
	pairKind + functionWord*kinds + startWord:      {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + functionWord*kinds + commonCapital:  {0.92, 0.86, 0.94, 1.43, 0.80, 1.02, 1.08},
	pairKind + functionWord*kinds + nameCapital:    {0.37, 0.66, 0.70, 1.14, 0.42, 1.15, 0.56},
	pairKind + functionWord*kinds + acronym:        {-0.02, -0.10, 0.70, 0.61, 0.10, 0.68, 0.98},
	pairKind + lowerWord*kinds + noNeighbour:       {-1.15, -1.03, -0.73, -0.91, -1.09, -0.57, -0.56},
	pairKind + lowerWord*kinds + functionWord:      {-0.97, -0.75, -0.75, -0.82, 0.01, -0.29, -1.56},
	pairKind + lowerWord*kinds + lowerWord:         {-0.75, -0.68, -0.48, -0.53, -0.67, -0.24, -0.72},
	pairKind + lowerWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + lowerWord*kinds + commonCapital:     {0.17, 0.17, 0.34, 0.64, 0.45, 0.90, -0.09},
	pairKind + lowerWord*kinds + nameCapital:       {0.03, 0.25, 0.55, 1.46, 0.35, 0.55, -0.09},
	pairKind + lowerWord*kinds + acronym:           {-0.49, -0.39, 0.61, 0.17, -0.48, -1.12, -1.20},
	pairKind + startWord*kinds + noNeighbour:       {0.40, 0.57, 0.53, 1.02, 1.39, 0.26, 0.14},
	pairKind + startWord*kinds + functionWord:      {-0.46, -0.36, 0.58, -0.07, -0.34, -0.89, 0.29},
	pairKind + startWord*kinds + lowerWord:         {-1.11, -1.06, -0.49, -0.68, -0.49, -0.74, -1.19},
	pairKind + startWord*kinds + startWord:         {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + startWord*kinds + commonCapital:     {1.62, 1.39, 1.06, 1.61, 1.86, 1.26, 0.94},
	pairKind + startWord*kinds + nameCapital:       {0.94, 1.67, 0.81, 0.12, 0.01, 1.30, 1.15},
	pairKind + startWord*kinds + acronym:           {0.16, -0.55, 0.47, 0.78, 0.61, -0.27, 0.27},
	pairKind + commonCapital*kinds + noNeighbour:   {0.98, 1.23, 1.04, 1.09, 0.61, 1.12, 0.70},
	pairKind + commonCapital*kinds + functionWord:  {0.60, 0.44, 0.17, 0.54, 1.25, 1.12, 0.85},
	pairKind + commonCapital*kinds + lowerWord:     {0.30, -0.14, -0.24, -0.72, 0.46, 0.09, -0.30},
	pairKind + commonCapital*kinds + startWord:     {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + commonCapital*kinds + commonCapital: {0.74, 2.07, 0.31, 1.03, 0.64, 0.49, -0.10},
	pairKind + commonCapital*kinds + nameCapital:   {0.69, 0.73, 0.57, -0.24, 1.53, 0.69, 0.79},
	pairKind + commonCapital*kinds + acronym:       {0.95, 1.95, 1.19, 1.14, 1.48, 1.33, 1.36},
	pairKind + nameCapital*kinds + noNeighbour:     {0.43, 0.64, 0.08, 0.39, 0.27, 0.45, 0.28},
	pairKind + nameCapital*kinds + functionWord:    {0.03, -0.09, 0.53, 0.64, 0.24, 0.15, 0.68},
	pairKind + nameCapital*kinds + lowerWord:       {-0.22, -0.05, 0.20, 0.68, 0.13, -0.03, -0.87},
	pairKind + nameCapital*kinds + startWord:       {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + nameCapital*kinds + commonCapital:   {1.54, 1.41, 0.94, 1.55, 1.25, 0.72, 0.92},
	pairKind + nameCapital*kinds + nameCapital:     {0.22, -0.07, 0.39, 0.19, 0.68, 0.71, 0.11},
	pairKind + nameCapital*kinds + acronym:         {0.26, 1.36, -0.59, 0.93, 0.86, 1.19, 1.12},
	pairKind + acronym*kinds + noNeighbour:         {-0.07, -0.58, -0.07, 0.56, -0.16, -0.26, -0.06},
	pairKind + acronym*kinds + functionWord:        {-0.23, -0.94, 0.54, 0.27, 0.56, -0.30, -0.12},
	pairKind + acronym*kinds + lowerWord:           {-0.50, -0.24, 0.57, -1.19, -0.47, -0.34, -0.75},
	pairKind + acronym*kinds + startWord:           {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	pairKind + acronym*kinds + commonCapital:       {0.78, 3.11, 0.83, 0.31, 1.26, 1.09, 1.54},
	pairKind + acronym*kinds + nameCapital:         {1.28, 1.45, 0.86, 1.21, 1.28, 1.47, 0.29},
	pairKind + acronym*kinds + acronym:             {0.80, 0.40, 0.41, -0.29, 0.19, 0.89, 0.34},
	prev2Kind + noNeighbour:                        {-0.65, -0.50, -0.46, -0.58, -0.95, -0.43, -0.87},
	prev2Kind + functionWord:                       {-0.21, -0.30, -0.07, -0.28, 0.13, -0.21, 0.03},
	prev2Kind + lowerWord:                          {-0.63, -0.53, -0.37, -0.36, -0.38, -0.38, -1.22},
	prev2Kind + startWord:                          {0.38, 0.35, 0.34, 0.43, 0.83, 0.36, 0.60},
	prev2Kind + commonCapital:                      {0.33, 0.72, 0.68, 0.74, -0.12, 0.37, 0.42},
	prev2Kind + nameCapital:                        {-0.11, -0.05, 0.09, 0.70, 0.47, 0.15, -0.10},
	prev2Kind + acronym:                            {0.02, 0.07, 0.43, 0.73, 0.10, -0.38, 0.35},
	next2Kind + noNeighbour:                        {0.27, -0.02, 0.10, 0.23, 0.27, 0.08, 0.22},
	next2Kind + functionWord:                       {-0.18, -0.07, 0.15, 0.10, 0.09, 0.02, -0.36},
	next2Kind + lowerWord:                          {-0.53, -0.39, -0.18, -0.20, 0.30, -0.37, -0.97},
	next2Kind + startWord:                          {0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00},
	next2Kind + commonCapital:                      {0.29, 0.39, -0.01, 0.04, -0.02, 0.62, 0.24},
	next2Kind + nameCapital:                        {-0.11, -0.05, 0.22, -0.08, -0.56, -0.15, -0.28},
	next2Kind + acronym:                            {0.36, 0.92, 0.92, 0.70, 1.12, 1.02, 0.71},
	ofCommon:                                       {2.58, 2.42, 1.81, 2.71, 2.27, 1.91, 1.82},
	ofName:                                         {2.00, 1.89, 1.75, 1.58, 1.73, 1.85, 1.80},
	beforeOfCommon:                                 {3.84, 3.94, 2.81, 3.24, 3.15, 3.11, 2.61},
	beforeOfName:                                   {1.51, 1.99, 1.03, 1.71, 1.75, 0.85, 0.75},
	afterOwner:                                     {-1.06, -1.34, -0.62, -1.05, -0.98, -1.47, 0.10},
	afterOffice:                                    {0.90, 1.11, 1.03, 1.88, 1.84, 0.70, 1.45},
	afterLowOffice:                                 {1.07, 2.67, 1.93, 2.31, 1.77, 1.79, 1.52},
	afterGiven:                                     {0.91, 1.19, 1.35, 1.94, 1.03, 0.94, 1.35},
	beforeSaid:                                     {0.61, 0.38, 0.84, 1.11, 1.57, 1.21, 0.71},
	beforeGiven:                                    {-0.22, 0.17, -0.19, -0.37, -0.14, 0.63, -0.41},
	beforeOffice:                                   {0.53, 1.18, 0.62, 0.32, 1.42, 0.99, 1.28},
	beforeNumber:                                   {1.24, 1.42, 0.88, 1.34, 1.60, 1.97, 1.06},
	genitive:                                       {1.17, 0.45, 1.28, 1.92, 0.79, 1.13, 1.33},
	hyphenBefore:                                   {-1.23, -1.39, -1.57, -1.32, -1.76, -0.56, -1.71},
	hyphenAfter:                                    {0.49, 0.07, 0.36, 0.44, 0.98, 0.88, 1.00},
	listed:                                         {4.51, 4.63, 3.32, 4.41, 3.24, 3.24, 3.49},
	head:                                           {1.17, 1.52, 0.69, 0.69, 1.19, 0.21, 1.34},
	beforeHead:                                     {3.32, 2.93, 1.84, 2.10, 2.08, 1.90, 1.40},
	givenFirst:                                     {0.18, 0.41, 0.18, 0.18, 0.24, 0.33, 0.48},
	personBeforeName:                               {-0.47, -0.34, -0.31, -0.98, -0.27, -0.09, -0.12},
	personBeforeGiven:                              {-0.61, -0.92, -0.58, -1.14, -0.88, -0.08, 0.27},
	personAfterName:                                {-0.16, -0.15, -0.23, 0.05, -0.34, -0.38, -0.18},
	personOf:                                       {-1.72, -1.44, -1.10, -0.72, -0.15, 0.02, -1.21},
	afterDay:                                       {-1.33, -1.60, -0.25, -1.14, -2.12, -1.14, -1.14},
	directionOf:                                    {-1.37, -2.77, -1.37, -1.37, -1.37, -1.37, -0.52},
	directionFirst:                                 {-0.51, -1.19, -0.80, -0.80, -1.38, -0.28, -0.17},
	afterAdjective:                                 {-1.13, -1.63, -1.12, -1.90, -1.15, -1.16, 0.28},
	afterRun:                                       {-0.07, 0.15, 0.41, 0.01, 0.02, -0.15, 0.06},
	beforeAcronym:                                  {3.03, 1.43, 1.69, 2.09, 2.11, 1.40, 1.95},
	habit:                                          {0.33, 0.27, 0.14, 0.28, 0.12, 0.15, 0.09},
	headingRatio + ratioUnseen:                     {0.88, 1.06, 0.43, 0.14, 0.83, 0.16, 0.47},
	headingRatio + ratioLog:                        {-0.59, 0.07, -0.13, -0.79, -0.08, -0.48, 0.13},
	headingRatio + ratioCount:                      {0.03, -0.25, -0.43, -0.88, -0.81, -0.74, -0.52},
	headingRatio + ratioPure:                       {0.79, 0.79, 0.79, 0.79, 0.79, 0.79, 0.88},
	headingRatio + ratioNever:                      {1.00, 1.38, 0.96, 1.16, 0.83, 1.45, 0.81},
	headingWordRatio + ratioUnseen:                 {0.94, 0.81, 0.75, 0.42, 1.29, 1.28, 0.98},
	headingWordRatio + ratioLog:                    {1.14, 1.43, 0.79, 1.86, 0.83, 0.50, 0.96},
	headingWordRatio + ratioCount:                  {0.06, 0.55, 0.12, 0.85, 0.18, -0.11, 0.17},
	headingWordRatio + ratioPure:                   {0.53, 0.80, 0.18, 0.94, 0.18, 0.02, 0.14},
	headingWordRatio + ratioNever:                  {-1.90, -1.48, -1.40, -1.76, -1.40, -1.39, -2.07},
	headingProof:                                   {-0.01, -0.06, 0.44, 0.33, 0.43, 0.83, 0.44},
	headingOthers:                                  {0.54, 0.61, 0.52, 0.20, 0.16, 0.32, 0.55},
	headingFirst:                                   {3.29, 3.57, 2.10, 2.87, 1.69, 1.45, 1.04},
	headingLast:                                    {-0.45, -0.53, -0.47, -1.12, -0.12, -0.76, -0.63},
}
