//go:build tools

// Package tools pins the Docker provider as an ordinary Go dependency, so
// that go.sum verifies every byte that goes into it.
package tools

import _ "github.com/terraform-providers/terraform-provider-docker"
