import type { ResourceJson } from "../../emitted/stacks";
import { HOLDS_DATA } from "../review/weights/data";
import { IDENTITIES } from "../review/weights/identities";
import { OUTAGES } from "../review/weights/outages";

/** Types that others know, and that are made again under the same name where nothing protects them. */
const MADE_AGAIN: ReadonlySet<string> = new Set(["aws_iam_role"]);

const knownLoss = (type: string): string | undefined => HOLDS_DATA[type] ?? IDENTITIES[type] ?? OUTAGES[type];

/** What is lost with a type of resource. */
export const lostWith = (type: string): string => knownLoss(type) ?? "it does not come back";

/** Whether something is known of what is lost with a type. */
export const isKnownLoss = (type: string): boolean => knownLoss(type) !== undefined;

/** Whether a resource holds data or cannot come back: by its type, or because a protected environment keeps it. */
export function isRecorded(type: string, args: ResourceJson): boolean {
  if (isKept(args.lifecycle)) return true;
  return (type in HOLDS_DATA || type in IDENTITIES) && !MADE_AGAIN.has(type);
}

/** Whether Terraform refuses to destroy it. */
function isKept(lifecycle: unknown): boolean {
  const blocks: readonly unknown[] = Array.isArray(lifecycle) ? lifecycle : [lifecycle];
  return blocks.some(
    (block) =>
      typeof block === "object" && block !== null && "prevent_destroy" in block && block.prevent_destroy === true,
  );
}
