package extract

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestFAQs(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string // question|answer|origin
	}{
		{"details", "<details><summary>Is it open?</summary><p>Yes, all day.</p></details>", []string{"Is it open?|Yes, all day.|details"}},
		{"details that are no question", "<details><summary>Show the list</summary><p>Nine berths.</p></details>", nil},
		{"a definition list of questions", "<h2>FAQ</h2><dl><dt>Is it open?<dd>Yes.<dt>Is it deep?<dd>No.</dl>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"headings under an FAQ heading", "<h2>Frequently Asked Questions</h2><h3>Is it open?</h3><p>Yes.</p><p>All day.</p>", []string{"Is it open?|Yes.\nAll day.|html"}},
		{"headings in a row", "<h2>Is it open?</h2><p>Yes.</p><h2>Is it deep?</h2><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"one heading alone asks rhetorically", "<h2>Is it open?</h2><p>Nobody knows.</p>", nil},
		{"a question in prose", "<p>Is it open? Nobody knows.</p><p>Is it deep? Who can say.</p>", nil},
		{"bold questions", "<h2>FAQs</h2><p><strong>Is it open?</strong><br>Yes.</p><p><b>Is it deep?</b></p><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"list items", "<h2>Frequently Asked Questions</h2><ul><li><strong>Is it open?</strong> Yes.<li>Is it deep? No, it is not.</ul>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No, it is not.|html"}},
		{"marked pairs", "<h2>Q&amp;A</h2><p>Q: Is it open?</p><p>A: Yes.</p>", []string{"Is it open?|Yes.|html"}},
		{"folded answers", "<h2>FAQ</h2><button>Is it open?</button><div style='display:none'>Yes.</div>", []string{"Is it open?|Yes.|html"}},
		{"a question and its answer in one paragraph", "<h2>FAQ</h2><p>Q: Is it open?<br>A: Yes.</p><p>Q: Is it deep?<br>A: No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a line in place of the heading", "<p class=x>FAQ</p><div><h3>Is it open?</h3><div>Yes.</div></div>", []string{"Is it open?|Yes.|html"}},
		{"a question within an answer", "<div class=faq><ul><li><h3><button>Is it open?</button></h3><div><p>Yes.</p><p><b>In a storm?</b> No.</p></div>" +
			"<li><h3><button>Is it deep?</button></h3><div><p>No.</p></div></ul></div>",
			[]string{"Is it open?|Yes.\nIn a storm? No.|html", "Is it deep?|No.|html"}},
		{"an answer ends with the element that holds it", "<div class=faq><div><h3>Is it open?</h3><p>Yes.</p></div><div><h3>Is it deep?</h3><p>No.</p></div></div><p>The harbour is old.</p>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"an answer that reads like a notice", "<div class=faq><div><a href='#'><h3>Is it free?</h3></a><div><p>Sign up for our newsletter and it is.</p></div></div><div><a href='#'><h3>Is it deep?</h3></a><div>No.</div></div></div>",
			[]string{"Is it free?|Sign up for our newsletter and it is.|html", "Is it deep?|No.|html"}},
		{"folded titles of an FAQ that are no questions", "<div id=faqList><div><h3 aria-expanded=false>Opening hours</h3><p>All day.</p></div><div><h3 aria-expanded=false>Depth</h3><p>Nine metres.</p></div></div>",
			[]string{"Opening hours|All day.|html", "Depth|Nine metres.|html"}},
		{"folded titles under an FAQ heading that are no questions", "<h2>FAQ</h2><details><summary>Opening hours</summary><p>All day.</p></details><details><summary>Depth</summary><p>Nine metres.</p></details>",
			[]string{"Opening hours|All day.|details", "Depth|Nine metres.|details"}},
		{"titles that do not ask, among unfolding ones that do", "<h2>FAQ</h2><div><div class=item><h2><button aria-expanded=false>Is it open?</button></h2><div>Yes.</div></div><div class=item><h2><button aria-expanded=false>The depth</button></h2><div>Nine metres.</div></div></div><div><button aria-expanded=false>Fair prices</button><div>Call the desk.</div></div>",
			[]string{"Is it open?|Yes.|html", "The depth|Nine metres.|html"}},
		{"titles that do not ask, side by side with their answers", "<h2>FAQ</h2><div><button aria-expanded=false>The depth</button><div>Nine metres.</div><button aria-expanded=false>Is it open?</button><div>Yes.</div></div>",
			[]string{"The depth|Nine metres.|html", "Is it open?|Yes.|html"}},
		{"headings under an FAQ heading of which none asks", "<h2>FAQ</h2><h3>Opening hours</h3><p>All day.</p><h3>Depth</h3><p>Nine metres.</p>", []string{"Opening hours|All day.|html", "Depth|Nine metres.|html"}},
		{"half of the headings under an FAQ heading ask", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Depth</h3><p>Nine metres.</p>", []string{"Is it open?|Yes.|html", "Depth|Nine metres.|html"}},
		{"bold lines under an FAQ heading of which none asks", "<h2>FAQ</h2><p><b>Opening hours</b></p><p>All day.</p><p><b>Depth</b></p><p>Nine metres.</p>", []string{"Opening hours|All day.|html", "Depth|Nine metres.|html"}},
		{"titles in an element for FAQs that are no questions", "<div class=schema-faq><div><strong>Opening hours</strong> <p>All day.</p></div><div><strong>Depth</strong> <p>Nine metres.</p></div></div>",
			[]string{"Opening hours|All day.|html", "Depth|Nine metres.|html"}},
		{"lines under an FAQ heading that lead to no sentence", "<h2>Live Q&amp;A</h2><div><div>11:00</div><div>The ferry hour</div></div><div><div>12:00</div><div>The pilot’s hour</div></div>", nil},
		{"headings further down than the line after an FAQ heading", "<h2>FAQ</h2><p>All day.</p><p>Nine metres.</p><p>Since 1911.</p><h3>The quay</h3><p>It is old.</p><h3>The pier</h3><p>It is new.</p>", nil},
		{"questions and answers in boxes that are alike", "<div><div><p>Is it open?</p><img src=/plus.svg></div><div><p>Yes.</p></div></div><div><div><p>Is it deep?</p><img src=/plus.svg></div><div><p>No.</p></div></div><div><div><p>Is it old?</p><img src=/plus.svg></div><div><p>Very.</p></div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html", "Is it old?|Very.|html"}},
		{"lines that ask, in no boxes", "<p>Is it open?</p><p>Yes.</p><p>Is it deep?</p><p>No.</p><p>Is it old?</p><p>Very.</p>", nil},
		{"marked questions that are not worded as such", "<h2>FAQ</h2><p>Q: I would like to know the depth.</p><p>A: Nine metres.</p><p>Q: Tell me about the quay.</p><p>A: It is old.</p>",
			[]string{"I would like to know the depth.|Nine metres.|html", "Tell me about the quay.|It is old.|html"}},
		{"a table of questions", "<h2>FAQ</h2><table><tr><td>Is it open?<td>It is.<tr><td>Is it deep?<td>It is not.<tr><td>Is it old?<td>Very old.</table>",
			[]string{"Is it open?|It is.|html", "Is it deep?|It is not.|html", "Is it old?|Very old.|html"}},
		{"tabs and their panels", "<div class=faq><div role=tablist><button role=tab aria-controls=a>Is it open?</button><button role=tab aria-controls=b>Is it deep?</button></div><div role=tabpanel id=a><p>Yes.</p></div><div role=tabpanel id=b><p>No.</p><p>At low water.</p></div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.\nAt low water.|html"}},
		{"tabs in a menu", "<h2>FAQ</h2><ul class=nav><li><a href=#a data-toggle=tab>Is it open?</a><li><a href=#b data-toggle=tab>Is it deep?</a></ul><div><div id=a><p>Yes.</p></div><div id=b><p>No.</p></div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"links to their answers", "<h2>FAQ</h2><ul><li><a href=#a>Is it open?</a><li><a href=#b>Is it deep?</a></ul><div id=a><p>Yes.</p></div><div id=b><p>No.</p></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"links to sections", "<h2>FAQ</h2><ul><li><a href=#a>Is it open?</a><li><a href=#b>Is it deep?</a></ul><div id=a><h2>The quay</h2><p>It is old.</p></div><div id=b><h2>The pier</h2><p>It is new.</p></div>", nil},
		{"two that open one panel", "<h2>FAQ</h2><div><button aria-controls=a>Is it open?</button><div id=a>Yes.</div></div><div><button aria-controls=a>Is it deep?</button><div id=a>No.</div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a button below the answer", "<h2>FAQ</h2><div><div role=button aria-expanded=false>Is it open?</div><div><p>Yes.</p><button>Close</button></div></div><div><div role=button aria-expanded=false>Is it deep?</div><div><p>No.</p><button>Close</button></div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a sign beside the question", "<details><summary><h3>Is it open?</h3><span>+</span></summary>Yes.</details>", []string{"Is it open?|Yes.|details"}},
		{"a question beside the boxes of others", "<h2>FAQ</h2><div><h3>Is it open?</h3><p>Yes.</p></div><div><h3>Is it deep?</h3><p>No.</p></div><div><h3>Is it old?</h3><p>Very.</p></div><h3>Will you sail?</h3><p>The ferry leaves at noon.</p>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html", "Is it old?|Very.|html"}},
		{"short lines under an FAQ heading, in no boxes", "<h2>FAQ</h2><p>Opening hours</p><p>The harbour is open all day.</p><p>Depth</p><p>It is nine metres deep.</p>", nil},
		{"buttons for one panel", "<h2>FAQ</h2><div><button aria-controls=a>All berths?</button><button aria-controls=a>Deep ones?</button></div><p>Choose.</p><div id=a><p>Nine berths.</p></div>", nil},
		{"what else asks where answers unfold", "<h2>FAQ</h2><details><summary>Is it open?</summary>Yes.</details><details><summary>Is it deep?</summary>No.</details><h3>When do you need it done?</h3><p>Call the desk.</p>",
			[]string{"Is it open?|Yes.|details", "Is it deep?|No.|details"}},
		{"one line that asks", "<h2>FAQ</h2><div><p>Ready to sail?</p><p>Sign on.</p></div>", nil},
		{"numbers that count the questions", "<h2>FAQ</h2><h3><span>1</span> Is it open?</h3><p>Yes.</p><h3><span>2</span> Is it deep?</h3><p>No.</p>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"numbers that are the question’s", "<h2>FAQ</h2><h3>20 berths enough?</h3><p>Yes.</p><h3>1.5 metres too deep?</h3><p>No.</p>",
			[]string{"20 berths enough?|Yes.|html", "1.5 metres too deep?|No.|html"}},
		{"a quiz of letters", "<p><b>Is it open?</b></p><p>a) Yes</p><p>b) No</p><p><b>Is it deep?</b></p><p>a) Yes</p><p>b) No</p><p><b>Is it old?</b></p><p>a) Yes</p><p>b) No</p>", nil},
		{"other questions of which nothing is said", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Is it deep?</h3><p>No.</p><h3>Others ask</h3><ul><li><a href=/a>Is it old?</a><li><a href=/b>Who built it?</a></ul>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"Greek", "<details><summary>Είναι ανοιχτό;</summary>Ναι.</details><details><summary>Είναι βαθύ;</summary>Όχι.</details>", []string{"Είναι ανοιχτό;|Ναι.|details", "Είναι βαθύ;|Όχι.|details"}},
		{"an interview in Spanish", "<p><b>¿Cómo empezó?</b></p><p>Me llamó el puerto.</p><p><b>¿Navega?</b></p><p>Siempre.</p><p><b>¿Y después?</b></p><p>Me jubilo.</p>", nil},
		{"buttons alone", "<h2>FAQ</h2><p><b>Copy link</b></p><p>All day.</p><p><b>Copy link</b></p><p>Nine metres.</p>", nil},
		{"a survey", "<h2>FAQ</h2><table><tr><td>Is it open?<td>40 %<tr><td>Is it deep?<td>50 %<tr><td>Is it old?<td>60 %</table>", nil},
		{"a quiz", "<h3>Is it open?</h3><ul><li><label><input type=radio> Yes</label><li><label><input type=radio> No</label></ul><h3>Is it deep?</h3><ul><li><label><input type=radio> Yes</label><li><label><input type=radio> No</label></ul>", nil},
		{"a quiz of labels beside its questions", "<div><p><b>Is it open?</b></p><label><input type=radio> Yes</label><label><input type=radio> No</label></div><div><p><b>Is it deep?</b></p><label><input type=radio> Yes</label><label><input type=radio> No</label></div><div><p><b>Is it old?</b></p><label><input type=radio> Yes</label><label><input type=radio> No</label></div>", nil},
		{"unfolding answers in the first person", "<details><summary>Do I need a ticket?</summary><p>I would buy one.</p></details><details><summary>Can I bring my dog?</summary><p>My dog sails.</p></details>",
			[]string{"Do I need a ticket?|I would buy one.|details", "Can I bring my dog?|My dog sails.|details"}},
		{"items with the class of an FAQ, each on its own", "<h2>The harbour</h2><div class=faq-item><div class=faq-q>Is it open?</div><div class=faq-a>Yes.</div></div><div class=faq-item><div class=faq-q>Is it deep?</div><div class=faq-a>No.</div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a list of questions above all that is said", "<h2>FAQ</h2><p>Is it open?</p><p>Is it deep?</p><p>Is it old?</p><p>The harbour was built in 1911.</p>", nil},
		{"a paragraph below the list of questions", "<h2>FAQ</h2><dl><dt>Is it open?<dd>Yes.<dt>Is it deep?<dd>No.</dl><p>The harbour is old.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"what is asked of the reader", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><p>Was this helpful?</p><h3>Is it deep?</h3><p>No.</p><h3>Still have questions?</h3><p>Call the desk.</p><h3>Related articles</h3><p>Ten more ports.</p>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"what is asked of the reader, in other languages", "<h2>FAQ</h2><h3>¿Abre?</h3><p>Sí.</p><p>Más dudas que certezas.</p><h3>¿Es hondo?</h3><p>No.</p><p>¿Necesitas más ayuda?</p><p>Tem dúvidas?</p><p>Hai altre domande?</p><p>Nog vragen?</p><p>Besoin d’aide ?</p>",
			[]string{"¿Abre?|Sí.\nMás dudas que certezas.|html", "¿Es hondo?|No.|html"}},
		{"buttons beside the questions of an FAQ", "<div class=faq><div><h3>Is it open? <button>Copy link</button></h3><p>Yes.</p></div><div><h3>Is it deep? <button>Copy link</button></h3><p>No.</p></div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"crossheads far apart", "<div><section><p>The port is old.</p><h3>Is it open?</h3><p>Yes.</p></section><section><h2>The pier</h2><p>It is long.</p></section></div><div><h3>Is it deep?</h3><p>No.</p></div>", nil},
		{"filters of a shop", "<div class=accordion><details><summary>Brand</summary>Nine</details><details><summary>Size</summary>Ten</details></div>", nil},
		{"crossheads above an FAQ", "<h2>Is it old?</h2><p>Very.</p><h2>Who built it?</h2><p>Nobody knows.</p><h2>Frequently asked questions</h2><h3>Is it open?</h3><p>Yes.</p>",
			[]string{"Is it open?|Yes.|html"}},
		{"an interview", "<p><b>How old is she?</b></p><p>I do not know.</p><p><b>Who built her?</b></p><p>My father.</p><p><b>Will she sail?</b></p><p>She will.</p>", nil},
		{"an interview by name", "<p><b>How old is she?</b></p><p>Mair: Very old.</p><p><b>Who built her?</b></p><p>Mair: Nobody knows.</p><p><b>Will she sail?</b></p><p>Mair: She will.</p>", nil},
		{"an explainer", "<p><b>How old is she?</b></p><p>Ninety.</p><p><b>Who built her?</b></p><p>“I did,” says Mair.</p><p><b>Will she sail?</b></p><p>She will.</p>",
			[]string{"How old is she?|Ninety.|html", "Who built her?|“I did,” says Mair.|html", "Will she sail?|She will.|html"}},
		{"a dialog", "<div class='modal faq'><button>Is it open?</button><div>Yes.</div><button>Is it deep?</button><div>No.</div></div>", nil},
		{"questions about a message of the site", "<div class=gate__faq><p>Why am I seeing this message?</p><p>The harbour is read on another device.</p><p>Are there other limits?</p><p>There are none.</p></div>", nil},
		{"an interview of one who is asked for his mind", "<p><b>Was it a storm?</b></p><p>It was.</p><p><b>What do you think of the new crane?</b></p><p>It is too small.</p><p><b>Will it last?</b></p><p>It will.</p>", nil},
		{"what a person does or a word says", "<p><b>¿Qué quiere decir marea?</b></p><p>It is so.</p><p><b>¿Y si el médico cree que llueve?</b></p><p>It is so.</p><p><b>O que pensa o governo?</b></p><p>It is so.</p><p><b>Cosa intende il governo?</b></p><p>It is so.</p><p><b>Wat vindt u op de kade?</b></p><p>It is so.</p><p><b>Hur ser du att det regnar?</b></p><p>It is so.</p><p><b>Hvordan ser du om det regner?</b></p><p>It is so.</p><p><b>Что вы имеете с собой?</b></p><p>It is so.</p>", []string{"¿Qué quiere decir marea?|It is so.|html", "¿Y si el médico cree que llueve?|It is so.|html", "O que pensa o governo?|It is so.|html", "Cosa intende il governo?|It is so.|html", "Wat vindt u op de kade?|It is so.|html", "Hur ser du att det regnar?|It is so.|html", "Hvordan ser du om det regner?|It is so.|html", "Что вы имеете с собой?|It is so.|html"}},
		{"an interview of one who is called by first name", "<p>The chair, Quilla Quillander, has time. It was quiet, and Quilla had tea.</p><p><b>Quilla, how did you begin?</b></p><p>In a shed.</p><p><b>Was it cold?</b></p><p>It was.</p><p><b>And now?</b></p><p>Now it is warm.</p>", nil},
		{"one word and a comma before a question", "<p><b>Finally, can you sail?</b></p><p>Yes.</p><p><b>Is it deep?</b></p><p>No.</p><p><b>Is it old?</b></p><p>Very.</p>", []string{"Finally, can you sail?|Yes.|html", "Is it deep?|No.|html", "Is it old?|Very.|html"}},
		{"an interview with dashes", "<p><b>— Is it old?</b></p><p>Very.</p><p><b>— Is it deep?</b></p><p>No.</p><p><b>— Will it last?</b></p><p>It will.</p>", nil},
		{"the FAQ of the site", "</main><footer><div class=faq><details><summary>Is the shop open?</summary>Yes.</details><details><summary>Is it far?</summary>No.</details></div></footer>", nil},
		{"an interview of one who is spoken to", "<h3>How old are you?</h3><p>Ninety.</p><h3>Who built your ship?</h3><p>My father.</p><h3>Do you sail?</h3><p>Sometimes.</p><h3>Will you sell?</h3><p>Never.</p>", nil},
		{"an interview of one who is called by name", "<h3>Frau Dr. Quillander, ist er offen?</h3><p>Ja.</p><h3>Wie tief ist er?</h3><p>Neun Meter.</p>", nil},
		{"an interview whose questions bear a name", "<h3>Desk: Is it old?</h3><p>Ninety.</p><h3>Desk: Who built it?</h3><p>Nobody knows.</p>", nil},
		{"answers that bear a label", "<p><b>Question 1: Is it open?</b><br>Answer: Yes.</p><p><b>Question 2: Is it deep?</b><br>Answer: No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"letters that mark both", "<p><b>F: Ist er offen?</b></p><p>A: Ja.</p><p><b>F: Ist er tief?</b></p><p>A: Nein.</p><p>Der Hafen ist alt.</p>", []string{"Ist er offen?|Ja.|html", "Ist er tief?|Nein.|html"}},
		{"words that mark both", "<h2>FAQ</h2><p>प्रश्न: क्या यह खुला है?</p><p>उत्तर: हाँ।</p><p>प्रश्न: क्या यह गहरा है?</p><p>उत्तर: नहीं।</p>", []string{"क्या यह खुला है?|हाँ।|html", "क्या यह गहरा है?|नहीं।|html"}},
		{"letters that mark both, in one paragraph", "<h2>FAQ</h2><p>K: Onko se auki?<br>V: On.</p><p>K: Onko se syvä?<br>V: Ei.</p>", []string{"Onko se auki?|On.|html", "Onko se syvä?|Ei.|html"}},
		{"marks with numbers and dashes", "<h2>FAQ</h2><p><b>Q.1 Is it open?</b></p><p>Ans. Yes.</p><p><b>Q- Is it deep?</b></p><p>A- No.</p><p><b>FAQ 3: Is it old?</b></p><p>Very.</p>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html", "Is it old?|Very.|html"}},
		{"a paragraph below questions beside their answers", "<p><b>Is it open?</b> Yes.</p><p><b>Is it deep?</b> No.</p><p><b>Is it old?</b> Very.</p><p>The harbour is busy.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html", "Is it old?|Very.|html"}},
		{"a list of what to look at", "<ul><li><b>Is it open?</b> Look at the gate.<li><b>Is it deep?</b> Ask the pilot.<li><b>Is it old?</b> See the plate.</ul>", nil},
		{"a link box after an answer", "<h3>Is it open?</h3><p>Yes.</p><div class=related><a href=/a>Ten more ports</a></div><h3>Is it deep?</h3><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a picture after an answer", "<h3>Is it open?</h3><p>Yes.</p><img src=/a.jpg><h3>Is it deep?</h3><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a link box within an answer", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><aside><h4>Read more</h4><ul><li><a href=/a>Ten more ports</a></ul></aside><p>All day.</p>", []string{"Is it open?|Yes.\nAll day.|html"}},
		{"a heading over links within an answer", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Read more</h3><ul><li><a href=/a>Ten more ports</a></ul><p>All day, from the first ferry in the morning to the last one in the evening, and longer at weekends.</p>",
			[]string{"Is it open?|Yes.\nAll day, from the first ferry in the morning to the last one in the evening, and longer at weekends.|html"}},
		{"cross references after an answer", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><ul><li><a href=/a>Ten more ports</a><li><a href=/b>Nine more ports</a></ul>", []string{"Is it open?|Yes.|html"}},
		{"links that an answer leads up to", "<h2>FAQ</h2><h3>Who sails?</h3><p>These do:</p><ul><li><a href=/a>Ann Shipping</a><li><a href=/b>Ben Lines</a></ul>", []string{"Who sails?|These do:\nAnn Shipping\nBen Lines|html"}},
		{"a call below folded questions", "<h2>FAQ</h2><div><button aria-expanded=false>Is it open?</button><div>Yes.</div></div><div><button aria-expanded=false>Is it deep?</button><div>No.</div></div><h3>Still not sure?</h3><p>Call the desk.</p>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a call below nested questions", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Is it deep?</h3><p>No.</p><h2>Still not sure?</h2><p>Call the desk.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"headings after the questions that do not ask", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Is it deep?</h3><p>No.</p><h3>Conclusion</h3><p>The harbour is back.</p><h3>Sources</h3><ul><li>The board</ul>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a call that asks, below the questions", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Is it deep?</h3><p>No.</p><h3>Looking for a boat?</h3><p>Call the desk.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"what is said of the article below the last answer", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Is it deep?</h3><p>No.</p><p>This article was brought up to date on Tuesday, when the fares of the northern ferries had been settled.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"signs and numbers around the questions", "<h2>FAQ</h2><div><div><p>Is it open?</p><p>+</p></div><p>Yes.</p></div><p>2.</p><div><div><p>Is it deep?</p><p>+</p></div><p>No.</p></div>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"numbers between the questions", "<h2>FAQ</h2><p>1.</p><h3>Is it open?</h3><p>Yes.</p><p>2.</p><h3>Is it deep?</h3><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a question mark outside the bold words, a sign before them", "<p><b>Is it open</b>?</p><p>Yes.</p><p>❓ <b>Is it deep?</b></p><p>No.</p><p><b>Is it old?</b></p><p>Very.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html", "Is it old?|Very.|html"}},
		{"questions that are the first line of a paragraph", "<h2>FAQ</h2><p>Is it open?<br>Yes.</p><p>Is it deep?<br>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"one that is a first line", "<h2>FAQ</h2><p>In a hurry?<br>Call the desk.</p>", nil},
		{"list items that are nothing but questions, above their answers", "<ol><li><b>Is it open?</b></ol><p>Yes.</p><ol start=2><li><b>Is it deep?</b></ol><p>No.</p><ol start=3><li><b>Is it old?</b></ol><p>Very.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html", "Is it old?|Very.|html"}},
		{"a heading that says FAQ and asks", "<h2>FAQ: What is new?</h2><ul><li><b>Is it open?</b> Yes.<li><b>Is it deep?</b> No.</ul>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"the name of an icon", "<h2>FAQ</h2><div><div role=button><i class=material-icons-outlined>expand_more</i>Is it open?</div><p>Yes.</p></div><div><div role=button><i class=material-icons-outlined>expand_more</i>Is it deep?</div><p>No.</p></div>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"an answer with a long list", "<h2>FAQ</h2><h3>Is it open?</h3><p>On:</p><ul>" + strings.Repeat("<li>Day", 30) + "</ul><h3>Is it deep?</h3><p>No.</p>", []string{"Is it open?|On:" + strings.Repeat("\nDay", 30) + "|html", "Is it deep?|No.|html"}},
		{"the end of the article below questions, one of which does not ask", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p><h3>Depth</h3><p>Nine metres.</p><h3>Is it old?</h3><p>Very.</p><h3>Fazit</h3><p>It is back.</p>", []string{"Is it open?|Yes.|html", "Depth|Nine metres.|html", "Is it old?|Very.|html"}},
		{"a verdict that asks", "<h3>Is it open?</h3><p>Yes.</p><h3>Is it deep?</h3><p>No.</p><h3>Final verdict: Is it worth it?</h3><p>It is.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"tabs in an element for FAQs", "<div class=faq-wrap><div class=faq-item role=tab><div><span>Is it open?</span></div><div><p>Yes.</p></div></div><div class=faq-item role=tab><div><span>Is it deep?</span></div><div><p>No.</p></div></div></div>",
			[]string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"a contents list", "<h2>FAQ</h2><ul><li><a href='#a'>Is it open?</a><li><a href='#b'>Is it deep?</a></ul><h3 id=a>Is it open?</h3><p>Yes.</p><h3 id=b>Is it deep?</h3><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"headings with addresses", "<h3><a href='#a'>Is it open?</a></h3><p>Yes.</p><h3><a href='#b'>Is it deep?</a></h3><p>No.</p>", []string{"Is it open?|Yes.|html", "Is it deep?|No.|html"}},
		{"headings that lead elsewhere", "<h3><a href='/a'>Is it open?</a></h3><p>Yes.</p><h3><a href='/b'>Is it deep?</a></h3><p>No.</p>", nil},
		{"the same pair twice", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p>" +
			`<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it open?","acceptedAnswer":{"@type":"Answer","text":"<p>Yes.</p>"}}]}</script>`,
			[]string{"Is it open?|Yes.|html"}},
		{"a pair that structured data number", "<h2>FAQ</h2><h3>Is it open?</h3><p>Yes.</p>" +
			`<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Q1. Is it open?","acceptedAnswer":{"@type":"Answer","text":"Yes."}}]}</script>`,
			[]string{"Is it open?|Yes.|html"}},
		{"answers of structured data, two of them and a text, one in markup twice written as text", `<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it open?","acceptedAnswer":["&amp;lt;p&amp;gt;Yes &amp;amp;amp; no.&amp;lt;/p&amp;gt;",{"@type":"Answer","text":"All day."}]}]}</script>`,
			[]string{"Is it open?|Yes & no.|jsonld", "Is it open?|All day.|jsonld"}},
		{"a quiz in structured data", `<script type="application/ld+json">{"@type":"Quiz","hasPart":{"@type":"Question","text":"Is it open?","acceptedAnswer":{"@type":"Answer","text":"Yes."}}}</script>`, nil},
		{"structured data alone", `<script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it open?","acceptedAnswer":{"@type":"Answer","text":"<p>Yes.</p><p>All day.</p>"}}]}</script>`,
			[]string{"Is it open?|Yes.\nAll day.|jsonld"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := read(t, page(tt.in+"<h2>Outlook</h2>"))
			var got []string
			for _, f := range a.FAQs {
				got = append(got, f.Question.Raw+"|"+f.Answer.Raw+"|"+f.Origin)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			for _, f := range a.FAQs {
				if n := strings.Count(a.Body(), f.Question.Raw); n > 1 || n == 0 && f.Origin != "jsonld" {
					t.Errorf("%q stands %d times in the body:\n%s", f.Question.Raw, n, a.Body())
				}
			}
		})
	}
}

// TestFAQTable reads an answer with a table: it has the rows, and the body has them once.
func TestFAQTable(t *testing.T) {
	a := read(t, page("<h2>FAQ</h2><h3>What is the fare?</h3><p>This:</p><table><tr><th>Who<th>Fare<tr><td>Adult<td>12</table><p>Dogs sail free.</p><h3>Is it deep?</h3><p>No.</p>"))
	if len(a.FAQs) != 2 || a.FAQs[0].Answer.Raw != "This:\nWho | Fare\nAdult | 12\nDogs sail free." || len(a.Tables) != 1 || strings.Count(a.Body(), "Adult") != 1 {
		t.Errorf("FAQs %+v, %d tables, body\n%s", a.FAQs, len(a.Tables), a.Body())
	}
}

// TestFAQBuilders reads what page builders and plugins make of two questions.
func TestFAQBuilders(t *testing.T) {
	want := []string{"Is it open on Sundays?|Yes, from six to nine.", "How deep is it?|Nine metres."}
	for name, item := range map[string]string{
		"accordion of tabs":                `<div class=elementor-accordion-item><div class=elementor-tab-title role=button aria-controls=c aria-expanded=false><span class=elementor-accordion-icon></span><a class=elementor-accordion-title tabindex=0>{Q}</a></div><div class=elementor-tab-content role=region><p>{A}</p></div></div>`,
		"toggles":                          `<div class=elementor-toggle-item><h3 class=elementor-tab-title role=button aria-controls=c aria-expanded=false><a class=elementor-toggle-title>{Q}</a></h3><div class=elementor-tab-content role=region><p>{A}</p></div></div>`,
		"details with blocks":              `<details class=e-n-accordion-item><summary><span><div class=e-n-accordion-item-title-text> {Q} </div></span><span><i></i></span></summary><div role=region><div><p>{A}</p></div></div></details>`,
		"details":                          `<details class=wp-block-details><summary>{Q}</summary><p>{A}</p></details>`,
		"details with a heading":           `<div class=accordion><details><summary><svg></svg><h3 class=accordion__title> {Q} </h3></summary><div class="accordion__content rte" role=region><p>{A}</p></div></details></div>`,
		"questions of a plugin":            `<div class=schema-faq-section><strong class=schema-faq-question>{Q}</strong> <p class=schema-faq-answer>{A}</p></div>`,
		"items of a plugin":                `<div class=rank-math-list-item><h3 class=rank-math-question>{Q}</h3><div class=rank-math-answer><p>{A}</p></div></div>`,
		"cards":                            `<div class=card><div class=card-header><h2><button class="btn btn-link" data-toggle=collapse data-target=#c aria-expanded=true aria-controls=c>{Q}</button></h2></div><div id=c class="collapse show"><div class=card-body>{A}</div></div></div>`,
		"accordion items":                  `<div class=accordion-item><h2 class=accordion-header><button class=accordion-button data-bs-toggle=collapse data-bs-target=#c aria-expanded=false>{Q}</button></h2><div id=c class="accordion-collapse collapse"><div class=accordion-body>{A}</div></div></div>`,
		"panels":                           `<div class=panel><div class=panel-heading><h4 class=panel-title><a data-toggle=collapse href=#c>{Q}</a></h4></div><div id=c class=collapse><div class=panel-body>{A}</div></div></div>`,
		"panels with addresses":            `<div class=vc_tta-panel id=c><div class=vc_tta-panel-heading><h4><a href=#c data-vc-accordion><span>{Q}</span><i></i></a></h4></div><div class=vc_tta-panel-body><p>{A}</p></div></div>`,
		"cards with links":                 `<div class="ea-card sp-ea-single"><h3 class=ea-header><a class=collapsed data-sptoggle=spcollapse href=# aria-expanded=false><i></i> {Q}</a></h3><div class=sp-collapse><div class=ea-body><p>{A}</p></div></div></div>`,
		"answers in menus":                 `<div class=w-dropdown><div class=w-dropdown-toggle aria-controls=c aria-expanded=false role=button><div class=icon></div><div class=question>{Q}</div></div><nav class="accordion-list w-dropdown-list" id=c><p>{A}</p></nav></div>`,
		"toggle modules":                   `<div class="et_pb_toggle et_pb_toggle_close"><h5 class=et_pb_toggle_title>{Q}</h5><div class=et_pb_toggle_content><p>{A}</p></div></div>`,
		"answers in menus, as served":      `<div class=faq-item><div class=w-dropdown><div class="faq-toggle w-dropdown-toggle"><div class=icon></div><div>{Q}</div></div><nav class=w-dropdown-list><div><p>{A}</p></div></nav></div></div>`,
		"items with a click target":        `<li class=accordion-item><h4 role=heading><button class=accordion-item__click-target aria-expanded=false aria-controls=c><span>{Q}</span><div class=plus></div></button></h4><div role=region><p>{A}</p></div></li>`,
		"panes":                            `<div class=kt-accordion-pane><div class=kt-accordion-header-wrap><button class=kt-blocks-accordion-header type=button><span>{Q}</span></button></div><div class="kt-accordion-panel kt-accordion-panel-hidden"><p>{A}</p></div></div>`,
		"disclosures":                      `<div><button type=button aria-expanded=false><span>{Q}</span><svg></svg></button><div><div class=prose>{A}</div></div></div>`,
		"disclosures, hidden":              `<h3><button aria-expanded=false aria-controls=c>{Q}</button></h3><div id=c hidden><p>{A}</p></div>`,
		"disclosures in a list":            `<dl><dt><button aria-expanded=false aria-controls=c>{Q}</button></dt><dd id=c hidden>{A}</dd></dl>`,
		"boxes to tick":                    `<div class=tab><input type=checkbox id=c><label for=c>{Q}</label><div class=content>{A}</div></div>`,
		"anchors of what unfolds":          `<div class=item><a class=toggle href=#c{N}>{Q}</a><div id=c{N} class=inner><p>{A}</p></div></div>`,
		"marks":                            `<p>Q: {Q}</p><p>A: {A}</p>`,
		"marks of another script":          `<p>Ｑ1．{Q}</p><p>Ａ1．{A}</p>`,
		"marks in Chinese":                 `<p>问：{Q}</p><p>答：{A}</p>`,
		"marks in Arabic":                  `<p>س: {Q}</p><p>ج: {A}</p>`,
		"letters and numbers of their own": `<dl><dt><span>Q1</span>{Q}</dt><dd><span>A1</span><p>{A}</p></dd></dl>`,
		"a number and a colon":             `<h3>1: {Q}</h3><p>{A}</p>`,
		"marks in Russian":                 `<p><b>Вопрос: {Q}</b></p><p>Ответ: {A}</p>`,
		"letters of their own":             `<dl><dt><span>Q</span>{Q}</dt><dd><span>A</span>{A}</dd></dl>`,
		"signs before":                     `<details><summary>▸ {Q}</summary><p>{A}</p></details>`,
		"numbers of their own":             `<details><summary><span>0{N}</span> {Q}</summary><p>{A}</p></details>`,
		"a label after":                    `<div><button aria-expanded=false>{Q}<span class=sr-only>Expand</span></button><div>{A}</div></div>`,
		"numbered in Chinese":              `<h3>1、{Q}</h3><p>{A}</p>`,
		"numbered headings":                `<h3>1. {Q}</h3><p>{A}</p>`,
		"microdata":                        `<div itemscope itemprop=mainEntity itemtype=https://schema.org/Question><h4 itemprop=name>{Q}</h4><div itemscope itemprop=acceptedAnswer itemtype=https://schema.org/Answer><div itemprop=text><p>{A}</p></div></div></div>`,
	} {
		var in, got []string
		for i, pair := range want {
			q, a, _ := strings.Cut(pair, "|")
			in = append(in, strings.NewReplacer("{Q}", q, "{A}", a, "{N}", strconv.Itoa(i+1)).Replace(item))
		}
		for _, f := range read(t, page(strings.Join(in, "")+"<h2>Outlook</h2>")).FAQs {
			got = append(got, f.Question.Raw+"|"+f.Answer.Raw)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Frameworks leave comments between elements.
func TestOpensPastComment(t *testing.T) {
	root, err := html.Parse(strings.NewReader(`<input type=checkbox id=c><!-- 1 --><label for=c>When does the port open?</label>`))
	if err != nil || !opens(firstBelow(root, atom.Label)) {
		t.Errorf("a label of a box opens nothing (%v)", err)
	}
}

func TestHeadsFAQ(t *testing.T) {
	for _, tt := range []struct {
		in, lang string
		want     bool
	}{
		{"FAQs about harbours", "en", true}, {"The harbour: Q&A", "en", true}, {"Frequently Asked", "", true}, {"Die wichtigsten Fragen und Antworten", "de", true},
		{"Questions fréquentes", "fr", true}, {"Preguntas y respuestas", "es", true}, {"Najczęściej zadawane pytania", "pl", true}, {"よくある質問について", "ja", true}, {"الأسئلة المتكررة", "ar", true}, {"Oft gestellte Fragen", "de", true}, {"자주 묻는 질문", "ko", true},
		{"Commonly asked questions", "en", true}, {"Najczęstsze pytania", "pl", true}, {"Algengar spurningar", "is", true}, {"سوالات رایج", "fa", true},
		{"Fragen und Antworten", "en", false}, {"Questions for the board", "en", false}, {"Faqir of the port", "en", false}, {"Q&A with the harbour master", "en", false}, {"The road ahead", "en", false},
	} {
		if got := headsFAQ(tt.in, tt.lang); got != tt.want {
			t.Errorf("headsFAQ(%q, %q) = %v", tt.in, tt.lang, got)
		}
	}
}

// TestQuestionsInOtherLanguages reads questions in a language in which it cannot be
// told whom they are put to: the page must call them an FAQ.
func TestQuestionsInOtherLanguages(t *testing.T) {
	pairs := "<p><b>هل فتح الميناء؟</b></p><p>نعم، فتح اليوم.</p><p><b>متى تبحر العبارة؟</b></p><p>عند الظهر.</p><p><b>من بناها؟</b></p><p>رجل من كيل.</p>"
	story := strings.Repeat("<p>فتح الميناء يوم الثلاثاء بعد يومين من العاصفة، وأبحرت أول عبارة إلى الجزر عند الظهر، كما قال مدير الميناء في بيان نشر على موقع المدينة.</p>", 3)
	for body, want := range map[string]int{pairs: 0, "<h2>الأسئلة الشائعة</h2>" + pairs: 3} {
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte("<html lang=ar><body><main><h1>الميناء</h1>" + story + body + "</main></body>")})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.FAQs) != want {
			t.Errorf("%d FAQs, want %d: %+v", len(a.FAQs), want, a.FAQs)
		}
	}
}

// TestFAQHeadline reads a page whose visible headline is a wording of its own, and
// asks.
func TestFAQHeadline(t *testing.T) {
	a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte(`<meta property="og:title" content="Trade with the islands: what can the new harbour do?"><body><main><p>FAQ</p>
		<h2>Trade with the isles: what can the harbour do now?</h2><p>22 August 2025</p><p>` + prose + `</p><h2>Is it open?</h2><p>Yes.</p><h2>Is it deep?</h2><p>No.</p></main></body>`)})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.FAQs) != 2 || a.FAQs[0].Question.Raw != "Is it open?" {
		t.Errorf("FAQs %+v", a.FAQs)
	}
}

// TestFAQPage reads what unfolds on a page whose headline says that it is FAQs.
func TestFAQPage(t *testing.T) {
	for headline, want := range map[string]int{"Harbour FAQ": 2, "The harbour": 0} {
		a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte("<html lang=en><body><main><h1>" + headline + "</h1><p>" + prose + "</p>" +
			"<div><h3><button aria-expanded=false>Opening hours</button></h3><p>All day.</p></div><div><h3><button aria-expanded=false>Depth</button></h3><p>Nine metres.</p></div></main></body>")})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.FAQs) != want {
			t.Errorf("%s: %d FAQs, want %d: %+v", headline, len(a.FAQs), want, a.FAQs)
		}
	}
}

// TestInterviewLanguages reads questions that are answered by a desk, then by one who speaks of
// himself.
func TestInterviewLanguages(t *testing.T) {
	for lang, tt := range map[string]struct{ prose, told, spoken string }{
		"ru": {"Порт открыли вчера утром, и первый корабль уже пришёл к новому причалу.", "Его открыли вчера.", "Я открыл его вчера, мне помогли."},
		"pl": {"Port otwarto wczoraj rano i pierwszy statek już stoi przy nowym nabrzeżu.", "Otwarto go wczoraj.", "Wczoraj, jestem z tego dumny, a moja żona też."},
		"fi": {"Satama avattiin eilen aamulla, ja ensimmäinen laiva on jo uuden laiturin vieressä.", "Se avattiin eilen.", "Minä avasin sen eilen."},
		"hr": {"Luka je otvorena jučer ujutro i prvi brod već stoji uz novi pristan.", "Otvorena je jučer.", "Otvorio sam je jučer."},
		"lt": {"Uostas atidarytas vakar ryte, ir pirmasis laivas jau stovi prie naujos krantinės.", "Jis atidarytas vakar.", "Aš jį atidariau vakar."},
		"tr": {"Liman dün sabah açıldı ve ilk gemi yeni iskeleye şimdiden yanaştı.", "Dün açıldı.", "Ben dün açtım."},
		"zh": {"港口昨天上午开放，第一艘船已经停靠在新码头旁边。", "昨天开放的。", "我昨天打开的。"},
	} {
		for answer, want := range map[string]int{tt.told: 2, tt.spoken: 0} {
			asked := strings.TrimRight(tt.prose, ".。") + "?"
			a, err := Extract(&Page{URL: "https://news.example/port", Body: []byte("<html lang=" + lang + "><body><article><h1>Port</h1><p>" + strings.Repeat(tt.prose+" ", 6) + "</p>" +
				"<h3>" + asked + "</h3><p>" + answer + "</p><h3>2024: " + asked + "</h3><p>" + answer + "</p>")})
			if err != nil || len(a.FAQs) != want {
				t.Errorf("%s: %v, %d pairs answered by %q, want %d", lang, err, len(a.FAQs), answer, want)
			}
		}
	}
}
