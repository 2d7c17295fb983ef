import { constants } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { z } from "zod";

/** What this project reads of `terraform show -json`, format 1.x: https://developer.hashicorp.com/terraform/internals/json-format */
const change = z.object({
  actions: z.array(z.enum(["no-op", "create", "read", "update", "delete", "forget"])),
  before: z.record(z.string(), z.unknown()).nullish(),
  after: z.record(z.string(), z.unknown()).nullish(),
  after_unknown: z.unknown(),
  before_sensitive: z.unknown(),
  after_sensitive: z.unknown(),
  /** Arguments that force a replacement, as steps: `[["bucket"]]`. */
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: z.object({ id: z.string().optional() }).optional(),
});

const resourceChange = z.object({
  address: z.string(),
  mode: z.enum(["managed", "data"]),
  type: z.string(),
  name: z.string(),
  previous_address: z.string().optional(),
  action_reason: z.string().optional(),
  change,
});

const planSchema = z.object({
  format_version: z.string().regex(/^1\./, "is not 1.x, the format that is known here"),
  terraform_version: z.string().optional(),
  resource_changes: z.array(resourceChange).optional(),
  resource_drift: z.array(resourceChange).optional(),
  output_changes: z.record(z.string(), z.object({ actions: z.array(z.string()) })).optional(),
  errored: z.boolean().optional(),
});

export type PlanJson = z.infer<typeof planSchema>;
export type PlannedResource = z.infer<typeof resourceChange>;

/** What is wrong with a plan, in a sentence. */
export class PlanError extends Error {}

/**
 * Reads a plan.
 * @param name what to call it to the user: the file
 * @throws PlanError where it is none
 */
export function readPlan(text: string, name: string): PlanJson {
  const parsed = planSchema.safeParse(jsonOf(text, name));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join(".") ?? "";
  throw new PlanError(
    `${name}: it is no plan: ${at === "" ? "" : `${at}: `}${issue?.message}. Fix: write it with terraform show -json PLANFILE > ${name}.`,
  );
}

function jsonOf(text: string, name: string): unknown {
  try {
    // Some shells begin a file with a mark of its encoding.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new PlanError(`${name}: ${noJson(text)}. Fix: write it with terraform show -json PLANFILE > ${name}.`);
  }
}

function noJson(text: string): string {
  if (text.startsWith("PK")) return "it is the plan file itself";
  // Every other byte of such a file is 0; PowerShell writes one with ">".
  if (text.slice(0, 100).includes("\u0000")) return "it is no text in UTF-8, which some shells write otherwise";
  return "it is no JSON, or cut off";
}

/** Node.js holds no longer text: https://nodejs.org/api/buffer.html#bufferconstantsmax_string_length */
const LONGEST = constants.MAX_STRING_LENGTH;

/** The text of a plan. @throws PlanError where it is larger than can be read; what the file system says otherwise */
export function planText(file: string): string {
  if (statSync(file).size > LONGEST) {
    throw new PlanError(
      `${file}: it is larger than ${Math.floor(LONGEST / 1_000_000)} MB, which cannot be read. Fix: review the plans of fewer resources, by terraform plan -target or in several stacks.`,
    );
  }
  return readFileSync(file, "utf8");
}
