import type { Platform } from "../../../config/model";
import type { Outside } from "../cloud/outside";
import type { ProviderName } from "../schema/packages";

/** What is found in a configuration; the provider is that of the fixture. */
export type Found = Omit<Outside, "provider">;

/** One reason why something is expected to be there. */
export interface Fixture {
  readonly provider: ProviderName;
  /** Who has made it, and where the configuration says so. */
  readonly why: string;
  find(platform: Platform): readonly Found[];
}
