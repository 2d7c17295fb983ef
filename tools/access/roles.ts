import type { Arguments } from "../../emitted/resources";
import type { EmittedStack } from "../../emitted/stacks";
import { Reading } from "../../policy/access/reading";
import { isWider } from "../review/privileges/patterns";
import { policies } from "../review/privileges/policies";
import type { Row } from "./rows";

/** What roles of AWS may do, and what buckets and keys let others do: one row per statement, action by action. */
export function roleRows(stacks: readonly EmittedStack[]): Row[] {
  const reading = new Reading(stacks);
  const types = policies.types.filter((type) => type !== "aws_vpc_endpoint");
  const rows = reading.all(...types).flatMap(({ type, address, args, stack, at }) =>
    (policies.rights({ type, address, values: args as Arguments }) ?? []).map((right) => ({
      who: reading.textOf(stack, right.who),
      what: right.denies === true ? `not ${right.what}` : right.what,
      on: reading.textOf(stack, right.on),
      way: `${type.replace(/^aws_/, "").replaceAll("_", " ")}${right.under === "" ? "" : `, where ${right.under}`}`,
      at,
    })),
  );
  const grouped = new Map<string, Row>();
  for (const { who, what, on, way, at } of rows) {
    const key = JSON.stringify([who, on, way, at.address]);
    const known = grouped.get(key);
    grouped.set(key, { who, on, way, at, lacks: [], may: [...(known?.may ?? []), what] });
  }
  return [...grouped.values()];
}

/** Rows about a bucket, named as such, as a path or as an ARN, or about a role. */
export function rolesAbout(rows: readonly Row[], name: string): Row[] {
  const bucket = name.replace(/^bucket |^s3:\/\/|^arn:aws:s3:::/g, "").replace(/\/.*$/, "");
  const arn = `arn:aws:s3:::${bucket}`;
  return rows.filter(
    ({ who, on }) =>
      who === name || who === `role ${name}` || (on !== "*" && (isWider(on, arn) || isWider(on, `${arn}/*`))),
  );
}
