import { parseArn } from "../../../config/arn";
import type { Found } from "./fixture";

/** A function that somebody has made. */
export function lambda(arn: string): Found {
  const name = arn.split(":")[6] ?? "";
  const { accountId: account, region: place } = parseArn(arn);
  return { type: "aws_lambda_function", account, place, attributes: { id: name, function_name: name, arn } };
}
