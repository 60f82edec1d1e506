import type { Change } from "../../output/plan/changes";
import type { ApiCost } from "../../output/plan/cost";
import type { AdoptionReport } from "../../output/plan/dns/render";
import type { Project } from "../registry/project";
import type { Workplace } from "../support/workplace";

/**
 * What we do ourselves at a provider of names, beside OpenTofu: for one whose API has to be paced, guarded or asked
 * before anything is planned. A provider without a client is planned and applied directly.
 */
export interface DnsClient {
  /**
   * Asks whether credentials and zones are as a plan needs them, before anything is planned.
   *
   * @throws Problem when one is not
   */
  preflight(props: DnsClientProps): Promise<ReadyDns>;
}

export interface DnsClientProps {
  readonly project: Project;
  /** Where the decision to take over records lies; a session wants the city synthesised there. */
  readonly place: Workplace;
}

/** A provider that has been asked and is as it should be. */
export interface ReadyDns {
  /**
   * Runs what plans or applies for as long as it takes.
   *
   * @param readOnly a plan writes nothing
   */
  during<T>(readOnly: boolean, work: (session: DnsSession) => Promise<T>): Promise<T>;
  /**
   * Compares the live zones with what the registry wants; nothing is changed at the provider.
   *
   * @param write whether to write down which records the next apply takes over
   */
  adopt(write: boolean): Promise<AdoptionReport>;
}

/** What a plan or an apply needs to speak to the provider, and what its reader should know. */
export interface DnsSession {
  /** For the engine's environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** What a reader of the plan should know of the zones, one sentence each. */
  readonly remarks: readonly string[];
  /** The calls so far, and those that these changes will need; undefined where none is counted. */
  cost(changes: readonly Change[]): ApiCost | undefined;
}

/** Where nobody stands between OpenTofu and whoever answers for the names. */
export const NO_SESSION: DnsSession = { variables: {}, remarks: [], cost: () => undefined };
