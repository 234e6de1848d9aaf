-- All data tables, with the number that `pivot` takes.
SELECT t.id AS table_id, t.caption, t.n_rows, t.n_cols, s.host AS source, a.headline, a.id AS article_id
FROM tables t JOIN articles a ON a.id = t.article_id JOIN sources s ON s.id = a.source_id
ORDER BY t.id
