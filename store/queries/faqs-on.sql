-- Questions and answers on a topic.
-- topic: a word or a piece of one, in the question, the answer or the headline.
SELECT question, answer, source, headline, published_at, url
FROM v_faqs
WHERE question || ' ' || answer || ' ' || headline LIKE '%' || coalesce(:topic, '') || '%'
ORDER BY published_at DESC, url
