module congtruong/tools/provider-docker

go 1.26.0

require github.com/terraform-providers/terraform-provider-docker v0.0.0-00010101000000-000000000000

// The repository lives at kreuzwerker but still calls itself by its old name.
// This commit is the release 4.6.0.
replace github.com/terraform-providers/terraform-provider-docker => github.com/kreuzwerker/terraform-provider-docker v0.0.0-20260916201441-96d331c98ff4
