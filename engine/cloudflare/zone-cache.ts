import type { ApiRecord } from "./api";

/** Fetches all records of a zone, page by page. */
export type ListZone = (zone: string) => Promise<readonly ApiRecord[]>;

/**
 * Remembers each zone's records after one paged list, so that the provider's one read for each record costs nothing.
 *
 * Whoever writes to a zone forgets it: the next read lists it again, and no stale answer can come out of a cache.
 */
export class ZoneCache {
  private readonly zones = new Map<string, Promise<ReadonlyMap<string, ApiRecord>>>();

  constructor(private readonly list: ListZone) {}

  /** The record, or undefined when the zone has none of that id. A failed list is not remembered. */
  async read(zone: string, record: string): Promise<ApiRecord | undefined> {
    return (await this.zone(zone)).get(record);
  }

  forget(zone: string): void {
    this.zones.delete(zone);
  }

  private zone(zone: string): Promise<ReadonlyMap<string, ApiRecord>> {
    const known = this.zones.get(zone);
    if (known !== undefined) return known;
    // The promise itself is kept, so that a hundred reads at once wait for one list.
    const listed = this.list(zone).then((records) => new Map(records.map((each) => [each.id, each])));
    this.zones.set(zone, listed);
    listed.catch(() => {
      if (this.zones.get(zone) === listed) this.zones.delete(zone);
    });
    return listed;
  }
}
