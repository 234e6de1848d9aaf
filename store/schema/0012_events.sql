-- Where a date stands in the last column, or another beside it, its event is
-- further off in the row.

DROP VIEW v_events;
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
