package pipeline

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"time"

	"copydesk/extract"
)

// process extracts and cleans the pages of the source on all cores and sends
// the results in the order of the pages. The channel is closed once the source
// ends, which ctx makes it do, and every result is taken.
func (p *Pipeline) process(ctx context.Context) <-chan *extract.Result {
	type job struct {
		page *extract.Page
		err  error
		done chan *extract.Result
	}
	workers := runtime.GOMAXPROCS(0)
	jobs := make(chan job)
	queue := make(chan chan *extract.Result, 2*workers) // results to come, in order
	results := make(chan *extract.Result)

	go func() {
		defer close(jobs)
		defer close(queue)
		for page, err := range p.Source.Pages(ctx) {
			j := job{page, err, make(chan *extract.Result, 1)}
			queue <- j.done
			jobs <- j
		}
	}()
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.done <- p.result(j.page, j.err)
			}
		})
	}
	go func() {
		defer close(results)
		for done := range queue {
			results <- <-done
		}
		wg.Wait()
	}()
	return results
}

// batches gathers results up to size, or for batchWait after the first.
func batches(results <-chan *extract.Result, size int) iter.Seq[[]*extract.Result] {
	return func(yield func([]*extract.Result) bool) {
		for first := range results {
			batch := []*extract.Result{first}
			full := time.After(batchWait)
		fill:
			for len(batch) < size {
				select {
				case r, ok := <-results:
					if !ok {
						break fill
					}
					batch = append(batch, r)
				case <-full:
					break fill
				}
			}
			if !yield(batch) {
				return
			}
		}
	}
}
