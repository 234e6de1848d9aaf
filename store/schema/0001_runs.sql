-- What a crawl did: sources, runs, fetches, and the pages as received.
--
-- These files are applied in order, each in one transaction that also sets
-- user_version to its number. The comment after a column, and after the opening
-- line of a table or view, is its note in schema_notes.
--
-- Times are UTC, YYYY-MM-DDTHH:MM:SSZ. Offsets count code points, as substr()
-- does, from 0.

CREATE TABLE schema_notes ( -- What every table, view and column means: read it first.
  table_name TEXT NOT NULL, -- Table or view
  column_name TEXT NOT NULL DEFAULT '', -- Column; '' for the note of the table itself
  note TEXT NOT NULL, -- Meaning, unit, and what NULL says
  PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources ( -- One row per publisher host that gave an article or a page.
  id INTEGER PRIMARY KEY, -- Number of the source
  host TEXT NOT NULL UNIQUE, -- Host in lower case, with the port if it is not the scheme's; local for saved pages of unknown address
  name TEXT, -- Name of the site as its pages give it
  country TEXT, -- ISO 3166 code, NULL unless it was given
  language TEXT, -- BCP 47, of the first article stored
  home_url TEXT -- Scheme and host of the first page stored
) STRICT;

CREATE TABLE runs ( -- One row per command that wrote to this file.
  id INTEGER PRIMARY KEY, -- Number of the run
  kind TEXT NOT NULL CHECK (kind IN ('crawl','ingest','reprocess')), -- Command
  status TEXT NOT NULL CHECK (status IN ('running','ok','partial','failed','skipped','aborted')), -- partial: some pages failed; skipped: another crawl held the file; aborted: told to end, or killed
  started_at TEXT NOT NULL, -- Start
  finished_at TEXT, -- End; NULL while it runs, and for a run that was killed
  heartbeat_at TEXT, -- Last time that the run stored something
  pid INTEGER, -- Process on that host
  host TEXT, -- Machine that ran it
  version TEXT NOT NULL, -- Version of copydesk
  config_sha256 TEXT, -- Hash of the configuration, NULL without one
  stats TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(stats)), -- Counts of the run, JSON
  reached INTEGER, -- Of a reprocess: the last visit whose page it has stored again
  error TEXT -- Why it failed or was aborted
) STRICT;

CREATE TABLE pages ( -- Pages as received, once per content, so that they can be reprocessed without fetching them again.
  sha256 TEXT PRIMARY KEY, -- SHA-256 of the page before compression, hexadecimal
  encoding TEXT NOT NULL DEFAULT 'gzip', -- How html is packed
  html BLOB NOT NULL, -- The page, packed
  bytes INTEGER NOT NULL -- Size of the page before it was packed
) STRICT;

CREATE TABLE fetches ( -- Every visit of a URL, good or bad; a saved page counts as one.
  id INTEGER PRIMARY KEY, -- Number of the visit
  run_id INTEGER NOT NULL REFERENCES runs(id), -- Run that made it
  source_id INTEGER REFERENCES sources(id), -- Host asked
  source TEXT, -- Name of the source-list entry, NULL without one
  kind TEXT NOT NULL DEFAULT 'page' CHECK (kind IN ('page','feed','sitemap','robots')), -- What the URL was fetched for
  requested_url TEXT NOT NULL, -- URL asked for; file:… for a saved page of unknown address
  final_url TEXT, -- URL after redirects, NULL if there were none
  file TEXT, -- File that a saved page was read from
  status INTEGER, -- HTTP status, NULL without a response
  outcome TEXT NOT NULL CHECK (outcome IN ('ok','not_modified','redirected','robots','http_error','timeout','network','too_large','not_html')), -- How the visit ended
  etag TEXT, -- ETag header
  last_modified TEXT, -- Last-Modified header
  content_type TEXT, -- Content-Type header
  charset TEXT, -- Character set that the Content-Type header names
  bytes INTEGER, -- Bytes received
  page_sha256 TEXT REFERENCES pages(sha256), -- The page; NULL where an article was unchanged, and for what is no page
  fetched_at TEXT NOT NULL, -- Time of the visit
  ttfb_ms REAL, -- Milliseconds to the first byte
  total_ms REAL, -- Milliseconds to the last byte
  attempt INTEGER NOT NULL DEFAULT 1, -- 1 for the first try in a row
  hint TEXT CHECK (hint IS NULL OR json_valid(hint)), -- What a feed or sitemap said of the page, JSON
  headers TEXT CHECK (headers IS NULL OR json_valid(headers)), -- Other headers that speak of the page: Content-Language, Link, X-Robots-Tag; JSON
  error TEXT -- Why it failed
) STRICT;
CREATE INDEX fetches_by_url ON fetches(requested_url, fetched_at);
CREATE INDEX fetches_by_run ON fetches(run_id, outcome);
CREATE INDEX fetches_by_page ON fetches(page_sha256) WHERE page_sha256 IS NOT NULL;
