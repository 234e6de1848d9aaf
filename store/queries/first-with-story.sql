-- Which source carried the same story first, and how much later the others did.
-- The same story is nearly the same text: articles that share duplicate_of. An
-- article without a date counts from when it was first seen. One that gives a day
-- alone comes after those with a time on that day, and nobody knows how much later.
WITH copies AS (
  SELECT coalesce(duplicate_of, id) AS story, id, source_id, headline, url,
    CASE published_precision WHEN 'day' THEN published_day ELSE coalesce(published_at, first_seen_at) END AS at
  FROM articles
  WHERE duplicate_of IS NOT NULL OR id IN (SELECT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL)
)
SELECT story, rank() OVER w AS place, s.host AS source, at AS published,
  CASE WHEN at LIKE '%T%' AND first_value(at) OVER w LIKE '%T%' THEN round((julianday(at) - julianday(first_value(at) OVER w)) * 24, 1) END AS hours_later,
  headline, c.id AS article_id, url
FROM copies c JOIN sources s ON s.id = c.source_id
WINDOW w AS (PARTITION BY story ORDER BY iif(at LIKE '%T%', at, at || 'T24'))
ORDER BY story, place, c.id
