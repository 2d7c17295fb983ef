import type { Block } from "../schema/model";
import type { ProviderName } from "../schema/packages";
import {
  at,
  isArray,
  isObject,
  isUnknown,
  isWhollyKnown,
  type ObjectValue,
  UNKNOWN,
  type Value,
} from "../schema/value";

/** What a provider block says about every resource that it manages. */
export interface ProviderDefaults {
  /** Computed attributes that the provider already knows while planning. */
  readonly values: ObjectValue;
  /** Those of them whose change replaces the resource. */
  readonly replaces: readonly string[];
}

type Defaults = (block: Block, provider: ObjectValue, config: ObjectValue) => ProviderDefaults;

const NONE: ProviderDefaults = { values: {}, replaces: [] };

const DEFAULTS: Readonly<Record<ProviderName, Defaults>> = {
  aws(block, provider, config) {
    const regional = managesRegion(block);
    return {
      values: {
        ...(block.attributes.has("tags_all") ? { tags_all: allTags(provider, at(config, "tags")) } : {}),
        ...(regional ? { region: at(config, "region") ?? at(provider, "region") } : {}),
      },
      replaces: regional ? ["region"] : [],
    };
  },
  databricks: () => NONE,
  tfe: () => NONE,
  time: () => NONE,
};

/** What the provider block adds to a resource. */
export function providerDefaults(
  name: ProviderName,
  block: Block,
  provider: ObjectValue,
  config: ObjectValue,
): ProviderDefaults {
  return DEFAULTS[name](block, provider, config);
}

/** Provider 6 lets nearly every resource choose its region. A few have an attribute of that name for something else. */
function managesRegion(block: Block): boolean {
  const region = block.attributes.get("region");
  return (
    region?.optional === true &&
    region.computed &&
    region.description?.startsWith("Region where this resource") === true
  );
}

/** The tags of the resource over the default tags of the provider block. */
function allTags(provider: ObjectValue, own: Value): Value {
  const blocks = at(provider, "default_tags");
  const defaults = isArray(blocks) && isObject(blocks[0]) ? at(blocks[0], "tags") : blocks;
  if (isUnknown(defaults) || isUnknown(own) || !isWhollyKnown(defaults) || !isWhollyKnown(own)) return UNKNOWN;
  const merged = { ...(isObject(defaults) ? defaults : {}), ...(isObject(own) ? own : {}) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
