import { at } from "../../../../schema/value";
import { keyNamed } from "../../../aws/policies";
import { trialOf } from "../../../databricks/credential-role";
import { permissionsOf } from "../../../databricks/roles";
import { describe } from "../../../describe";
import { identityVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import { textOf, textsAt } from "../../../values";

/** What reading a queue that Databricks has not made calls, with the role of the location's credential. */
const READING = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"];

/** A queue that is provided for file events is there, and the role may read it and use its key. */
export const providedQueue: Rule = {
  id: "provided-queue",
  source:
    'Databricks, "Auto Loader with file events overview": the service processes what comes to the queue that is provided; provider 1.99.0, external_location',
  types: ["databricks_external_location"],
  operations: ["create", "update"],
  refuses(request) {
    const { planned, store } = request;
    const [url] = planned === null ? [] : textsAt(planned, "file_event_queue.provided_sqs.queue_url");
    if (url === undefined || at(planned ?? {}, "enable_file_events") === false) return undefined;
    const trial = trialOf(request);
    if (trial?.role === undefined) return undefined;
    const refused = (detail: string, fix: string) => ({
      summary: `PERMISSION_DENIED: file events cannot be read from ${url}`,
      detail,
      fix,
      path: [{ attribute: "file_event_queue" }] as const,
    });
    const role = textOf(at(trial.role.attributes, "arn")) ?? "";
    const queue = store.find("aws_sqs_queue", "url", url);
    const isOurs = url.includes(`/${role.split(":")[4]}/`);
    if (queue === undefined) {
      return isOurs ? refused("the queue does not exist", "refer to the aws_sqs_queue's url") : undefined;
    }
    const { statements } = permissionsOf(store, trial.role);
    const denied = (actions: readonly string[], resource: string) =>
      actions.filter((action) => identityVerdict(statements, { principal: role, action, resource }) !== "allow");
    const key = keyNamed(store, at(queue.attributes, "kms_master_key_id"));
    const all = [
      ...denied(READING, String(at(queue.attributes, "arn"))),
      ...(key === undefined ? [] : denied(["kms:Decrypt"], String(at(key.attributes, "arn")))),
    ];
    return all.length === 0
      ? undefined
      : refused(
          `${describe(trial.role)} may not ${all.join(", ")}`,
          "let the role read the queue, and decrypt with its key",
        );
  },
};
