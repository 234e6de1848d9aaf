-- What each rule repaired, how often, and how sure it was, with the least sure example.
SELECT kind, rule, count(*) AS repairs, count(DISTINCT article_id) AS articles,
  round(avg(confidence), 3) AS sure, round(min(confidence), 3) AS least_sure, before AS example, after AS repaired
FROM repairs
WHERE status = 'applied'
GROUP BY kind, rule
ORDER BY repairs DESC, rule
