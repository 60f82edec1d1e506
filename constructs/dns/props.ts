import type { Environment } from "../../environments/environment";
import type { ImageTags } from "../../images/catalogue";
import type { DnsZone } from "../../model/dns";
import type { Names } from "../../model/names";
import type { ChannelPaths } from "../../templates/channel";

/** What whoever declares the records is given. */
export interface DnsProps {
  readonly environment: Environment;
  readonly names: Names;
  readonly images: ImageTags;
  /** What the city publishes. Computed when asked for: a server of our own is told by files. */
  readonly zones: () => readonly DnsZone[];
  /** The same as files of the channel `dns`; none where a provider answers. */
  readonly files: ChannelPaths;
}
