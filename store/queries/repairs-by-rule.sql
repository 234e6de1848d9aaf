-- What each rule repaired, how often, and how sure it was, with the least sure example.
-- example: that repair in its text, in brackets.
SELECT r.kind, r.rule, r.repairs, r.articles, r.sure, r.least_sure, v.before, v.after, v.context AS example, v.article_id
FROM (SELECT kind, rule, count(*) AS repairs, count(DISTINCT article_id) AS articles,
    round(avg(confidence), 3) AS sure, round(min(confidence), 3) AS least_sure, id
  FROM repairs
  WHERE status = 'applied'
  GROUP BY kind, rule) r JOIN v_repairs v ON v.repair_id = r.id
ORDER BY r.repairs DESC, r.rule
