import { at } from "../../../schema/value";
import { fingerprint } from "../../../semantics/placeholders";
import type { Check } from "../../checks/check";
import { byArn, named } from "../../computed/aws-rows";
import type { Made } from "../../computed/aws-template";
import { nextVersion } from "../../computed/versions";
import { invoked } from "../../effects/aws-log-groups";
import { BUCKET, by, FUNCTION, inside, ROLE_ARN, TOPIC } from "../../references/aws-targets";
import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** An alias, and concurrency that is held ready, are for a published version. */
const published = (argument: string): Check => ({
  rule: "alias-latest",
  source: "Lambda developer guide, aliases: an alias is for a published version (InvalidParameterValueException)",
  accepts: [argument, (version) => version !== "$LATEST"],
  summary: "InvalidParameterValueException",
  detail: "{type}: {argument} is $LATEST, which is not a published version",
  fix: "set publish on the function and point to its version",
});

/** AWS Lambda. */
export const lambda: Service = {
  aws_lambda_function: {
    computed: named(
      "lambda",
      "function:{function_name}",
      {
        version: (made) => (at(made.request.planned, "publish") === true ? "1" : "$LATEST"),
        qualified_arn: "{arn}:{version}",
        invoke_arn: "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
        qualified_invoke_arn:
          "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{qualified_arn}/invocations",
        last_modified: "{time}",
        source_code_size: 1024,
        code_sha256: codeHash,
        source_code_hash: codeHash,
        architectures: ["x86_64"],
        signing_job_arn: "",
        signing_profile_version_arn: "",
      },
      "{function_name}",
    ),
    revised: ({ existing, planned, context }) => {
      const version = at(planned, "publish") === true ? String(nextVersion(at(existing, "version"))) : "$LATEST";
      return {
        last_modified: context.clock.timestamp(),
        version,
        qualified_arn: `${String(at(existing, "arn"))}:${version}`,
        qualified_invoke_arn: String(at(existing, "invoke_arn")).replace(/\/invocations$/, `:${version}/invocations`),
      };
    },
    references: {
      role: ROLE_ARN,
      s3_bucket: BUCKET,
      "dead_letter_config.target_arn": by({ ...TOPIC, targets: ["aws_sns_topic", "aws_sqs_queue"] }, "arn"),
    },
    unique: [inPlace("ResourceConflictException", "function_name")],
    trusts: { path: "role", service: "lambda", summary: "InvalidParameterValueException" },
    sameVpc: {
      arguments: ["vpc_config.subnet_ids", "vpc_config.security_group_ids"],
      summary: "InvalidParameterValueException",
    },
    lookup: ["function_name"],
  },
  aws_lambda_alias: {
    computed: byArn("lambda", "function:{function_name}:{name}", {
      invoke_arn: "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
    }),
    references: { function_name: inside(FUNCTION) },
    unique: [inPlace("ResourceConflictException", "function_name", "name")],
    checks: [published("function_version")],
  },
  aws_lambda_provisioned_concurrency_config: { checks: [published("qualifier")] },
  aws_lambda_permission: {
    computed: { statement_id: "terraform-{digits:26}", id: "{statement_id}" },
    references: { function_name: inside(FUNCTION) },
    unique: [inPlace("ResourceConflictException", "function_name", "statement_id")],
    importedBy: [["function_name", "statement_id"], "/"],
    effects: { created: invoked },
  },
  aws_lambda_event_source_mapping: {
    computed: {
      uuid: "{uuid}",
      id: "{uuid}",
      arn: "arn:{partition}:lambda:{region}:{account}:event-source-mapping:{uuid}",
      function_arn: (made) =>
        made.text("function_name").startsWith("arn:")
          ? made.text("function_name")
          : made.fill("arn:{partition}:lambda:{region}:{account}:function:{function_name}"),
      state: "Enabled",
      state_transition_reason: "USER_INITIATED",
      last_processing_result: "",
      last_modified: "{time}",
    },
    references: { function_name: FUNCTION },
    effects: { created: invoked },
  },
  aws_lambda_invocation: { effects: { created: invoked } },
};

/** Hash of the code as far as it is known: where it comes from. */
function codeHash(made: Made): string {
  const { planned } = made.request;
  const parts = ["filename", "s3_bucket", "s3_key", "s3_object_version", "image_uri"].map((name) => at(planned, name));
  return Buffer.from(fingerprint(parts, 64), "hex").toString("base64");
}
