-- How many articles each author wrote in each week; weeks begin on Monday.
-- Copies of a story count once, in the week of the first; articles without a date do not count.
-- author: a piece of the name; empty for all.
SELECT date(published_at, 'weekday 0', '-6 days') AS week, author, count(*) AS articles, sum(words) AS words
FROM (SELECT u.name AS author, min(a.published_at) AS published_at, max(a.word_count) AS words
  FROM authors u JOIN article_authors x ON x.author_id = u.id JOIN articles a ON a.id = x.article_id
  WHERE a.published_at IS NOT NULL AND u.name LIKE '%' || coalesce(:author, '') || '%'
  GROUP BY u.name, coalesce(a.duplicate_of, a.id))
GROUP BY week, author
ORDER BY week DESC, articles DESC, author
