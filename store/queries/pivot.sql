-- One data table as the page has it, row by row.
-- table: its number; `tables` lists them. The first eight columns are spelled
-- out under their labels, cells holds all.
SELECT NULL AS "row", max(header) FILTER (WHERE col = 0) AS c0, max(header) FILTER (WHERE col = 1) AS c1, max(header) FILTER (WHERE col = 2) AS c2,
  max(header) FILTER (WHERE col = 3) AS c3, max(header) FILTER (WHERE col = 4) AS c4, max(header) FILTER (WHERE col = 5) AS c5,
  max(header) FILTER (WHERE col = 6) AS c6, max(header) FILTER (WHERE col = 7) AS c7, NULL AS cells
FROM table_cells WHERE table_id = :table AND "row" = 0 GROUP BY table_id
UNION ALL
SELECT "row", max(text) FILTER (WHERE col = 0), max(text) FILTER (WHERE col = 1), max(text) FILTER (WHERE col = 2),
  max(text) FILTER (WHERE col = 3), max(text) FILTER (WHERE col = 4), max(text) FILTER (WHERE col = 5),
  max(text) FILTER (WHERE col = 6), max(text) FILTER (WHERE col = 7), json_group_array(text)
FROM table_cells WHERE table_id = :table GROUP BY "row"
ORDER BY "row"
