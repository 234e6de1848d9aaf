-- Views to start from, all of them. One that is to say more is changed here, and the
-- number of this file raised above that of all others.

DROP VIEW IF EXISTS v_articles;
DROP VIEW IF EXISTS v_events;
DROP VIEW IF EXISTS v_faqs;
DROP VIEW IF EXISTS v_repairs;
DROP VIEW IF EXISTS v_run_health;
DROP VIEW IF EXISTS v_source_day;

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

-- Where a date stands in the last column, or another beside it, its event is
-- further off in the row.
CREATE VIEW v_events ( -- Timeline: every dated cell with the next cell of its row that is none, or else the last one before it, from all tables.
  event_date, -- Date in the table
  event, -- Text beside it
  caption, -- Caption of the table
  article_id, -- Article
  headline, -- Its headline
  source, -- Host
  published_at -- First publication of the article
) AS SELECT d.value_date, e.text, t.caption, a.id, a.headline, s.host, a.published_at
  FROM table_cells d JOIN table_cells e ON e.table_id = d.table_id AND e.row = d.row
  JOIN tables t ON t.id = d.table_id JOIN articles a ON a.id = t.article_id JOIN sources s ON s.id = a.source_id
  WHERE d.value_date IS NOT NULL AND NOT (d.spanned AND d.colspan > 1) AND e.col = coalesce(
    (SELECT min(col) FROM table_cells n WHERE n.table_id = d.table_id AND n.row = d.row AND n.col > d.col AND n.value_date IS NULL AND n.text <> ''),
    (SELECT max(col) FROM table_cells n WHERE n.table_id = d.table_id AND n.row = d.row AND n.col < d.col AND n.value_date IS NULL AND n.text <> ''));

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

CREATE VIEW v_repairs ( -- Repairs in their context.
  article_id, -- Article
  headline, -- Its headline
  field, -- Text changed, as in repairs
  field_ref, -- Which one, as in repairs
  before, -- What the page has
  after, -- What is stored instead
  kind, -- Kind of damage
  rule, -- Rule that decided
  confidence, -- Share of such repairs that are right
  status, -- applied, suggested or rejected
  context, -- 30 characters on both sides, the repair in brackets
  repair_id, -- Number of the repair
  clean_start, -- Offset of the repair into text
  text -- The whole text with all its repairs
) AS SELECT article_id, headline, field, field_ref, before, after, kind, rule, confidence, status,
  substr(text, max(1, clean_start - 29), min(30, clean_start)) || '[' || after || ']' || substr(text, clean_start + 1 + length(after), 30),
  id, clean_start, text
  FROM (SELECT r.*, a.headline AS headline, CASE r.field
    WHEN 'headline' THEN a.headline
    WHEN 'dek' THEN a.dek
    WHEN 'block' THEN (SELECT b.text FROM blocks b WHERE b.article_id = r.article_id AND b.position = CAST(r.field_ref AS INTEGER))
    WHEN 'question' THEN (SELECT f.question FROM faqs f WHERE f.article_id = r.article_id AND f.position = CAST(r.field_ref AS INTEGER))
    WHEN 'answer' THEN (SELECT f.answer FROM faqs f WHERE f.article_id = r.article_id AND f.position = CAST(r.field_ref AS INTEGER))
    WHEN 'table_caption' THEN (SELECT t.caption FROM tables t WHERE t.article_id = r.article_id AND t.position = CAST(r.field_ref AS INTEGER))
    WHEN 'media_caption' THEN (SELECT m.caption FROM media m WHERE m.article_id = r.article_id AND m.position = CAST(r.field_ref AS INTEGER))
    WHEN 'cell' THEN (SELECT CASE
        WHEN json_extract(r.place, '$[1]') >= 0 THEN (SELECT c.text FROM table_cells c WHERE c.table_id = t.id AND c.row = json_extract(r.place, '$[1]') AND c.col = json_extract(r.place, '$[2]'))
        WHEN json_type(t.header, '$[0]') = 'array' THEN json_extract(t.header, '$[' || (json_array_length(t.header) + json_extract(r.place, '$[1]')) || '][' || json_extract(r.place, '$[2]') || ']')
        ELSE json_extract(t.header, '$[' || json_extract(r.place, '$[2]') || ']') END
      FROM tables t WHERE t.article_id = r.article_id AND t.position = json_extract(r.place, '$[0]'))
    END AS text
    FROM (SELECT *, '[' || replace(field_ref, '.', ',') || ']' AS place FROM repairs) r JOIN articles a ON a.id = r.article_id);

-- What failed in a run is what its summary says: pages that were lost. A feed that
-- was guessed at, a link that leads nowhere or a page that robots.txt keeps for itself is none.
CREATE VIEW v_run_health ( -- How each run went.
  id, -- Number of the run
  kind, -- Command
  status, -- How it ended
  started_at, -- Start
  seconds, -- Duration; up to the last sign of life for a run that was killed
  fetches, -- Visits
  ok, -- Pages received
  unchanged, -- 304 answers
  failed, -- Pages lost to errors, as the summary of the run counts them; of a run that was killed, visits that ended in an error other than 404 and 410
  bytes, -- Bytes received
  avg_ms -- Average time of a visit, milliseconds
) AS SELECT r.id, r.kind, r.status, r.started_at, round((julianday(coalesce(r.finished_at, r.heartbeat_at)) - julianday(r.started_at)) * 86400, 1),
  count(f.id), coalesce(sum(f.outcome = 'ok'), 0), coalesce(sum(f.outcome = 'not_modified'), 0),
  coalesce(json_extract(r.stats, '$.failed'),
    sum(f.outcome NOT IN ('ok','not_modified','redirected','robots') AND coalesce(f.status, 0) NOT IN (404, 410)), 0),
  sum(f.bytes), round(avg(f.total_ms))
  FROM runs r LEFT JOIN fetches f ON f.run_id = r.id GROUP BY r.id;

CREATE VIEW v_source_day ( -- Articles per source and day.
  source, -- Host
  day, -- Day of publication, NULL where the page gives none
  articles, -- Articles
  words, -- Words of their bodies
  repairs -- Repairs made
) AS SELECT s.host, a.published_day, count(*), sum(a.word_count), sum(a.repair_count)
  FROM articles a JOIN sources s ON s.id = a.source_id GROUP BY 1, 2;
