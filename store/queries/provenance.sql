-- Which fields came from where in the page, source by source.
-- source: host, with or without www.; empty for all.
SELECT p.key AS field, p.value AS read_from, s.host AS source, count(*) AS articles
FROM sources s JOIN articles a ON a.source_id = s.id, json_each(a.provenance) p
WHERE coalesce(:source, '') IN ('', s.host) OR s.host = 'www.' || :source
GROUP BY field, read_from, s.host
ORDER BY field, articles DESC, read_from, s.host
