-- A file that cannot be read was called a failure of the network. The rows of a
-- table need not be written anew to let a column have one word more:
-- sqlite.org/lang_altertable.html, section 7.
--
-- rewrites rows
--
-- note fetches.outcome: How the visit ended; unreadable: a file that cannot be read

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''not_html'')', '''not_html'',''unreadable'')') WHERE type = 'table' AND name = 'fetches';
PRAGMA writable_schema = RESET;
UPDATE fetches SET outcome = 'unreadable' WHERE outcome = 'network' AND file IS NOT NULL;
