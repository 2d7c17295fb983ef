import { at, isUnknown, type ObjectValue } from "../../schema/value";
import { textOf } from "../values";
import { decide, type Row } from "./aws-template";
import type { ComputedRequest } from "./computed";

/** Names that Terraform makes up where the configuration leaves them out: argument → the one with a prefix. */
const GENERATED: Readonly<Record<string, string>> = {
  bucket: "bucket_prefix",
  cluster_identifier: "cluster_identifier_prefix",
  identifier: "identifier_prefix",
  name: "name_prefix",
};

/** Names that the configuration leaves out. */
export function generatedNames(request: ComputedRequest): ObjectValue {
  const open = Object.entries(GENERATED).filter(([name]) => isUnknown(at(request.planned, name)));
  return decide(Object.fromEntries(open.map(([name, prefix]) => [name, `{${prefix}|terraform-}{digits:26}`])), request);
}

/**
 * A row of the general form for a type of AWS that has none of its own: `aws_glue_job` with the name `n` →
 * `arn:aws:glue:<region>:<account>:job/n`.
 */
export function awsRow({ type, planned }: ComputedRequest): Row {
  const [, service = "", ...rest] = type.split("_");
  const nameless = { id: `${rest.join("-") || service}-{hex:17}` };
  const name = ["name", ...Object.keys(planned).filter((key) => key.endsWith("_name"))].find(
    (key) => textOf(at(planned, key)) !== undefined,
  );
  const arn = { arn: `arn:{partition}:${service}:{region}:{account}:${rest.join("-") || service}/{id}` };
  return { ...(name === undefined ? nameless : { id: `{${name}}` }), ...arn };
}
