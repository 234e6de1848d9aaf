-- Which articles are no longer there, and what their addresses answer now.
-- since: day on which that was found, from which on; empty for all.
SELECT f.fetched_at AS found_at, s.host AS source, a.headline, a.published_at, a.last_seen_at,
  iif(f.outcome = 'redirected', 'redirected to ' || f.final_url, coalesce(i.message, f.error)) AS reason, a.id AS article_id, a.url
FROM articles a JOIN sources s ON s.id = a.source_id
  JOIN fetches seen ON seen.id = a.fetch_id
  JOIN fetches f ON f.id = (SELECT id FROM fetches WHERE requested_url = seen.requested_url AND kind = 'page' ORDER BY fetched_at DESC, id DESC LIMIT 1)
  LEFT JOIN fetches t ON t.id = (SELECT id FROM fetches WHERE f.outcome = 'redirected' AND requested_url = f.final_url AND kind = 'page' ORDER BY fetched_at DESC, id DESC LIMIT 1)
  LEFT JOIN issues i ON i.fetch_id = coalesce(t.id, f.id) AND i.article_id IS NULL
WHERE f.id > seen.id AND f.fetched_at >= a.last_seen_at
  AND (coalesce(t.status, f.status) IN (404, 410, 451) OR i.id IS NOT NULL OR f.final_url GLOB '*://*/' AND f.final_url NOT GLOB '*://*/?*') -- a home page, which may be unchanged
  AND f.fetched_at >= coalesce(:since, '')
ORDER BY f.fetched_at DESC, a.id
