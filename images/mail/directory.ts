import { domainOf, type Box, type Facts } from "./facts";

/** The largest number of forwards that a letter follows here; more is a ring. */
const MOST_FORWARDS = 10;

/** Where mail for an address ends: in a mailbox here, or with a server elsewhere; null for nobody. */
export type Destination = { readonly box: Box } | { readonly elsewhere: string } | null;

/** Addresses of the facts, for those who look them up. */
export class Directory {
  private readonly byAddress = new Map<string, Box>();
  private readonly byAnyName = new Map<string, Box>();
  private readonly hosted: ReadonlySet<string>;

  /**
   * @param mailHost the servers' own name, which has a postmaster too (RFC 5321, 4.5.1): the first domain's
   * @param mayLeave whether mail may go to domains that are not hosted here
   */
  constructor(
    readonly facts: Facts,
    readonly mailHost: string,
    readonly mayLeave: boolean,
  ) {
    this.hosted = new Set([...facts.hosted, mailHost.toLowerCase()]);
    for (const box of facts.mailboxes) {
      this.byAddress.set(box.address, box);
      for (const name of [box.address, ...box.aliases]) this.byAnyName.set(name, box);
    }
    const postmaster = this.byAnyName.get(`postmaster@${facts.hosted[0]}`);
    if (postmaster !== undefined) this.byAnyName.set(`postmaster@${mailHost.toLowerCase()}`, postmaster);
  }

  /** Whether mail for the address's domain ends here. An address without a domain is one of the servers' own. */
  isOurs(address: string): boolean {
    return this.hosted.has(this.plain(address).domain);
  }

  /** The mailbox that logs in by this name. */
  login(name: string): Box | undefined {
    return this.byAddress.get(name.toLowerCase());
  }

  /** The mailbox of an address, an alias or a sub-address (`x+anything@`). */
  find(address: string): Box | undefined {
    const { local, domain } = this.plain(address);
    return this.byAnyName.get(`${local}@${domain}`) ?? this.byAnyName.get(`${local.split("+")[0]}@${domain}`);
  }

  /** Where a forward leads, if it may be followed: the mail stays in its own box where it would be refused outside. */
  forwardOf({ forward }: Box): string | null {
    if (forward === null) return null;
    return this.mayLeave || this.hosted.has(domainOf(forward)) ? forward : null;
  }

  destination(address: string): Destination {
    let box = this.find(address);
    for (let hops = 0; box !== undefined && hops < MOST_FORWARDS; hops++) {
      const next = this.forwardOf(box);
      if (next === null) return { box };
      if (!this.isOurs(next)) return { elsewhere: next };
      box = this.find(next);
    }
    return null;
  }

  private plain(address: string): { readonly local: string; readonly domain: string } {
    const at = address.lastIndexOf("@");
    const [local, domain] = at < 0 ? [address, this.mailHost] : [address.slice(0, at), address.slice(at + 1)];
    return { local: local.toLowerCase(), domain: domain.toLowerCase().replace(/\.+$/, "") };
  }
}
