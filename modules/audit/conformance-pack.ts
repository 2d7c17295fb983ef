import { ConfigConformancePack } from "@cdktf/provider-aws/lib/config-conformance-pack";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { pascalCase } from "../pascal-case";
import type { ManagedRule } from "./config-rules-table";

export interface ConformancePackProps {
  /** Name; changing it replaces the pack. Letters, digits and hyphens. */
  readonly packName: string;
  readonly rules: readonly ManagedRule[];
  /** The recorder, where it is made in the same stack. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Managed rules of AWS Config that are reported on together. */
export class ConformancePack extends Construct {
  constructor(scope: Construct, id: string, props: ConformancePackProps) {
    super(scope, id);
    new ConfigConformancePack(this, "Resource", {
      name: props.packName,
      templateBody: template(props.rules),
      dependsOn: [...props.dependsOn],
    });
  }
}

/** The pack as the YAML that AWS Config takes; every text is quoted, as JSON does it. */
export function template(rules: readonly ManagedRule[]): string {
  return [
    "Resources:",
    ...rules.flatMap(({ name, source, description, parameters }) => [
      `  ${pascalCase(name)}:`,
      "    Type: AWS::Config::ConfigRule",
      "    Properties:",
      `      ConfigRuleName: ${JSON.stringify(name)}`,
      `      Description: ${JSON.stringify(description)}`,
      "      Source:",
      "        Owner: AWS",
      `        SourceIdentifier: ${source}`,
      ...(parameters === undefined
        ? []
        : [
            "      InputParameters:",
            ...Object.entries(parameters).map(([key, value]) => `        ${key}: ${JSON.stringify(value)}`),
          ]),
    ]),
    "",
  ].join("\n");
}
