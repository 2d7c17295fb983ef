import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { idOf } from "../../modules/unity-catalog/entity-tags";
import { GovernedTag } from "../../modules/unity-catalog/governed-tag";

/** Governed tags of the account, where this environment is the one that has them. */
export const governedTags = ({ metastore }: Environment, stack: Construct): readonly ITerraformDependable[] =>
  Object.entries(metastore?.governedTags ?? {}).map(
    ([key, { comment, values }]) =>
      configured(
        new GovernedTag(stack, `governed-tag-${idOf(key)}`, { key, comment, values }),
        `metastore.governedTags.${key}`,
      ).dependable,
  );
