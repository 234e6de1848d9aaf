-- Near-duplicates by sketches, which find a copy that was cut, extended or
-- edited; the 64 bits of a simhash found it only if little had changed. The
-- program fills the table from the bodies and finds all duplicates anew.
--
-- rewrites rows

DROP INDEX articles_by_band0;
DROP INDEX articles_by_band1;
DROP INDEX articles_by_band2;
DROP INDEX articles_by_band3;
ALTER TABLE articles DROP COLUMN simhash;
UPDATE articles SET duplicate_of = NULL WHERE duplicate_of IS NOT NULL;

CREATE TABLE sketches ( -- Fingerprints of bodies, by which near-duplicates are looked up; only of articles that are no duplicate themselves.
  hash INTEGER NOT NULL, -- One of the 12 smallest hashes of the runs of four words of the body
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID;
