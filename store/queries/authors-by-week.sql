-- How many articles each author wrote in each week; weeks begin on Monday.
-- author: a piece of the name; empty for all.
SELECT date(a.published_at, 'weekday 0', '-6 days') AS week, u.name AS author, count(*) AS articles, sum(a.word_count) AS words
FROM authors u JOIN article_authors x ON x.author_id = u.id JOIN articles a ON a.id = x.article_id
WHERE a.published_at IS NOT NULL AND u.name LIKE '%' || coalesce(:author, '') || '%'
GROUP BY week, author
ORDER BY week DESC, articles DESC, author
