import { at, type ObjectValue, type Value } from "../../../schema/value";
import { roleStatements } from "../../aws/role-statements";
import { identityVerdict } from "../../iam";
import type { Rule } from "../../rule";
import type { StoreView } from "../../store";
import { blockOf, textOf } from "../../values";

interface Needed {
  readonly role: Value;
  readonly action: string;
  readonly resource?: string;
  /** As Lambda says it: `CreateNetworkInterface on EC2`. */
  readonly says: string;
  readonly attribute: string;
}

/** Lambda tries what a function's role has to be let do. */
export const functionRole: Rule = {
  id: "function-role",
  source:
    "AWS Lambda developer guide, VPC access and Amazon SQS: the execution role does not have permissions to call … (InvalidParameterValueException)",
  types: ["aws_lambda_function", "aws_lambda_event_source_mapping"],
  operations: ["create", "update"],
  refuses({ type, planned, store }) {
    const needed = type === "aws_lambda_function" ? ofFunction(planned) : ofMapping(planned, store);
    if (needed === undefined) return undefined;
    const { role, action, resource, says, attribute } = needed;
    const policies = roleStatements(store, role);
    const principal = textOf(role);
    if (policies === undefined || principal === undefined) return undefined;
    const request = { principal, action, ...(resource !== undefined && { resource }) };
    if (identityVerdict(policies, request) === "allow") return undefined;
    return {
      summary: "InvalidParameterValueException",
      detail: `The provided execution role does not have permissions to call ${says}`,
      fix: `allow ${action} to the role ${principal}, and let the ${type} depend on its policy (depends_on)`,
      path: [{ attribute }],
    };
  },
};

/** One with an interface in a VPC. */
const ofFunction = (planned: ObjectValue | null): Needed | undefined =>
  blockOf(planned, "vpc_config") === undefined
    ? undefined
    : {
        role: at(planned ?? {}, "role") ?? null,
        action: "ec2:CreateNetworkInterface",
        says: "CreateNetworkInterface on EC2",
        attribute: "role",
      };

/** One that a queue of this account is read for. */
function ofMapping(planned: ObjectValue | null, store: StoreView): Needed | undefined {
  const queue = textOf(at(planned ?? {}, "event_source_arn"));
  const id = textOf(at(planned ?? {}, "function_name"));
  const found = store
    .ofType("aws_lambda_function")
    .find(({ attributes }) => [attributes.function_name, attributes.arn].includes(id ?? null));
  if (found === undefined || queue?.split(":")[2] !== "sqs") return undefined;
  return {
    role: at(found.attributes, "role") ?? null,
    action: "sqs:ReceiveMessage",
    resource: queue,
    says: "ReceiveMessage on SQS",
    attribute: "function_name",
  };
}
