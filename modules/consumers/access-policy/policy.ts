import { PolicyInfo, type PolicyInfoConfig } from "@cdktf/provider-databricks/lib/policy-info";
import { Construct } from "constructs";
import { EVERYBODY } from "../../../config/facts/system-groups";
import type { AccessPolicyModel } from "../../../config/kinds/consumers/access-policy";
import { quoteText } from "../../../config/sql";
import { literal } from "../../terraform/literal";

export interface AccessPolicyProps {
  readonly policy: AccessPolicyModel;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
  /** Full name of the schema that its function is in. */
  readonly functionSchema: string;
  /** Application id of a service principal, by its key. */
  readonly applicationId: (key: string) => string;
}

type Tagged = NonNullable<AccessPolicyModel["when"]>;
type Argument = AccessPolicyModel["arguments"][string];

/** Source: Databricks, "Core concepts for attribute-based access control": built-in functions of conditions. */
const condition = ({ tag, value }: Tagged): string =>
  value === undefined ? `has_tag(${quoteText(tag)})` : `has_tag_value(${quoteText(tag)}, ${quoteText(value)})`;

const argument = ({ column, constant = "" }: Argument) =>
  column === undefined ? { constant: literal(constant) } : { alias: column };

/** A policy on a catalog, a schema or a table: its function for rows, or for a column. */
export class AccessPolicy extends Construct {
  constructor(scope: Construct, id: string, { policy, catalogName, functionSchema, applicationId }: AccessPolicyProps) {
    super(scope, id);
    const { does, to, except, when } = policy;
    const inside = [policy.schema, policy.table].filter((name) => name !== undefined);
    const columns = Object.entries(policy.columns);
    const using = Object.values(policy.arguments).map(argument);
    const call = {
      functionName: `${functionSchema}.${policy.function}`,
      ...(using.length > 0 && { using }),
    };
    const rule: Pick<PolicyInfoConfig, "policyType" | "columnMask" | "rowFilter"> =
      does.type === "mask-column"
        ? { policyType: "POLICY_TYPE_COLUMN_MASK", columnMask: { ...call, onColumn: does.column } }
        : { policyType: "POLICY_TYPE_ROW_FILTER", rowFilter: call };
    const left = [...except.groups, ...except.servicePrincipals.map(applicationId)];
    new PolicyInfo(this, "Resource", {
      name: policy.key,
      onSecurableType: SECURABLES[inside.length] as string,
      onSecurableFullname: [catalogName, ...inside].join("."),
      forSecurableType: "TABLE",
      comment: literal(policy.comment),
      ...rule,
      ...(columns.length > 0 && {
        matchColumns: columns.map(([alias, tagged]) => ({ alias, condition: condition(tagged) })),
      }),
      ...(when !== undefined && { whenCondition: condition(when) }),
      toPrincipals: [
        ...(to.everyone ? [EVERYBODY.value] : []),
        ...to.groups,
        ...to.servicePrincipals.map(applicationId),
      ],
      ...(left.length > 0 && { exceptPrincipals: left }),
    });
  }
}

/** By the number of names inside of the catalog. */
const SECURABLES = ["CATALOG", "SCHEMA", "TABLE"] as const;
