import { at } from "../../../../schema/value";
import { trialOf } from "../../../databricks/credential-role";
import { permissionsOf } from "../../../databricks/roles";
import { describe } from "../../../describe";
import { identityVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import { textOf, valuesAt } from "../../../values";

/** What setting managed file events up calls, with the role of the location's credential. */
const ON_BUCKET = ["s3:GetBucketNotification", "s3:PutBucketNotification"];
const ON_TOPIC = ["sns:CreateTopic", "sns:SetTopicAttributes", "sns:Subscribe"];
const ON_QUEUE = ["sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:ReceiveMessage", "sqs:DeleteMessage"];

/** File events that are asked for can be set up: the role may make the topic, the queue and the bucket's notification. */
export const fileEventsRights: Rule = {
  id: "file-events-rights",
  source:
    'Databricks, "Set up file events for an external location": rights on csms-*; provider 1.99.0, databricks_aws_unity_catalog_policy',
  types: ["databricks_external_location"],
  operations: ["create", "update"],
  refuses(request) {
    const { planned, store } = request;
    const managed = planned !== null && valuesAt(planned, "file_event_queue.managed_sqs").length > 0;
    if (!managed || at(planned, "enable_file_events") !== true) return undefined;
    const trial = trialOf(request);
    if (trial?.role === undefined || trial.location === undefined) return undefined;
    const role = textOf(at(trial.role.attributes, "arn")) ?? "";
    const [, partition = "aws", , , account = ""] = role.split(":");
    const { statements } = permissionsOf(store, trial.role);
    const region = textOf(at(store.find("aws_s3_bucket", "bucket", trial.location.bucket)?.attributes, "region"));
    const events = (service: string) => `arn:${partition}:${service}:${region ?? "us-east-1"}:${account}:csms-events`;
    const denied = [
      [ON_BUCKET, `arn:${partition}:s3:::${trial.location.bucket}`] as const,
      [ON_TOPIC, events("sns")] as const,
      [ON_QUEUE, events("sqs")] as const,
    ].flatMap(([actions, resource]) =>
      actions.filter((action) => identityVerdict(statements, { principal: role, action, resource }) !== "allow"),
    );
    if (denied.length === 0) return undefined;
    return {
      summary: `PERMISSION_DENIED: file events cannot be set up for ${trial.location.url}`,
      detail: `${describe(trial.role)} may not ${denied.join(", ")}`,
      fix: "give the role the rights of file events on the bucket, and on topics and queues csms-*, or set enable_file_events to false",
      path: [{ attribute: "enable_file_events" }],
    };
  },
};
