// Package validation counts nothing here: nobody scrapes a judge.
package validation

type ValidationMetrics interface {
	IncDeclarativeValidationMismatchMetric(validationIdentifier string)
	IncDeclarativeValidationPanicMetric(validationIdentifier string)
	IncDuplicateValidationErrorMetric()
}

var Metrics ValidationMetrics = silent{}

type silent struct{}

func (silent) IncDeclarativeValidationMismatchMetric(string) {}
func (silent) IncDeclarativeValidationPanicMetric(string)    {}
func (silent) IncDuplicateValidationErrorMetric()            {}
