package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A Run is one command that writes, as table runs records it. Its methods are
// for one goroutine.
type Run struct {
	s       *Store
	id      int64
	version string

	preparers []*preparer
}

// Start records that a command of that kind (crawl, ingest or reprocess) of
// that version of the program begins. Runs whose process has died are marked
// aborted, and what a run with a wrong clock has put off is due. A crawl calls
// [Lock] first: with the lock, whatever crawl seems to be running is dead, and the
// URLs that it had leased are due again at once.
func (s *Store) Start(ctx context.Context, kind, version string) (*Run, error) {
	r := &Run{s: s, version: version}
	err := s.transact(ctx, "start "+kind, func(x tx) (err error) {
		if err := abortDead(x); err != nil {
			return err
		}
		if err := s.rewind(x); err != nil {
			return err
		}
		if kind == "crawl" {
			if err := x.exec("UPDATE runs SET status = 'aborted', error = ? WHERE kind = 'crawl' AND status = 'running'", processDied); err != nil {
				return err
			}
			if err := x.exec("UPDATE frontier SET state = 'due', due_at = min(due_at, ?), leased_until = NULL WHERE state = 'leased'", stampMS(s.now())); err != nil {
				return err
			}
		}
		r.id, err = s.newRun(x, kind, version)
		return err
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

// Skip records a crawl that found another at work, which cause names.
func (s *Store) Skip(ctx context.Context, version string, cause error) error {
	r := &Run{s: s, version: version}
	err := s.transact(ctx, "skip crawl", func(x tx) (err error) {
		r.id, err = s.newRun(x, "crawl", version)
		return err
	})
	if err != nil {
		return err
	}
	return r.Finish(ctx, "skipped", nil, cause)
}

func (s *Store) newRun(x tx, kind, version string) (int64, error) {
	host, err := os.Hostname()
	if err != nil {
		host = "" // a machine without a name still runs
	}
	now := stamp(s.now())
	return x.insert(`INSERT INTO runs (kind, status, started_at, heartbeat_at, pid, host, version) VALUES (?, 'running', ?, ?, ?, ?, ?)`,
		kind, now, now, os.Getpid(), null(host), version)
}

// ID returns the number of the run.
func (r *Run) ID() int64 { return r.id }

// Finish records how the run ended: status is ok, partial, failed, skipped or
// aborted; stats are its counts, anything that JSON can hold; cause says why it
// failed or was aborted, nil otherwise.
func (r *Run) Finish(ctx context.Context, status string, stats any, cause error) error {
	counts, err := json.Marshal(stats)
	if err != nil {
		return fmt.Errorf("finish run %d: %w", r.id, err)
	}
	if stats == nil {
		counts = []byte("{}")
	}
	message := ""
	if cause != nil {
		message = cause.Error()
	}
	finish := func() error {
		return r.s.transact(ctx, fmt.Sprintf("finish run %d", r.id), func(x tx) error {
			now := stamp(r.s.now())
			return x.exec("UPDATE runs SET status = ?, finished_at = ?, heartbeat_at = ?, stats = ?, error = ? WHERE id = ?",
				status, now, now, string(counts), null(message), r.id)
		})
	}
	err = finish()
	if isFull(err) { // the log has room once it is written back
		if _, err := r.s.w.ExecContext(ctx, "PRAGMA wal_checkpoint(RESTART)"); err != nil {
			return explain("finish a run in", r.s.path, err)
		}
		err = finish()
	}
	return err
}

// Silent returns the hosts that have stopped giving articles, as a site does whose
// layout has changed: pages that gave one before give none in this run, nor do those
// that they lead to, or any other page of the host.
func (r *Run) Silent(ctx context.Context) (hosts []string, err error) {
	const least = 3 // one or two may have been taken down in a quiet hour
	err = r.s.view(ctx, "look for silent hosts in", func(q querier) error {
		hosts, err = column[string](q.QueryContext(ctx, `WITH read AS (
				SELECT requested_url, final_url, outcome FROM fetches WHERE run_id = ?1 AND kind = 'page' AND (outcome IN ('ok', 'redirected') OR status IN (404, 410))),
			lost AS (
				SELECT a.source_id FROM read f JOIN fetches b ON b.requested_url = f.requested_url JOIN articles a ON a.fetch_id = b.id
				WHERE f.outcome <> 'redirected' OR f.final_url IN (SELECT requested_url FROM read WHERE outcome <> 'redirected')
				GROUP BY a.source_id HAVING count(DISTINCT f.requested_url) >= ?2)
			SELECT s.host FROM lost JOIN sources s ON s.id = lost.source_id
			WHERE NOT EXISTS (SELECT 1 FROM articles WHERE source_id = s.id AND last_seen_at >= (SELECT started_at FROM runs WHERE id = ?1))
			ORDER BY s.host`, r.id, least))
		return err
	})
	return hosts, err
}

// abortDead marks the runs of this machine whose process is gone.
func abortDead(x tx) error {
	host, err := os.Hostname()
	if err != nil {
		return nil // cannot tell this machine's runs from those of others
	}
	var dead []int64
	var id int64
	var pid int
	var heartbeat string
	err = x.each("SELECT id, pid, heartbeat_at FROM runs WHERE status = 'running' AND host = ?", []any{host}, []any{&id, &pid, &heartbeat}, func() error {
		if gone(pid, parseStamp(heartbeat)) {
			dead = append(dead, id)
		}
		return nil
	})
	for _, id := range dead {
		if err == nil {
			err = x.exec("UPDATE runs SET status = 'aborted', error = ? WHERE id = ?", processDied, id)
		}
	}
	return err
}

const processDied = "process died"

// gone reports whether the process of a run has ended, as far as can be told: no
// process of this machine has its number, or one that was begun after the last that
// was heard of the run.
func gone(pid int, heard time.Time) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return true
	}
	if err := p.Signal(syscall.Signal(0)); err != nil && !errors.Is(err, os.ErrPermission) {
		return true
	}
	self, there := begun("self"), begun(strconv.Itoa(pid))
	if self == 0 || there == 0 {
		return false
	}
	return loaded.Add(there - self).After(heard.Add(time.Second)) // for what rounds both
}

// loaded is about when this process was begun, by which others are dated.
var loaded = time.Now()

// begun returns when a process was begun, counted from the start of the machine; 0 if
// the system does not say, as only Linux does.
func begun(pid string) time.Duration {
	stat, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return 0
	}
	const ticks = time.Second / 100                                           // proc(5)
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:])) // the name before may have blanks
	if len(fields) < 20 {
		return 0
	}
	n, err := strconv.ParseInt(fields[19], 10, 64)
	if err != nil {
		return 0
	}
	return time.Duration(n) * ticks
}

// A RunInfo is what is on record of a run.
type RunInfo struct {
	ID         int64           `json:"id"`
	Kind       string          `json:"kind"`
	Status     string          `json:"status"`
	StartedAt  time.Time       `json:"started_at"`
	FinishedAt time.Time       `json:"finished_at,omitzero"` // zero while it runs
	Version    string          `json:"version"`
	Fetches    int             `json:"fetches"`
	OK         int             `json:"ok"`
	Unchanged  int             `json:"unchanged"`
	Failed     int             `json:"failed"`
	Bytes      int64           `json:"bytes"`
	Stats      json.RawMessage `json:"stats"`
	Error      string          `json:"error,omitempty"`
}

// Runs returns the last n runs, the latest first. One whose process is gone is
// aborted, as the next run will write.
func (s *Store) Runs(ctx context.Context, n int) ([]RunInfo, error) {
	out := []RunInfo{}
	var r RunInfo
	var started, finished, stats, host, heartbeat string
	var pid int
	here, errHost := os.Hostname()
	err := each(ctx, s.r, `SELECT r.id, r.kind, r.status, r.started_at, coalesce(r.finished_at, ''), r.version,
		h.fetches, h.ok, h.unchanged, h.failed, coalesce(h.bytes, 0), r.stats, coalesce(r.error, ''), coalesce(r.host, ''), coalesce(r.pid, 0), r.heartbeat_at
		FROM (SELECT * FROM runs ORDER BY id DESC LIMIT ?) r JOIN v_run_health h ON h.id = r.id ORDER BY r.id DESC`, []any{n},
		[]any{&r.ID, &r.Kind, &r.Status, &started, &finished, &r.Version, &r.Fetches, &r.OK, &r.Unchanged, &r.Failed, &r.Bytes, &stats, &r.Error, &host, &pid, &heartbeat}, func() error {
			if r.Status == "running" && errHost == nil && host == here && gone(pid, parseStamp(heartbeat)) {
				r.Status, r.Error = "aborted", processDied
			}
			r.StartedAt, r.FinishedAt, r.Stats = parseStamp(started), parseStamp(finished), json.RawMessage(stats)
			out = append(out, r)
			return nil
		})
	if err != nil {
		return nil, explain("read runs of", s.path, err)
	}
	return out, nil
}
