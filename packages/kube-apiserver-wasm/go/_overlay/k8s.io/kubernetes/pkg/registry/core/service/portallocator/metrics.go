package portallocator

func registerMetrics() {}

type metricsRecorderInterface interface {
	setAllocated(allocated int)
	setAvailable(available int)
	incrementAllocations(scope string)
	incrementAllocationErrors(scope string)
}

type metricsRecorder = emptyMetricsRecorder

type emptyMetricsRecorder struct{}

func (*emptyMetricsRecorder) setAllocated(int)                 {}
func (*emptyMetricsRecorder) setAvailable(int)                 {}
func (*emptyMetricsRecorder) incrementAllocations(string)      {}
func (*emptyMetricsRecorder) incrementAllocationErrors(string) {}
