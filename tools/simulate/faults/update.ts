import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ResourceJson, readManifest, type StackJson } from "../../../emitted/stacks";

/** Arguments that services change in place → another value of the same sort. */
const IN_PLACE: Readonly<Record<string, (value: unknown) => unknown>> = {
  alarm_description: longer,
  auto_stop_mins: more,
  comment: longer,
  content_base64: (value) => Buffer.from(`${Buffer.from(String(value), "base64")}\n`).toString("base64"),
  custom_tags: tagged,
  deletion_window_in_days: more,
  limit_amount: (value) => String(Number(value) + 1),
  rotation_period_in_days: more,
  tags: tagged,
  threshold: more,
};

/** The same where a change makes another object. Nothing in another stack may name it. */
const REPLACED: Readonly<Record<string, string>> = {
  aws_cloudwatch_event_target: "target_id",
  aws_cloudwatch_metric_alarm: "alarm_name",
  aws_iam_role_policy: "name",
};

/**
 * Writes a synthesis as it would be after a change of the configuration that touches a lot of it: a new default tag,
 * other comments, sizes and thresholds, and some names, which replace what has them.
 */
export function writeUpdated(emitted: string, outdir: string): void {
  const manifest = readManifest(emitted);
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify(manifest));
  for (const { synthesizedStackPath } of Object.values(manifest.stacks)) {
    const json = JSON.parse(readFileSync(join(emitted, synthesizedStackPath), "utf8")) as StackJson;
    const file = join(outdir, synthesizedStackPath);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(updated(json)));
  }
}

function updated(json: StackJson): StackJson {
  const provider = withDefaultTag(json.provider);
  // Terraform takes no empty `resource`: a stack without one stays so.
  if (json.resource === undefined) return { ...json, provider };
  const resources = Object.entries(json.resource).map(([type, byId]) => {
    return [type, Object.fromEntries(Object.entries(byId).map(([id, body]) => [id, changed(type, body)]))] as const;
  });
  return { ...json, provider, resource: Object.fromEntries(resources) };
}

function changed(type: string, body: ResourceJson): ResourceJson {
  const name = REPLACED[type];
  const next = Object.entries(body).map(([argument, value]) => {
    if (argument === name) return [argument, longer(value)];
    const change = Object.hasOwn(IN_PLACE, argument) ? IN_PLACE[argument] : undefined;
    return [argument, change ? change(value) : value];
  });
  return Object.fromEntries(next) as ResourceJson;
}

function withDefaultTag(providers: StackJson["provider"]): NonNullable<StackJson["provider"]> {
  const aws = (providers?.aws ?? []).map((block) => {
    const [first] = (block.default_tags ?? []) as { readonly tags: object }[];
    return first ? { ...block, default_tags: [{ tags: tagged(first.tags) }] } : block;
  });
  return { ...providers, ...(aws.length > 0 ? { aws } : {}) };
}

function longer(value: unknown): unknown {
  return `${value}-2`;
}

function more(value: unknown): unknown {
  return Number(value) + 1;
}

/** Some types have a block of the same name. */
function tagged(value: unknown): unknown {
  const isMap = Object.values(value as object).every((tag) => typeof tag === "string");
  return isMap ? { ...(value as object), Release: "2" } : value;
}
