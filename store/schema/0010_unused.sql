-- Columns that nothing fills are gone: no source list says which country a site is
-- of, and a word is counted whatever stands beside it.

ALTER TABLE sources DROP COLUMN country;
ALTER TABLE runs DROP COLUMN config_sha256;

ALTER TABLE word_case RENAME TO word_case_before;
CREATE TABLE word_case ( -- How the crawl has seen each word cased, in undamaged articles: evidence for repairs of capitals.
  word TEXT PRIMARY KEY, -- Word, in lower case
  capital INTEGER NOT NULL, -- Articles that print it with a capital
  lower INTEGER NOT NULL -- Articles that print it without
) STRICT, WITHOUT ROWID;
INSERT INTO word_case SELECT word, capital, lower FROM word_case_before WHERE prev = '' AND next = '';
DROP TABLE word_case_before;
