import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { blockOf, itemsOf, textOf } from "../../values";

/** S3 Standard-IA and One Zone-IA take nothing younger. */
const FIRST_DAY: Readonly<Record<string, number>> = { STANDARD_IA: 30, ONEZONE_IA: 30 };

/** The steps of a lifecycle rule follow each other. */
export const lifecycleDays: Rule = {
  id: "lifecycle-days",
  source:
    "S3 API, PutBucketLifecycleConfiguration: InvalidArgument ('Days' in the Expiration action must be greater than in Transition)",
  types: ["aws_s3_bucket_lifecycle_configuration"],
  operations: ["create", "update"],
  refuses({ planned }) {
    for (const rule of itemsOf(planned, "rule")) {
      const name = textOf(at(rule, "id")) ?? "";
      const expires = at(blockOf(rule, "expiration"), "days");
      for (const transition of itemsOf(rule, "transition")) {
        const [days, storageClass] = [at(transition, "days"), textOf(at(transition, "storage_class")) ?? ""];
        if (typeof days !== "number") continue;
        const first = FIRST_DAY[storageClass] ?? 0;
        if (days < first)
          return refusal(`rule ${name}: 'Days' must be at least ${first} to move to ${storageClass}, not ${days}`);
        if (typeof expires === "number" && expires > 0 && expires <= days) {
          return refusal(
            `rule ${name}: expires after ${expires} days, which is not later than the move to ${storageClass} after ${days}`,
          );
        }
      }
    }
    return undefined;
  },
};

function refusal(detail: string) {
  return {
    summary: "InvalidArgument",
    detail,
    fix: "move objects before they expire, and not before their storage class takes them",
    path: [{ attribute: "rule" }],
  };
}
