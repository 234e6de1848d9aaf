package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// rowGroupBytes bounds what is held in memory before it is written.
const rowGroupBytes = 32 << 20

// exportParquet writes the rows of a query. It runs it twice: what type a column
// has SQLite knows only of its values.
func exportParquet(ctx context.Context, e export, query string, values []sql.NamedArg, w io.Writer) error {
	query = "SELECT * FROM (" + strings.TrimRight(query, "; \t\r\n") + "\n)" // gives each column a name of its own
	kinds, err := e.columnKinds(ctx, query, values)
	if err != nil {
		return err
	}
	rows, err := e.rows(ctx, query, values...)
	if err != nil {
		return err
	}
	out := parquet.NewGenericWriter[any](w, schemaOf(rows.Columns, kinds), parquet.Compression(&parquet.Zstd))
	held := 0
	for row, err := range rows.All() {
		if err != nil {
			return err
		}
		packed := make(parquet.Row, len(row))
		for i, v := range row {
			packed[i] = kinds[i].value(v, i)
			held += size(v)
		}
		if _, err := out.WriteRows([]parquet.Row{packed}); err != nil {
			return errors.Join(err, rows.Close())
		}
		if held < rowGroupBytes {
			continue
		}
		held = 0
		if err := out.Flush(); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return out.Close()
}

// size returns about how many bytes a value takes.
func size(v any) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case []byte:
		return len(v)
	default:
		return 8
	}
}

// A columnKind is the type of a column in Parquet.
type columnKind struct {
	node  func() parquet.Node
	value func(v any, column int) parquet.Value
}

var (
	integers = columnKind{func() parquet.Node { return parquet.Int(64) }, pack(func(v any) parquet.Value {
		return parquet.Int64Value(v.(int64))
	})}
	doubles = columnKind{func() parquet.Node { return parquet.Leaf(parquet.DoubleType) }, pack(func(v any) parquet.Value {
		if n, isInt := v.(int64); isInt {
			return parquet.DoubleValue(float64(n))
		}
		return parquet.DoubleValue(v.(float64))
	})}
	texts = columnKind{parquet.String, pack(func(v any) parquet.Value {
		return parquet.ByteArrayValue([]byte(cells([]any{v})[0]))
	})}
	blobs = columnKind{func() parquet.Node { return parquet.Leaf(parquet.ByteArrayType) }, texts.value}
)

// declaredKinds are those of the types of the schema; any other is text.
var declaredKinds = map[string]columnKind{"INTEGER": integers, "REAL": doubles, "BLOB": blobs}

// pack returns a function that makes a value of a column, which may be NULL.
func pack(value func(any) parquet.Value) func(any, int) parquet.Value {
	return func(v any, column int) parquet.Value {
		if v == nil {
			return parquet.NullValue().Level(0, 0, column)
		}
		return value(v).Level(0, 1, column)
	}
}

// columnKinds finds the narrowest type that holds all values of each column; the
// declared one where there are none, so that a column has one type in all exports.
func (e export) columnKinds(ctx context.Context, query string, values []sql.NamedArg) ([]columnKind, error) {
	head, err := e.rows(ctx, query+" LIMIT 0", values...)
	if err != nil {
		return nil, err
	}
	if err := head.Close(); err != nil {
		return nil, err
	}
	var found []string
	for _, name := range head.Columns {
		name = `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		found = append(found, fmt.Sprintf("max(CASE typeof(%s) WHEN 'integer' THEN 1 WHEN 'real' THEN 2 WHEN 'text' THEN 3 WHEN 'blob' THEN 4 ELSE 0 END)", name))
	}
	rows, err := e.rows(ctx, "SELECT "+strings.Join(found, ", ")+" FROM ("+query+")", values...)
	if err != nil {
		return nil, err
	}
	out := slices.Repeat([]columnKind{texts}, len(found))
	for row, err := range rows.All() {
		if err != nil {
			return nil, err
		}
		for i, v := range row {
			if kind, known := declaredKinds[head.Types[i]]; known {
				out[i] = kind
			}
			if widest, _ := v.(int64); widest > 0 {
				out[i] = []columnKind{integers, doubles, texts, blobs}[widest-1]
			}
		}
	}
	return out, nil
}

func schemaOf(columns []string, kinds []columnKind) *parquet.Schema {
	group := parquet.Group{}
	for i, name := range columns {
		group[name] = parquet.Optional(kinds[i].node())
	}
	return parquet.NewSchema("row", inOrder{group, columns})
}

// inOrder is a group whose fields keep the order of the query.
type inOrder struct {
	parquet.Group
	columns []string
}

func (g inOrder) Fields() []parquet.Field {
	fields := g.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(g.columns, a.Name()) - slices.Index(g.columns, b.Name())
	})
	return fields
}
