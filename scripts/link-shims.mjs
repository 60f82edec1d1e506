// Gives `npx` the commands of this repository: `congtruong`, and `terraform` and `tofu` as cdktf looks for them.
// npx puts node_modules/.bin first on the PATH, so nobody has to set a variable.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";

const bin = new URL("../node_modules/.bin/", import.meta.url).pathname;
mkdirSync(bin, { recursive: true });

const root = '$(cd "$(dirname "$0")/../.." && pwd)';

const engine = `#!/bin/sh
engine="${root}/.congtruong/toolchain/engine"
if [ ! -x "$engine" ]; then
  echo "Chưa có OpenTofu hoặc Terraform cho dự án này: hãy chạy \\\`npm run toolchain\\\` một lần." >&2
  echo "This project has no OpenTofu or Terraform yet: run \\\`npm run toolchain\\\` once." >&2
  exit 1
fi
exec "$engine" "$@"
`;

const shims = {
  terraform: engine,
  tofu: engine,
  congtruong: `#!/bin/sh
exec node "${root}/dist/congtruong.js" "$@"
`,
  // The same program that npm links here, without its calls home.
  cdktf: `#!/bin/sh
export CHECKPOINT_DISABLE="\${CHECKPOINT_DISABLE:-1}"
exec node "${root}/node_modules/cdktf-cli/bundle/bin/cdktf" "$@"
`,
};

for (const [name, text] of Object.entries(shims)) {
  // Removed first: npm's own entry is a link, and writing would go through it.
  rmSync(bin + name, { force: true });
  writeFileSync(bin + name, text);
  chmodSync(bin + name, 0o755);
}
