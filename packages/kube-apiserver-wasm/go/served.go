package main

import _ "embed"

// served lists what an API server of this version serves by default: group version, kind, resource, scope.
// The build writes it from the discovery documents in the Kubernetes module.
//
//go:embed served.txt
var served string
