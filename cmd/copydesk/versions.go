package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"copydesk/store"
)

func (env *environment) printVersions(ctx context.Context, st *store.Store, id int64) error {
	versions, err := st.Versions(ctx, id)
	if err != nil {
		return err
	}
	for _, v := range versions {
		changed := "first seen"
		if v.Changed != nil {
			changed = "changed: " + strings.Join(v.Changed, ", ")
		}
		fmt.Fprintf(env.out, "%d  %s  %s  (%s)\n", v.No, v.Seen.Format(time.DateTime), v.Headline, changed)
	}
	return nil
}
