-- How healthy the last runs were, and how their visits ended.
-- A visit that an outcome names is one that gave nothing, other than a look for a feed where there is none.
SELECT h.id AS run, h.kind, h.status, h.started_at, h.seconds, h.fetches, h.ok, h.unchanged, h.failed,
  (SELECT group_concat(outcome || ' ' || n, ', ') FROM (SELECT outcome, count(*) AS n FROM fetches WHERE run_id = h.id
    AND outcome NOT IN ('ok', 'not_modified', 'redirected') AND NOT (kind <> 'page' AND coalesce(status, 0) IN (404, 410)) GROUP BY outcome ORDER BY n DESC)) AS failures,
  h.avg_ms, r.error
FROM (SELECT * FROM runs ORDER BY id DESC LIMIT 20) r JOIN v_run_health h ON h.id = r.id
ORDER BY h.id DESC
