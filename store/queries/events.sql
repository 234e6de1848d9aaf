-- All events between two days, out of the tables of all articles.
-- from, to: days, both included; empty for no limit.
SELECT event_date, event, caption, source, headline, article_id
FROM v_events
WHERE event_date >= coalesce(:from, '')
  AND event_date < CASE WHEN coalesce(:to, '') = '' THEN 'A' ELSE date(:to, '+1 day') END
ORDER BY event_date, article_id
