import type { Environment } from "../environments/environment";
import type { ImageTags } from "../images/catalogue";
import type { City } from "../model/city";
import type { Names } from "../model/names";

/** What every stack is made from. Stacks share nothing else: no state of one refers to another's. */
export interface PlatformProps {
  readonly city: City;
  readonly environment: Environment;
  readonly names: Names;
  readonly images: ImageTags;
  /** The cells that have a network: those that the environment reserves, and those in use beyond them. */
  readonly cellNumbers: readonly number[];
}
