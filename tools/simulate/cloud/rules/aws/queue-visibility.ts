import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { textOf } from "../../values";

/** A message that a function works on is hidden for as long as the function may take. */
export const queueVisibility: Rule = {
  id: "queue-visibility",
  source:
    "AWS Lambda developer guide, Amazon SQS: Queue visibility timeout is less than Function timeout (InvalidParameterValueException)",
  types: ["aws_lambda_event_source_mapping"],
  operations: ["create", "update"],
  refuses({ planned, store }) {
    const queue = store.find("aws_sqs_queue", "arn", at(planned ?? {}, "event_source_arn") ?? null);
    const id = textOf(at(planned ?? {}, "function_name"));
    const found = store
      .ofType("aws_lambda_function")
      .find(({ attributes }) => [attributes.function_name, attributes.arn].includes(id ?? null));
    const hidden = at(queue?.attributes, "visibility_timeout_seconds") ?? 30;
    const takes = at(found?.attributes, "timeout") ?? 3;
    if (queue === undefined || found === undefined || Number(hidden) >= Number(takes)) return undefined;
    return {
      summary: "InvalidParameterValueException",
      detail: `Queue visibility timeout: ${String(hidden)} seconds is less than Function timeout: ${String(takes)} seconds`,
      fix: "set visibility_timeout_seconds of the queue to six times the timeout of the function",
      path: [{ attribute: "event_source_arn" }],
    };
  },
};
