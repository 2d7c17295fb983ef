import { at, type ObjectValue, type Value } from "../../schema/value";
import { fingerprint } from "../../semantics/placeholders";
import type { RevisedRequest } from "./computed";

/** AWS: type → what changes by itself with every change. */
export const AWS_REVISED: Readonly<Record<string, (request: RevisedRequest) => ObjectValue>> = {
  aws_launch_template: ({ existing }) => ({ latest_version: next(at(existing, "latest_version")) }),
  aws_lambda_function: ({ existing, planned, context }) => {
    const version = at(planned, "publish") === true ? String(next(at(existing, "version"))) : "$LATEST";
    return {
      last_modified: context.clock.timestamp(),
      version,
      qualified_arn: `${String(at(existing, "arn"))}:${version}`,
      qualified_invoke_arn: String(at(existing, "invoke_arn")).replace(/\/invocations$/, `:${version}/invocations`),
    };
  },
  aws_s3_object: ({ planned }) => {
    const content = ["content", "content_base64", "source", "source_hash", "etag"].map((name) => at(planned, name));
    return { etag: fingerprint(content, 32), version_id: fingerprint(["version", content], 32) };
  },
  aws_sfn_state_machine: ({ planned }) => ({ revision_id: fingerprint(at(planned, "definition"), 32) }),
  aws_ssm_parameter: ({ existing }) => ({ version: next(at(existing, "version")) }),
};

function next(version: Value): number {
  const number = Number(version);
  return Number.isInteger(number) ? number + 1 : 1;
}
