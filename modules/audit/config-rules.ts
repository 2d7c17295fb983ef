import { ConfigConfigRule } from "@cdktf/provider-aws/lib/config-config-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ManagedRule } from "./config-rules-table";

export interface ConfigRulesProps {
  /** Start of the rules' names: `acme-dev`. */
  readonly prefix: string;
  readonly rules: readonly ManagedRule[];
  /** The recorder, where it is made in the same stack: without one there are no rules. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Managed rules of AWS Config, one by one. */
export class ConfigRules extends Construct {
  constructor(scope: Construct, id: string, props: ConfigRulesProps) {
    super(scope, id);
    for (const { name, source, description, parameters } of props.rules) {
      new ConfigConfigRule(this, name, {
        name: `${props.prefix}-${name}`,
        description,
        source: { owner: "AWS", sourceIdentifier: source },
        ...(parameters === undefined ? {} : { inputParameters: JSON.stringify(parameters) }),
        dependsOn: [...props.dependsOn],
      });
    }
  }
}
