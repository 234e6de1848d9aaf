-- Who changed a headline after publication, and from what to what.
-- since: day of the change, from which on; empty for all.
WITH headlines AS (
  SELECT article_id, version_no, seen_at, headline,
    lag(headline) OVER (PARTITION BY article_id ORDER BY version_no) AS before
  FROM article_versions
)
SELECT h.seen_at, s.host AS source, h.before, h.headline AS after, h.version_no AS version, a.id AS article_id, a.url
FROM headlines h JOIN articles a ON a.id = h.article_id JOIN sources s ON s.id = a.source_id
WHERE h.before <> h.headline AND h.seen_at >= coalesce(:since, '')
ORDER BY h.seen_at DESC, a.id
