import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";

/** A value that is given to Terraform where it runs, and that stands in its state. */
export function secretVariable(
  scope: Construct,
  id: string,
  { name, description }: { readonly name: string; readonly description: string },
): string {
  const variable = new TerraformVariable(scope, id, { type: "string", sensitive: true, nullable: false, description });
  variable.overrideLogicalId(name);
  return variable.stringValue;
}
