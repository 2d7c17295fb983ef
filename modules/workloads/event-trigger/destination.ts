import { CloudwatchEventApiDestination } from "@cdktf/provider-aws/lib/cloudwatch-event-api-destination";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";
import { configured } from "../../configured";
import { DatabricksConnection } from "../../events/databricks-connection";
import { serviceTrust } from "../../events/policies";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { callStatements } from "./policies";
import type { Called } from "./trigger";

export interface DestinationProps {
  readonly trigger: EventTriggerModel;
  readonly startsPerSecond: number;
  readonly workspaceUrl: string;
  /** Application (client) id of the service principal that AWS signs in as. */
  readonly applicationId: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** The API of the workspace as EventBridge calls it, from the internet. Beside the rule that it is for. */
export function destination(scope: Construct, props: DestinationProps): Called {
  const { trigger, workspaceUrl, applicationId, place, tags } = props;
  const { name } = trigger;
  const connection = configured(
    new DatabricksConnection(scope, "connection", { name, workspaceUrl, applicationId }),
    ".startsAs",
  );
  const made = new CloudwatchEventApiDestination(scope, "destination", {
    name,
    description: `Starts the job ${trigger.job}`,
    connectionArn: connection.connectionArn,
    invocationEndpoint: `${workspaceUrl}/api/2.2/jobs/run-now`,
    httpMethod: "POST",
    invocationRateLimitPerSecond: props.startsPerSecond,
  });
  const role = new IamRole(scope, "role", {
    name: trigger.role.name,
    description: `Calls the API of Databricks for ${name}`,
    assumeRolePolicy: policyDocument(serviceTrust("events.amazonaws.com", trigger.rule.arn, place)),
    tags: { ...tags },
  });
  const policy = new IamRolePolicy(scope, "policy", {
    name: "call",
    role: role.name,
    policy: policyDocument(callStatements(made.arn)),
  });
  return { arn: made.arn, roleArn: role.arn, dependables: [policy] };
}
