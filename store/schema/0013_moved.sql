-- Two records of one article, at the address that it had and the one that it has, are
-- made one where the old address leads to the new one for good. The program does so for
-- what is stored.
--
-- rewrites rows

CREATE TABLE moved ( -- Addresses that articles had before they moved, and the numbers of records that turned out to be of one article with another.
  url TEXT NOT NULL, -- Address that the article had: links may still have it
  article_id INTEGER NOT NULL REFERENCES articles(id), -- The article, which has another address now
  number INTEGER UNIQUE -- Number of a record that is a part of this article now; NULL if there was one alone
) STRICT;
CREATE INDEX moved_by_url ON moved(url);
CREATE INDEX moved_by_article ON moved(article_id);
