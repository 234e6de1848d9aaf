-- Words that one site alone prints without their capitals.
SELECT min(s.host) AS source, r.before, r.after, count(*) AS times, count(DISTINCT a.id) AS articles, round(avg(r.confidence), 2) AS sure
FROM repairs r JOIN articles a ON a.id = r.article_id JOIN sources s ON s.id = a.source_id
WHERE r.kind = 'case' AND r.status = 'applied'
GROUP BY r.before, r.after
HAVING count(DISTINCT s.id) = 1
ORDER BY times DESC, source, r.before
