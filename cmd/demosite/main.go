// Command demosite serves the bundled news site on three loopback addresses
// and prints their origins, one a line, as soon as they answer. It ends on an
// interrupt, and by itself.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"copydesk/fixtures"
)

func main() {
	port := flag.Int("port", 0, "listen on `port`; 0 takes a free one")
	limit := flag.Duration("for", 10*time.Minute, "end after `duration`")
	untilEOF := flag.Bool("until-eof", false, "end when standard input does")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var input io.Reader
	if *untilEOF {
		input = os.Stdin
	}
	if err := serve(ctx, *port, *limit, input, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "demosite:", err)
		os.Exit(1)
	}
}

// serve runs the site until ctx, the limit or input ends, and writes its
// origins to output. A nil input never ends.
func serve(ctx context.Context, port int, limit time.Duration, input io.Reader, output io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	site, err := fixtures.Serve(ctx, port)
	if err != nil {
		return err
	}
	for _, origin := range site.Origins() {
		if _, err := fmt.Fprintln(output, origin); err != nil {
			return errors.Join(err, site.Close())
		}
	}
	if input != nil {
		go func() {
			io.Copy(io.Discard, input) //nolint:errcheck // an unreadable input has ended, too
			cancel()
		}()
	}
	return site.Wait()
}
