-- The articles. Children hang on the CURRENT article, so that
-- "SELECT count(*) FROM faqs" never counts what a page said once; a superseded
-- version is kept whole as JSON in article_versions.
--
-- A column X_raw holds the text as extracted, and only where a repair changed
-- it: coalesce(X_raw, X) is the text before cleaning.

CREATE TABLE articles ( -- The current state of each article, one row per URL.
  id INTEGER PRIMARY KEY, -- Number of the article, in the order of discovery
  url TEXT NOT NULL UNIQUE, -- The key: canonical URL if that is the same story on the same site, else the final one, without tracking parameters
  canonical_url TEXT, -- As the page's rel=canonical or og:url says
  source_id INTEGER NOT NULL REFERENCES sources(id), -- Publisher
  fetch_id INTEGER NOT NULL REFERENCES fetches(id), -- Visit whose page this record was read from
  version_no INTEGER NOT NULL DEFAULT 1, -- 1 until the publisher changes the text
  content_sha256 TEXT NOT NULL, -- Hash of what the publisher wrote, before cleaning: headline, dek, body, tables, FAQs, authors, date of publication
  record_sha256 TEXT NOT NULL, -- Hash of the whole record as stored, repairs and kept-out blocks included
  published_at TEXT, -- First publication; 00:00:00 of the day printed where published_precision is 'day'
  published_raw TEXT, -- That date as the page has it
  published_precision TEXT CHECK (published_precision IN ('day','minute','second')), -- How exact it is
  modified_at TEXT, -- Last change by the publisher, as the page says
  modified_raw TEXT, -- That date as the page has it
  modified_precision TEXT CHECK (modified_precision IN ('day','minute','second')), -- How exact it is
  first_seen_at TEXT NOT NULL, -- First visit that gave this article
  last_seen_at TEXT NOT NULL, -- Last visit that found it, changed or not
  published_day TEXT GENERATED ALWAYS AS (substr(published_at, 1, 10)) VIRTUAL, -- Day of publication, UTC
  language TEXT, -- BCP 47
  section TEXT, -- Section of the site
  dateline TEXT, -- As printed: "Washington, D.C. –"
  dateline_place TEXT, -- Place of filing
  byline_raw TEXT, -- Byline as printed
  site_name TEXT, -- Name of the site as this page gives it
  is_free INTEGER CHECK (is_free IN (0,1)), -- 0 behind a paywall, NULL if the page does not say
  license TEXT, -- Licence, URL or name
  word_count INTEGER NOT NULL, -- Words of body_text; one per character in scripts without blanks
  repair_count INTEGER NOT NULL DEFAULT 0, -- Rows in repairs
  quality REAL CHECK (quality BETWEEN 0 AND 1), -- Confidence in the record; low predicts a wrong one
  simhash INTEGER, -- Fingerprint of the body, 64 bits; NULL for a body too short to compare
  duplicate_of INTEGER REFERENCES articles(id), -- The first article with nearly the same body; NULL if this is it
  extractor TEXT NOT NULL, -- Version of copydesk that made the record
  headline TEXT NOT NULL, -- Headline, without the name of the site
  headline_raw TEXT, -- Before repairs, NULL if there were none
  dek TEXT, -- The line under the headline
  dek_raw TEXT, -- Before repairs, NULL if there were none
  summary TEXT, -- The page's own description of itself
  main_image_url TEXT, -- The picture that the page names as its own
  breadcrumbs TEXT CHECK (breadcrumbs IS NULL OR json_valid(breadcrumbs)), -- Path of sections, JSON list
  provenance TEXT CHECK (provenance IS NULL OR json_valid(provenance)), -- Field to where its value was read, JSON object
  meta TEXT CHECK (meta IS NULL OR json_valid(meta)), -- Meta elements of the page, JSON object
  body_text TEXT NOT NULL -- In-body blocks joined by a blank line; a table has one row a line
) STRICT;
CREATE INDEX articles_by_source ON articles(source_id, published_at);
CREATE INDEX articles_by_date ON articles(published_at);
CREATE INDEX articles_by_canonical ON articles(canonical_url);
CREATE INDEX articles_by_fetch ON articles(fetch_id);
CREATE INDEX articles_by_original ON articles(duplicate_of) WHERE duplicate_of IS NOT NULL;
-- Fingerprints that differ in at most 3 bits agree in one of these four bands.
CREATE INDEX articles_by_band0 ON articles(simhash & 65535) WHERE simhash IS NOT NULL;
CREATE INDEX articles_by_band1 ON articles(simhash >> 16 & 65535) WHERE simhash IS NOT NULL;
CREATE INDEX articles_by_band2 ON articles(simhash >> 32 & 65535) WHERE simhash IS NOT NULL;
CREATE INDEX articles_by_band3 ON articles(simhash >> 48 & 65535) WHERE simhash IS NOT NULL;

CREATE TABLE article_versions ( -- What each article said over time, one row per distinct content.
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  version_no INTEGER NOT NULL, -- From 1
  fetch_id INTEGER NOT NULL REFERENCES fetches(id), -- Visit that found it
  seen_at TEXT NOT NULL, -- When it was found
  content_sha256 TEXT NOT NULL, -- As in articles
  changed TEXT CHECK (changed IS NULL OR json_valid(changed)), -- Fields that differ from the version before, JSON list; NULL for the first
  headline TEXT NOT NULL, -- Headline of this version
  record TEXT CHECK (record IS NULL OR json_valid(record)), -- The whole record, JSON; NULL for the current version, which the tables hold
  PRIMARY KEY (article_id, version_no)
) STRICT;

CREATE TABLE authors ( -- Names of bylines; one row per name and profile page.
  id INTEGER PRIMARY KEY, -- Number of the author
  name TEXT NOT NULL, -- Without role, outlet or "By"
  url TEXT NOT NULL DEFAULT '', -- Profile page, '' without one
  UNIQUE (name, url)
) STRICT;

CREATE TABLE article_authors ( -- Who wrote what.
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  author_id INTEGER NOT NULL REFERENCES authors(id), -- Author
  position INTEGER NOT NULL, -- In the byline, from 0
  byline_raw TEXT, -- Byline as printed
  PRIMARY KEY (article_id, author_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_authors_by_author ON article_authors(author_id);

CREATE TABLE tags ( -- Topics that pages claim for themselves.
  id INTEGER PRIMARY KEY, -- Number of the tag
  name TEXT NOT NULL UNIQUE -- As the page spells it
) STRICT;

CREATE TABLE article_tags ( -- Which article has which tag.
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  tag_id INTEGER NOT NULL REFERENCES tags(id), -- Tag
  position INTEGER NOT NULL, -- In the page, from 0
  origin TEXT NOT NULL, -- Where it was read: jsonld, meta, html
  PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags(tag_id);

CREATE TABLE blocks ( -- All prose of the page in reading order; rows with in_body = 0 were kept out, and say why.
  id INTEGER PRIMARY KEY, -- Number of the block
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  position INTEGER NOT NULL, -- In the page, from 0
  kind TEXT NOT NULL CHECK (kind IN ('dateline','heading','paragraph','list_item','quote','callout','discussion_question','table','faq','image','toc','boilerplate','other')), -- What it is
  level INTEGER, -- Of a heading 1 to 6, of a list item its depth from 1
  label TEXT, -- Of a callout: "Did You Know?"
  section TEXT, -- Text of the nearest heading above
  in_body INTEGER NOT NULL DEFAULT 1 CHECK (in_body IN (0,1)), -- 1 if part of body_text
  dropped_by TEXT, -- Rule that keeps it out of the body
  ref INTEGER, -- Of a table, FAQ or image: its position in tables, faqs or media
  text TEXT NOT NULL, -- Text; of a table one row a line, of an FAQ its answer on the line after the question
  text_raw TEXT, -- Before repairs, NULL if there were none
  UNIQUE (article_id, position)
) STRICT;

CREATE TABLE tables ( -- Data tables; their cells are in table_cells.
  id INTEGER PRIMARY KEY, -- Number of the table
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  position INTEGER NOT NULL, -- Among the article's tables, from 0
  block_position INTEGER, -- The block that stands for it in reading order
  caption TEXT, -- Caption, or the heading right above
  caption_raw TEXT, -- Before repairs, NULL if there were none
  is_titled INTEGER NOT NULL DEFAULT 0 CHECK (is_titled IN (0, 1)), -- 1: the caption is the heading or bold line right above the table
  n_rows INTEGER NOT NULL, -- Rows of data
  n_cols INTEGER NOT NULL, -- Columns
  header TEXT NOT NULL CHECK (json_valid(header)), -- Labels of the columns, JSON list; a list of lists for several header rows
  header_spans TEXT CHECK (header_spans IS NULL OR json_valid(header_spans)), -- Header cells over several places, JSON list of [row, column, colspan, rowspan]
  UNIQUE (article_id, position)
) STRICT;

CREATE TABLE table_cells ( -- One row per place of a data row, so that no JSON is needed to pivot or filter.
  table_id INTEGER NOT NULL REFERENCES tables(id) ON DELETE CASCADE, -- Table
  row INTEGER NOT NULL, -- Row of data, from 0
  col INTEGER NOT NULL, -- Column, from 0
  header TEXT, -- Label of the column; several header rows are joined by " / "
  text TEXT NOT NULL, -- Text; repeated in every place that a cell spans
  text_raw TEXT, -- Before repairs, NULL if there were none
  value_date TEXT, -- Typed where the text is certainly a date: a bare day, or a UTC time
  value_num REAL, -- Typed where the text is certainly a number
  colspan INTEGER NOT NULL DEFAULT 1, -- Places that the cell spans to the right
  rowspan INTEGER NOT NULL DEFAULT 1, -- Places that the cell spans downwards
  spanned INTEGER NOT NULL DEFAULT 0 CHECK (spanned IN (0,1)), -- 1: repeats the cell above or to the left, which spans this place
  PRIMARY KEY (table_id, row, col)
) STRICT, WITHOUT ROWID;
CREATE INDEX table_cells_by_date ON table_cells(value_date) WHERE value_date IS NOT NULL;

CREATE TABLE faqs ( -- Questions and answers, pair by pair.
  id INTEGER PRIMARY KEY, -- Number of the pair
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  position INTEGER NOT NULL, -- In the page, from 0
  question TEXT NOT NULL, -- Question
  answer TEXT NOT NULL, -- Answer
  question_raw TEXT, -- Before repairs, NULL if there were none
  answer_raw TEXT, -- Before repairs, NULL if there were none
  origin TEXT NOT NULL CHECK (origin IN ('html','jsonld','details')), -- Markup it was read from
  UNIQUE (article_id, position)
) STRICT;

CREATE TABLE media ( -- Images, video, audio and embeds.
  id INTEGER PRIMARY KEY, -- Number of the medium
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  position INTEGER NOT NULL, -- In the page, from 0
  kind TEXT NOT NULL CHECK (kind IN ('image','video','audio','embed')), -- What it is
  url TEXT NOT NULL, -- Address
  alt TEXT, -- Alternative text
  caption TEXT, -- Caption
  caption_raw TEXT, -- Before repairs, NULL if there were none
  credit TEXT, -- Who made it
  width INTEGER, -- Pixels, NULL if not given
  height INTEGER, -- Pixels, NULL if not given
  is_main INTEGER NOT NULL DEFAULT 0 -- 1 for the picture that the page names as its own
) STRICT;
CREATE INDEX media_by_article ON media(article_id);

CREATE TABLE links ( -- Links of the body.
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  position INTEGER NOT NULL, -- In the body, from 0
  url TEXT NOT NULL, -- Target
  host TEXT, -- Host of the target
  text TEXT, -- Text of the link
  rel TEXT, -- rel attribute
  is_external INTEGER NOT NULL, -- 1 if the target is on another host
  PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_url ON links(url);

CREATE TABLE repairs ( -- Every change made to the text. Undoing an article's repairs gives the text as extracted.
  id INTEGER PRIMARY KEY, -- Number of the repair
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, -- Article
  position INTEGER NOT NULL, -- Among the article's repairs, from 0
  field TEXT NOT NULL, -- Text changed: headline, dek, block, cell, question, answer, table_caption, media_caption
  field_ref TEXT NOT NULL DEFAULT '', -- Which one: position of the block, FAQ, table or medium; "table.row.column" of a cell, header rows counted from -1 upwards
  raw_start INTEGER NOT NULL, -- Offset into the text as extracted
  clean_start INTEGER NOT NULL, -- Offset into the text as stored: substr(text, clean_start + 1, length(after)) = after
  before TEXT NOT NULL, -- What the page has
  after TEXT NOT NULL, -- What is stored instead
  kind TEXT NOT NULL CHECK (kind IN ('case','spacing','punctuation','encoding','entity')), -- Kind of damage
  rule TEXT NOT NULL, -- Rule that decided
  evidence TEXT CHECK (evidence IS NULL OR json_valid(evidence)), -- What spoke for it, JSON object
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- Share of such repairs that are right
  status TEXT NOT NULL CHECK (status IN ('applied','suggested','rejected')), -- applied: the stored text has it
  UNIQUE (article_id, position)
) STRICT;
CREATE INDEX repairs_by_rule ON repairs(rule, before);

CREATE TABLE word_case ( -- How the crawl has seen each word cased, in undamaged articles: evidence for repairs of capitals.
  word TEXT NOT NULL, -- Word, in lower case
  prev TEXT NOT NULL DEFAULT '', -- Word before it, '' for any
  next TEXT NOT NULL DEFAULT '', -- Word after it, '' for any
  capital INTEGER NOT NULL, -- Times seen with a capital
  lower INTEGER NOT NULL, -- Times seen without
  PRIMARY KEY (word, prev, next)
) STRICT, WITHOUT ROWID;

CREATE TABLE issues ( -- What looks wrong: a field of an article, damage left alone, a page that gave no article.
  id INTEGER PRIMARY KEY, -- Number of the issue
  article_id INTEGER REFERENCES articles(id) ON DELETE CASCADE, -- Article; NULL if the page gave none
  fetch_id INTEGER REFERENCES fetches(id), -- Visit
  field TEXT, -- Field concerned
  code TEXT NOT NULL, -- Stable name; not_article and extract_failed for pages that gave no article
  severity TEXT NOT NULL CHECK (severity IN ('info','warning','error')), -- How bad it is
  message TEXT NOT NULL -- For people
) STRICT;
CREATE INDEX issues_by_code ON issues(code);
CREATE INDEX issues_by_article ON issues(article_id) WHERE article_id IS NOT NULL;
CREATE INDEX issues_by_fetch ON issues(fetch_id);
