-- What failed in a run is what its summary says: pages that were lost. A feed that
-- was guessed at, a link that leads nowhere or a page that robots.txt keeps for itself is none.

DROP VIEW v_run_health;
CREATE VIEW v_run_health ( -- How each run went.
  id, -- Number of the run
  kind, -- Command
  status, -- How it ended
  started_at, -- Start
  seconds, -- Duration; up to the last sign of life for a run that was killed
  fetches, -- Visits
  ok, -- Pages received
  unchanged, -- 304 answers
  failed, -- Pages lost to errors, as the summary of the run counts them; of a run that was killed, visits that ended in an error other than 404 and 410
  bytes, -- Bytes received
  avg_ms -- Average time of a visit, milliseconds
) AS SELECT r.id, r.kind, r.status, r.started_at, round((julianday(coalesce(r.finished_at, r.heartbeat_at)) - julianday(r.started_at)) * 86400, 1),
  count(f.id), coalesce(sum(f.outcome = 'ok'), 0), coalesce(sum(f.outcome = 'not_modified'), 0),
  coalesce(json_extract(r.stats, '$.failed'),
    sum(f.outcome NOT IN ('ok','not_modified','redirected','robots') AND coalesce(f.status, 0) NOT IN (404, 410)), 0),
  sum(f.bytes), round(avg(f.total_ms))
  FROM runs r LEFT JOIN fetches f ON f.run_id = r.id GROUP BY r.id;
