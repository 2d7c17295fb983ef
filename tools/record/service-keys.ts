import { SEPARATE_KEYS } from "../../config/facts/separate-keys";

/** A reference to a key of the foundation: `…outputs.kms_key_arns.databases}`, or `["databases"]`. */
const OF_FOUNDATION = /^\$\{[\w.]+\.foundation\.outputs\.kms_key_arns(?:\.([\w-]+)|\["([\w-]+)"\])\}$/;

const named = (purpose: string): string => `the environment's key of ${purpose}`;

/** What encrypts where a record says nothing: records name only keys that something has of its own. */
export const KEY_OF_DATA = named("data");
const OWN_KEYS: ReadonlySet<unknown> = new Set(SEPARATE_KEYS.map(named));

/** The key that a reference means, as a record names it; undefined where it is none that something has of its own. */
export function ownKeyIn(value: unknown): string | undefined {
  const [, plain, quoted] = typeof value === "string" ? (OF_FOUNDATION.exec(value) ?? []) : [];
  const name = named(plain ?? quoted ?? "");
  return OWN_KEYS.has(name) ? name : undefined;
}

/** Whether a recorded value is such a key. */
export const isOwnKey = (value: unknown): boolean => OWN_KEYS.has(value);

/**
 * Arguments whose key the provider changes in place, and that are fixed all the same: records in a stream stay encrypted with
 * the key that they were written with, which readers may not use any more. Source: Kinesis API,
 * "StartStreamEncryption".
 */
const OLD_KEY_STAYS: Readonly<Record<string, string>> = { aws_kinesis_stream: "kms_key_id" };

/** Whether what is there stays encrypted with the key before. */
export const keepsOldKey = (type: string, argument: string): boolean => OLD_KEY_STAYS[type] === argument;
