import { type Arguments, resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const kmsRotation: Rule = {
  id: "kms-rotation",
  description:
    "Every symmetric KMS key rotates by itself. Old material stays for what it encrypted, so rotation breaks nothing.",
  check: ({ json }) =>
    resourcesOf(json, "aws_kms_key")
      .filter(({ args }) => canRotate(args) && args.enable_key_rotation !== true)
      .map(({ address }) => ({
        address,
        message: "the key does not rotate",
        fix: "set enable_key_rotation to true",
      })),
};

/** KMS rotates neither asymmetric and HMAC keys nor those of a custom key store. */
function canRotate(args: Arguments): boolean {
  return (args.customer_master_key_spec ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" && !args.custom_key_store_id;
}
