import { AccessControlRuleSet } from "@cdktf/provider-databricks/lib/access-control-rule-set";
import { BudgetPolicy as DatabricksBudgetPolicy } from "@cdktf/provider-databricks/lib/budget-policy";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { tagList } from "../tag-list";

export interface BudgetPolicyProps {
  /** Name in the account, unique there. */
  readonly name: string;
  /** Databricks account id. */
  readonly accountId: string;
  /** Tags of the usage in the bill, at most 20. */
  readonly tags: Readonly<Record<string, string>>;
  /** Ids of the workspaces that it can be used in; without one it would be open to all of the account. */
  readonly workspaceIds: readonly string[];
  /** Account group → whether it may choose it, or also change it. */
  readonly permissions: Readonly<Record<string, "CAN_USE" | "CAN_MANAGE">>;
  /** Application ids of the service principals that may choose it. */
  readonly applicationIds: readonly string[];
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** Tags that serverless usage gets in the bill, and who may bill under them. */
export class BudgetPolicy extends Construct {
  readonly policyId: string;

  constructor(scope: Construct, id: string, props: BudgetPolicyProps) {
    super(scope, id);
    const policy = new DatabricksBudgetPolicy(this, "Resource", {
      policyName: props.name,
      customTags: tagList(props.tags),
      bindingWorkspaceIds: props.workspaceIds.map((one) => Token.asNumber(one)),
    });
    this.policyId = policy.policyId;
    const groups = (level: "CAN_USE" | "CAN_MANAGE") =>
      Object.keys(props.permissions)
        .filter((group) => props.permissions[group] === level)
        .sort()
        .map((group) => `groups/${group}`);
    const users = [...groups("CAN_USE"), ...props.applicationIds.map((one) => `servicePrincipals/${one}`)];
    // Authoritative, so whoever makes it has to be in it to change it and to name it in what it makes.
    new AccessControlRuleSet(this, "rule-set", {
      name: `accounts/${props.accountId}/budgetPolicies/${policy.policyId}/ruleSets/default`,
      grantRules: [
        {
          role: "roles/budgetPolicy.manager",
          principals: [`servicePrincipals/${props.deployerApplicationId}`, ...groups("CAN_MANAGE")],
        },
        ...(users.length > 0 ? [{ role: "roles/budgetPolicy.user", principals: users }] : []),
      ],
    });
  }
}
