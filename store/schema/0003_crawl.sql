-- What the crawler has to remember over runs. Times of these two tables have
-- milliseconds: YYYY-MM-DDTHH:MM:SS.sssZ.

CREATE TABLE hosts ( -- State of each host that is crawled.
  host TEXT PRIMARY KEY, -- Host, with the port if it is not the scheme's
  robots TEXT, -- robots.txt as fetched, NULL if there is none
  robots_status INTEGER, -- HTTP status it came with, NULL if it was never reached
  robots_at TEXT, -- When it was fetched
  crawl_delay_ms INTEGER, -- Time between requests, milliseconds
  next_at TEXT, -- Earliest start of the next request
  blocked_until TEXT, -- No request before this: Retry-After, or the penalty after errors
  failures INTEGER NOT NULL DEFAULT 0, -- Failures in a row
  leased_at TEXT -- When a URL of it was last handed out: hosts take turns by it
) STRICT, WITHOUT ROWID;
CREATE INDEX hosts_by_turn ON hosts(leased_at);

CREATE TABLE frontier ( -- Every URL ever discovered, and when to visit it next.
  url TEXT PRIMARY KEY, -- Normalised URL
  host TEXT NOT NULL, -- Its host
  source_id INTEGER REFERENCES sources(id), -- Publisher, NULL until a page of the host was stored
  source TEXT, -- Name of the source-list entry it belongs to
  kind TEXT NOT NULL CHECK (kind IN ('page','feed','sitemap')), -- What it is fetched for
  state TEXT NOT NULL CHECK (state IN ('due','leased','done','gone','blocked')), -- due: to be visited at due_at; leased: being visited; done: visited for good; gone: 404, 410 or failed too often; blocked: robots.txt or the guard forbid it
  rank INTEGER NOT NULL DEFAULT 0 CHECK (rank BETWEEN 0 AND 2), -- What of its host is visited first: 2 home pages, feeds and sitemaps; 1 what is new; 0 the rest
  depth INTEGER NOT NULL, -- Links followed from a seed
  found_on TEXT, -- Page, feed or sitemap that named it; NULL for a seed
  found_at TEXT NOT NULL, -- When it was discovered
  due_at TEXT NOT NULL, -- Next visit
  leased_until TEXT, -- End of the lease
  attempts INTEGER NOT NULL DEFAULT 0, -- Visits that failed since the last good one
  visited_at TEXT, -- Last good visit, NULL before the first
  etag TEXT, -- Validator of the last good visit
  last_modified TEXT, -- Validator of the last good visit
  revisit_s INTEGER, -- Interval of visits learned so far, seconds
  note TEXT, -- What a feed or sitemap said of it; read by the crawler alone
  last_error TEXT -- Why the last visit failed
) STRICT, WITHOUT ROWID;
CREATE INDEX frontier_due ON frontier(host, rank, due_at, source) WHERE state = 'due';
CREATE INDEX frontier_leased ON frontier(host, leased_until) WHERE state = 'leased';
