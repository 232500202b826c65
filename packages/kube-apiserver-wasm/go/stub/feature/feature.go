// Package feature stands for the metrics of feature gates.
package feature

import "context"

func RecordFeatureInfo(context.Context, string, string, bool) {}
