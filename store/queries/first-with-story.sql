-- Which source carried the same story first, and how much later the others did.
-- The same story is nearly the same text: articles that share duplicate_of. An
-- article without a date counts from when it was first seen.
WITH copies AS (
  SELECT coalesce(duplicate_of, id) AS story, id, source_id, headline, url, coalesce(published_at, first_seen_at) AS at
  FROM articles
  WHERE duplicate_of IS NOT NULL OR id IN (SELECT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL)
)
SELECT story, rank() OVER w AS place, s.host AS source, at AS published,
  round((julianday(at) - julianday(min(at) OVER w)) * 24, 1) AS hours_later, headline, c.id AS article_id, url
FROM copies c JOIN sources s ON s.id = c.source_id
WINDOW w AS (PARTITION BY story ORDER BY at)
ORDER BY story, at, c.id
