import { at } from "../schema/value";
import type { CloudContext } from "../semantics/cloud";
import type { CloudObject } from "./store";
import { textOf } from "./values";

/** Import ids that are not the id: attributes, joined. Source: the import section of the provider's documentation. */
const JOINED: Readonly<Record<string, readonly [attributes: readonly string[], separator: string]>> = {
  aws_cloudwatch_event_target: [["rule", "target_id"], "/"],
  aws_lambda_permission: [["function_name", "statement_id"], "/"],
  aws_route: [["route_table_id", "destination_cidr_block"], "_"],
  aws_route_table_association: [["subnet_id", "route_table_id"], "/"],
  aws_vpc_endpoint_route_table_association: [["vpc_endpoint_id", "route_table_id"], "/"],
};

/** What an object may be imported by. */
export function importIds({ type, attributes }: CloudObject): string[] {
  const [names, separator] = JOINED[type] ?? [[], ""];
  const joined = names.map((name) => textOf(at(attributes, name)) ?? "").join(separator);
  return [textOf(at(attributes, "id")) ?? "", joined].filter((id) => id !== "");
}

/** What an import names, and the region that it looks in: since provider 6 AWS takes `<id>@<region>`. */
export function importedId(
  context: CloudContext,
  text: string,
): { readonly id: string; readonly region: string | null } {
  const [, id = text, region = context.region] = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(text) ?? [];
  return { id, region: region ?? null };
}
