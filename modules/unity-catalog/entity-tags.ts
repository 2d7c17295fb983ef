import { EntityTagAssignment } from "@cdktf/provider-databricks/lib/entity-tag-assignment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface EntityTagsProps {
  /** Source: provider 1.99.0, databricks_entity_tag_assignment: what it puts tags on. */
  readonly type: "catalogs" | "schemas" | "tables" | "columns";
  /** Full name of the thing. */
  readonly name: string;
  /** Key → value; empty for a key alone. */
  readonly tags: Readonly<Record<string, string>>;
  /** Tags that have to be governed first. Default: nothing. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Tags of one thing in Unity Catalog. */
export class EntityTags extends Construct {
  constructor(scope: Construct, id: string, { type, name, tags, dependsOn = [] }: EntityTagsProps) {
    super(scope, id);
    for (const [tagKey, tagValue] of Object.entries(tags)) {
      new EntityTagAssignment(this, `tag-${idOf(tagKey)}`, {
        entityType: type,
        entityName: name,
        tagKey,
        ...(tagValue !== "" && { tagValue }),
        ...(dependsOn.length > 0 && { dependsOn: [...dependsOn] }),
      });
    }
  }
}

/** A tag's key in an address. Keys that differ in signs alone stay apart. */
export const idOf = (key: string): string =>
  key.replaceAll(/[^\w-]/g, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
