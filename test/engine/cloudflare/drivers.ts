import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Runner } from "../../../engine/opentofu/runner";
import { prepareEngine } from "../../../engine/toolchain/toolchain";
import type { Workplace } from "../../../engine/support/workplace";
import type { Change } from "../../../output/plan/changes";
import { STAND_IN_TOKEN } from "../../support/cloudflare-api";
import { ProviderLikeClient } from "../../support/cloudflare-client";
import { ZONE, ZONE_IDS } from "./support";
import { recordBlock } from "../../../model/provider-records";
import { SILENT } from "../../../engine/support/reporter";

/** What plans and applies the synthesised stack through the proxy. */
export interface Driver {
  plan(api: string): Promise<{ readonly changes: readonly Change[]; apply(): Promise<void> }>;
}

/** A client that does what the provider was seen to do. */
export function clientDriver(folder: string): Driver {
  const client = new ProviderLikeClient(folder, { zoneIds: { city: ZONE }, token: STAND_IN_TOKEN });
  const change = (key: string, action: Change["action"], before: unknown, after: unknown): Change => ({
    ...{ stack: "dns", type: "cloudflare_dns_record", name: recordBlock(key), key, action, before, after },
    ...{ address: `cloudflare_dns_record.${recordBlock(key)}[${JSON.stringify(key)}]`, lostSight: false },
  });
  return {
    plan: async (api) => {
      const plan = await client.plan(api);
      const known = (key: string) => client.known(key) ?? null;
      return {
        changes: [
          ...[...plan.create].map(([key, { fields }]) => change(key, "create", null, fields)),
          ...[...plan.update].map(([key, { fields }]) => change(key, "update", known(key), fields)),
          ...plan.destroy.map((key) => change(key, "destroy", known(key), null)),
        ],
        apply: async () => {
          const refused = await client.apply(api, plan);
          if (refused.size > 0) throw new Error([...refused.values()].join("\n"));
        },
      };
    },
  };
}

/** Where a mirror with Cloudflare's own provider lies, for those who have one (docs/cloudflare.md). */
export const PROVIDER_MIRROR = process.env.CONGTRUONG_CLOUDFLARE_PROVIDER;

/** OpenTofu with Cloudflare's own provider, as production runs them. */
export async function openTofuDriver(place: Workplace): Promise<Driver> {
  const engine = await prepareEngine({ root: process.cwd(), openTofuOnly: true, report: SILENT });
  const cliConfig = join(place.folder, "cli.tfrc");
  const mirror = JSON.stringify(PROVIDER_MIRROR);
  writeFileSync(cliConfig, `provider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`);
  process.env.CLOUDFLARE_API_TOKEN = STAND_IN_TOKEN;
  process.env.TF_VAR_cloudflare_zone_ids = ZONE_IDS;
  return {
    plan: async (api) => {
      const runner = new Runner({ ...engine, cliConfig }, place, { TF_VAR_cloudflare_api: api });
      const plan = await runner.plan("dns", SILENT, { pastGuards: true });
      return { changes: plan.changes, apply: async () => void (await runner.apply(plan, SILENT)) };
    },
  };
}
