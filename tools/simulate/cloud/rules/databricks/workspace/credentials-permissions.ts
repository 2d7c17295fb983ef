import { at } from "../../../../schema/value";
import { databricksPrincipals, PROPAGATION_MS, permissionsOf, roleByArn, trusts } from "../../../databricks/roles";
import { describe } from "../../../describe";
import { identityVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** What Databricks tries when it checks a cross-account role. Source: the list in provider issue 951. */
const TRIED = [
  "ec2:CancelSpotInstanceRequests",
  "ec2:CreateTags",
  "ec2:DeleteTags",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeInstances",
  "ec2:DescribeInstanceStatus",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSpotInstanceRequests",
  "ec2:DescribeSpotPriceHistory",
  "ec2:DescribeSubnets",
  "ec2:DescribeVolumes",
  "ec2:DescribeVpcs",
  "ec2:RequestSpotInstances",
  "ec2:RunInstances",
  "ec2:TerminateInstances",
];

/** The cross-account role may run clusters, and AWS has had time to spread the news. */
export const credentialsPermissions: Rule = {
  id: "credentials-permissions",
  source: "hazard H4, pain 3: issues 1424 (open), 951, 1363; facts 16: waits of 30 s hung on the role's policy",
  types: ["databricks_mws_credentials"],
  operations: ["create"],
  refuses({ context, published, store, planned }) {
    const role = roleByArn(store, textOf(at(planned, "role_arn")));
    const databricks = databricksPrincipals(published, context.host);
    const controlPlane = `arn:${databricks.logDeliveryRoleArn.split(":")[1]}:iam::${databricks.accountId}:root`;
    // A role that only Databricks' log delivery may assume runs nothing.
    if (role === undefined || !trusts(role, controlPlane, context.accountId)) return undefined;
    const { statements, changedAt } = permissionsOf(store, role);
    const tags = { "aws:RequestTag/Vendor": "Databricks", "ec2:ResourceTag/Vendor": "Databricks" };
    const denied = TRIED.filter(
      (action) =>
        identityVerdict(statements, {
          principal: textOf(at(role.attributes, "arn")) ?? "",
          action,
          context: {
            ...tags,
            "aws:ResourceTag/Vendor": "Databricks",
            "ec2:CreateAction": "RunInstances",
            "ec2:Owner": databricks.amiOwnerAccountId,
          },
        }) !== "allow",
    );
    const summary = "MALFORMED_REQUEST: Failed credential validation checks";
    const path = [{ attribute: "role_arn" }];
    if (denied.length > 0) {
      return {
        summary,
        detail: `${describe(role)} may not ${denied.slice(0, 4).join(", ")}${denied.length > 4 ? ` and ${denied.length - 4} more` : ""}`,
        fix: "attach the policy for Databricks' compute to the role, and let the credentials depend on it",
        path,
      };
    }
    const age = context.clock.now() - changedAt;
    if (age >= PROPAGATION_MS) return undefined;
    return {
      summary,
      detail: `The policy of ${describe(role)} is ${age / 1000} s old; AWS needs some ${PROPAGATION_MS / 1000} s until it holds everywhere`,
      fix: "put a time_sleep between the role's policy and the credentials: it depends on the policy, the credentials depend on it",
      path,
    };
  },
};
