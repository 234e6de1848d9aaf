-- All that ask a host take turns, of whatever process they are. The table is written
-- at each request: a row of hosts has a whole robots.txt.

CREATE TABLE turns ( -- When each host was asked last.
  host TEXT PRIMARY KEY, -- Host, as in hosts
  asked_at TEXT NOT NULL -- Start of the last request, or of one that is about to be made
) STRICT, WITHOUT ROWID;
