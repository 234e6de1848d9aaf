-- Views say more: whether an article repeats another, and which article an FAQ
-- belongs to.

DROP VIEW v_articles;
CREATE VIEW v_articles ( -- Articles with source, authors and tags spelled out.
  id, -- Number of the article
  published_at, -- First publication
  published_day, -- Its day
  source, -- Host
  headline, -- Headline
  section, -- Section of the site
  language, -- BCP 47
  authors, -- Names joined by ", ", in the order of the byline
  tags, -- Tags joined by ", "
  word_count, -- Words of the body
  repair_count, -- Repairs made
  versions, -- Versions seen
  quality, -- Confidence in the record
  url, -- The key
  summary, -- The page's own description of itself
  dek, -- The line under the headline
  modified_at, -- Last change by the publisher, as the page says
  first_seen_at, -- First visit that gave this article
  duplicate_of -- The first article with nearly the same body; NULL if this is it: count stories with WHERE duplicate_of IS NULL
) AS SELECT a.id, a.published_at, a.published_day, s.host, a.headline, a.section, a.language,
  (SELECT group_concat(name, ', ') FROM (SELECT u.name FROM article_authors x JOIN authors u ON u.id = x.author_id WHERE x.article_id = a.id ORDER BY x.position)),
  (SELECT group_concat(name, ', ') FROM (SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = a.id ORDER BY x.position)),
  a.word_count, a.repair_count, a.version_no, a.quality, a.url, a.summary, a.dek, a.modified_at, a.first_seen_at, a.duplicate_of
  FROM articles a JOIN sources s ON s.id = a.source_id;

DROP VIEW v_faqs;
CREATE VIEW v_faqs ( -- Questions and answers with their article.
  question, -- Question
  answer, -- Answer
  headline, -- Headline of the article
  source, -- Host
  published_at, -- First publication
  url, -- Of the article
  article_id -- Article
) AS SELECT f.question, f.answer, a.headline, s.host, a.published_at, a.url, a.id
  FROM faqs f JOIN articles a ON a.id = f.article_id JOIN sources s ON s.id = a.source_id;
