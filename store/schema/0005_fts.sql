-- Full-text index over articles. Applied only by a binary that has FTS5, so a
-- file made by another lacks it until one that has it opens the file.
--
-- There is no insert trigger: the writer adds the rows of a batch with one
-- INSERT ... SELECT before COMMIT, 1.4 times faster. Updating an article that
-- is not indexed yet would damage the index, so the writer indexes it first.
--
-- note articles_fts: Full-text index: SELECT … WHERE articles_fts MATCH 'word'; rowid is articles.id.
-- note articles_fts.headline: Weighs 8
-- note articles_fts.summary: Weighs 4
-- note articles_fts.body_text: Weighs 1

CREATE VIRTUAL TABLE articles_fts USING fts5(headline, summary, body_text, content="articles", content_rowid="id", tokenize="unicode61 remove_diacritics 2");
INSERT INTO articles_fts(articles_fts, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)');
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');

CREATE TRIGGER articles_ad AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts(articles_fts, rowid, headline, summary, body_text) VALUES ('delete', old.id, old.headline, old.summary, old.body_text);
END;
CREATE TRIGGER articles_au AFTER UPDATE OF headline, summary, body_text ON articles BEGIN
  INSERT INTO articles_fts(articles_fts, rowid, headline, summary, body_text) VALUES ('delete', old.id, old.headline, old.summary, old.body_text);
  INSERT INTO articles_fts(rowid, headline, summary, body_text) VALUES (new.id, new.headline, new.summary, new.body_text);
END;
