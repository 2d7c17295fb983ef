import { TagPolicy } from "@cdktf/provider-databricks/lib/tag-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { literal } from "../terraform/literal";

export interface GovernedTagProps {
  readonly key: string;
  readonly comment: string;
  /** Values that it may have; none where the key says all. */
  readonly values: readonly string[];
}

/** A tag whose values are those of a list, in the whole account. */
export class GovernedTag extends Construct {
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, { key, comment, values }: GovernedTagProps) {
    super(scope, id);
    this.dependable = new TagPolicy(this, "Resource", {
      tagKey: key,
      description: literal(comment),
      ...(values.length > 0 && { values: values.map((name) => ({ name })) }),
    });
  }
}
