import { OWNERSHIP_NAMES, UNIT_KIND_NAMES } from "../../language/unit-kinds";
import { literal } from "./contracts";

/** What a site says of its unit's kind and ownership, for PHP. */
export function kindNamesPhp(): Record<string, string> {
  const kinds = Object.entries(UNIT_KIND_NAMES).map(
    ([kind, { vi, sort }]) =>
      `        ${literal(kind)} => ['name' => ${literal(vi)}, 'sort' => ${literal(sort)}],`,
  );
  const ownerships = Object.entries(OWNERSHIP_NAMES).map(
    ([ownership, { short }]) => `        ${literal(ownership)} => ${literal(short)},`,
  );
  return {
    "images/site/lib/unit-kinds.php": `<?php
/** Generated from language/unit-kinds.ts by \`npm run generate\`. Do not edit. */

declare(strict_types=1);

namespace CongTruong;

/** @return array<string, array{name: string, sort: 'preschool'|'school'|'centre'|'office'}> by kind */
function unit_kinds(): array
{
    return [
${kinds.join("\n")}
    ];
}

/** @return array<string, string> name by ownership */
function ownerships(): array
{
    return [
${ownerships.join("\n")}
    ];
}
`,
  };
}
