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
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := serve(ctx, *port, *limit, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "demosite:", err)
		os.Exit(1)
	}
}

// serve runs the site until ctx or the limit ends, and writes its origins to
// output.
func serve(ctx context.Context, port int, limit time.Duration, output io.Writer) error {
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
	return site.Wait()
}
