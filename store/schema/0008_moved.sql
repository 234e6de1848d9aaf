-- Where a home page has moved to is known to the next run. When the next request
-- may start was never kept.
--
-- note hosts.moved_to: Where its home page leads to, if that is another site

ALTER TABLE hosts DROP COLUMN next_at;
ALTER TABLE hosts ADD COLUMN moved_to TEXT;
