import { Aspects, TerraformResource } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { domainTags } from "../../config/derive/domains";
import { entryTags, FAMILIES, type Family } from "../../config/kinds";
import { LANE_TAG, type Lane } from "../../config/kinds/lanes";
import type { Environment } from "../../config/model";
import { settingOf } from "../../modules/configured";

type Tags = Record<string, string>;
/** What the bindings of AWS give to every type that takes tags. */
type Tagged = TerraformResource & { tags: Tags; readonly tagsInput?: Tags | undefined };

/** Records of the environment that are no family of kinds and have a lane. */
const LANE_OF_RECORD: Readonly<Record<string, Lane>> = { zones: "storage", externalLocations: "storage" };

/** Types that take ten tags at most, so that only the project's own fit. They are paid for as part of their bucket. */
const FEW_TAGS: readonly string[] = ["aws_s3_object"];

/** Record and key of the entry that a setting is in. */
function entryOf(setting: string): [record: string, key: string] {
  const [record = "", key = ""] = setting.split(".");
  return [record, key];
}

const isFamily = (name: string): name is Family => Object.hasOwn(FAMILIES, name);

/**
 * Tags what a stack has in AWS for an entry of the configuration with the entry, its swim lane and what its domain asks
 * for, whichever module makes it, now or later. What Databricks runs gets the same tags from its module, which knows where they belong.
 */
export function tagLanes(stack: Construct, environment: Environment): void {
  Aspects.of(stack).add({
    visit(node: IConstruct) {
      if (isTagged(node)) {
        const setting = settingOf(node) ?? "";
        const tags = tagsOfSetting(environment, setting);
        const domain = FEW_TAGS.includes(node.terraformResourceType)
          ? {}
          : domainTags(environment, ...entryOf(setting));
        if (tags !== undefined) node.tags = { ...node.tagsInput, ...domain, ...tags };
      }
    },
  });
}

const isTagged = (node: IConstruct): node is Tagged =>
  TerraformResource.isTerraformResource(node) && node.terraformResourceType.startsWith("aws_") && "tagsInput" in node;

/** Tags of what is made for a setting, `sources.orders.schedule`; undefined where it is of no lane. */
function tagsOfSetting(environment: Environment, setting: string): Tags | undefined {
  const [record, key] = entryOf(setting);
  if (!isFamily(record)) {
    const lane = LANE_OF_RECORD[record];
    return lane === undefined ? undefined : { [LANE_TAG]: lane };
  }
  const entries: Readonly<Record<string, { readonly kind: string }>> = environment[record];
  const entry = entries[key];
  return entry === undefined ? undefined : entryTags(record, entry.kind, key);
}
