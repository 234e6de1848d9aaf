-- Pages that gave no article, and why.
-- since: day of the visit, from which on; empty for all.
SELECT f.fetched_at, CASE WHEN f.outcome = 'ok' THEN i.code ELSE f.outcome END AS outcome, f.status,
  coalesce(i.message, f.error) AS reason, f.requested_url AS url, f.run_id AS run
FROM fetches f LEFT JOIN issues i ON i.fetch_id = f.id AND i.article_id IS NULL
WHERE f.kind = 'page' AND (i.id IS NOT NULL OR f.outcome NOT IN ('ok', 'not_modified', 'redirected'))
  AND f.fetched_at >= coalesce(:since, '')
ORDER BY f.fetched_at DESC, f.id
