import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import type { Construct } from "constructs";
import type { Environment } from "../../../config/model";
import { configured } from "../../configured";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { logStatements } from "./policies";

const ID = "datasync-logs";

/** Lets DataSync write logs; one for all tasks of a stack, as an account takes ten such policies in a region. */
export function logPolicy(
  stack: Construct,
  { prefix, names }: Pick<Environment, "prefix" | "names">,
  place: Place,
): CloudwatchLogResourcePolicy {
  const there = stack.node.tryFindChild(ID);
  if (there instanceof CloudwatchLogResourcePolicy) return there;
  const policy = new CloudwatchLogResourcePolicy(stack, ID, {
    policyName: `${prefix}-datasync`,
    policyDocument: policyDocument(logStatements(names, place)),
  });
  return configured(policy, "dataServices");
}
