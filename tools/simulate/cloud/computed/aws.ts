import { at, isUnknown, type ObjectValue } from "../../schema/value";
import { textOf } from "../values";
import { AWS_CONNECTIVITY } from "./aws-connectivity";
import { AWS_DATA } from "./aws-data";
import { AWS_IDENTITY } from "./aws-identity";
import { AWS_INTEGRATION } from "./aws-integration";
import { AWS_NETWORK } from "./aws-network";
import { AWS_OBSERVABILITY } from "./aws-observability";
import { AWS_STORAGE } from "./aws-storage";
import { decide, type Row } from "./aws-template";
import type { Computed, ComputedRequest } from "./computed";

/** Type → what the service decides. */
export const AWS_ROWS: Readonly<Record<string, Row>> = {
  ...AWS_NETWORK,
  ...AWS_CONNECTIVITY,
  ...AWS_IDENTITY,
  ...AWS_STORAGE,
  ...AWS_OBSERVABILITY,
  ...AWS_INTEGRATION,
  ...AWS_DATA,
};

/** Names that Terraform makes up where the configuration leaves them out: argument → the one with a prefix. */
const GENERATED: Readonly<Record<string, string>> = {
  bucket: "bucket_prefix",
  cluster_identifier: "cluster_identifier_prefix",
  identifier: "identifier_prefix",
  name: "name_prefix",
};

/** AWS: what the service decides, for any type. One without a row gets an id and an ARN of the general form. */
export const awsComputed: Computed = (request) => {
  const names = generatedNames(request);
  return decide(AWS_ROWS[request.type] ?? generalRow(request), request, names);
};

function generatedNames(request: ComputedRequest): ObjectValue {
  const open = Object.entries(GENERATED).filter(([name]) => isUnknown(at(request.planned, name)));
  return decide(Object.fromEntries(open.map(([name, prefix]) => [name, `{${prefix}|terraform-}{digits:26}`])), request);
}

/** `aws_glue_job` with the name `n` → `arn:aws:glue:<region>:<account>:job/n`. */
function generalRow({ type, planned }: ComputedRequest): Row {
  const [, service = "", ...rest] = type.split("_");
  const nameless = { id: `${rest.join("-") || service}-{hex:17}` };
  const name = ["name", ...Object.keys(planned).filter((key) => key.endsWith("_name"))].find(
    (key) => textOf(at(planned, key)) !== undefined,
  );
  const arn = { arn: `arn:{partition}:${service}:{region}:{account}:${rest.join("-") || service}/{id}` };
  return { ...(name === undefined ? nameless : { id: `{${name}}` }), ...arn };
}
