package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"testing"
	"time"
)

// The site answers once its origins are printed, and ends with its context.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	stdout, output := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- serve(ctx, 0, time.Hour, output) }()

	lines := bufio.NewScanner(stdout)
	for range 3 {
		if !lines.Scan() {
			t.Fatal("fewer than three origins")
		}
		resp, err := http.Get(lines.Text() + "/robots.txt")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s/robots.txt: status %d", lines.Text(), resp.StatusCode)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// The site ends by itself after the limit, with its context, and where nobody
// reads what it prints.
func TestServeEnds(t *testing.T) {
	if err := serve(t.Context(), 0, time.Millisecond, io.Discard); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := serve(ctx, 0, time.Hour, io.Discard); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	stdout, output := io.Pipe()
	if err := stdout.Close(); err != nil {
		t.Fatal(err)
	}
	if err := serve(t.Context(), 0, time.Hour, output); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v, want %v", err, io.ErrClosedPipe)
	}
}
