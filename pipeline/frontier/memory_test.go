package frontier_test

import (
	"testing"

	"copydesk/pipeline/frontier"
	"copydesk/pipeline/frontier/frontiertest"
)

func TestMemory(t *testing.T) {
	frontiertest.Run(t, func(*testing.T) frontier.Frontier { return frontier.NewMemory() })
}
