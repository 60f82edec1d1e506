//go:build tools

// Package tools pins the OpenTofu command as an ordinary Go dependency, so
// that go.sum verifies every byte that goes into the engine.
package tools

import _ "github.com/opentofu/opentofu/cmd/tofu"
