import { at } from "../../../schema/value";
import type { Rule } from "../../rule";

/** An alias points to a published version. */
export const aliasLatest: Rule = {
  id: "alias-latest",
  source: "Lambda developer guide, aliases: an alias is for a published version (InvalidParameterValueException)",
  types: ["aws_lambda_alias", "aws_lambda_provisioned_concurrency_config"],
  operations: ["create", "update"],
  refuses({ type, planned }) {
    const argument = type === "aws_lambda_alias" ? "function_version" : "qualifier";
    if (at(planned, argument) !== "$LATEST") return undefined;
    return {
      summary: "InvalidParameterValueException",
      detail: `${type}: ${argument} is $LATEST, which is not a published version`,
      fix: "set publish on the function and point to its version",
      path: [{ attribute: argument }],
    };
  },
};
