import type { RecordLine } from "../../config/record/line";
import type { EmittedStack, ResourceJson } from "../../emitted/stacks";
import { compare, type Now } from "../../tools/record/compare";
import { presentIn } from "../../tools/record/of-stacks";
import { recordProblems } from "../../tools/record/problems";
import { updated } from "../../tools/record/update";
import { HOLDS_DATA } from "../../tools/review/weights/data";
import { IDENTITIES } from "../../tools/review/weights/identities";

/** A configuration of prod without a word for what it does not make any more, which uses nothing of others. */
export const NOTHING_SAID = {
  name: "prod",
  ownership: { own: [], existing: [] },
  retired: [],
  handedOver: [],
  acknowledged: [],
  adopted: [],
} as const satisfies Partial<Now>;

/** A stack of prod with one resource of a type, for `zones.raw`, and a policy beside it. */
export function stackWith(type: string, args: object = {}, key = "zones.raw", more: object = {}): EmittedStack {
  const metadata = (id: string) => ({ metadata: { path: `prod-unity-catalog/${id}`, uniqueId: id, setting: key } });
  const resource: Record<string, Record<string, ResourceJson>> = {
    [type]: { thing: { ...args, "//": metadata("thing") } as ResourceJson },
    aws_s3_bucket_policy: { beside: { "//": metadata("beside") } as ResourceJson },
  };
  const own = { stackName: "prod-unity-catalog", backend: "local", environment: "prod", layer: "unity-catalog" };
  return { name: "prod-unity-catalog", dependsOn: [], bytes: 1, json: { "//": { metadata: own }, resource, ...more } };
}

/** A configuration of prod as these stacks are. */
export const now = (stacks: readonly EmittedStack[], more: Partial<Now> = {}): Now => ({
  ...NOTHING_SAID,
  present: presentIn(stacks),
  stacks,
  ...more,
});

/** The first record of a stack. */
export const firstRecord = (stack: EmittedStack): readonly RecordLine[] => updated([], now([stack]));

/** What is refused of a configuration, by a record. */
export const errors = (lines: readonly RecordLine[], state: Now) =>
  recordProblems("config/environments/prod.ts", "prod", compare(lines, state)).filter((p) => p.severity === "error");

/** Types that are recorded whatever protects them. */
export const RECORDED = [...new Set([...Object.keys(HOLDS_DATA), ...Object.keys(IDENTITIES)])].filter(
  (type) => type !== "aws_iam_role",
);
