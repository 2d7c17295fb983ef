/** A resource that something which exists may become. */
export interface Candidate {
  readonly stack: string;
  readonly type: string;
  /** `aws_s3_bucket.zone-raw` */
  readonly address: string;
  /** Setting that it is made for. */
  readonly setting: string;
  /** Arguments as Terraform reads them. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** Whether a value refers to a resource: `${aws_s3_bucket.zone-raw.bucket}`. */
export const refersTo = (value: unknown, address: string): boolean =>
  typeof value === "string" && value.startsWith(`\${${address}.`);

/** A text as it will be, where it stands there or in the argument of the same stack that it refers to. */
export function literalOf(value: unknown, stack: string, all: readonly Candidate[]): string | undefined {
  if (typeof value !== "string") return undefined;
  if (!value.includes("${")) return value;
  const [, address, argument = ""] = /^\$\{([\w-]+\.[\w-]+)\.(\w+)\}$/.exec(value) ?? [];
  const named = all.find((one) => one.stack === stack && one.address === address)?.args[argument];
  return typeof named === "string" && !named.includes("${") ? named : undefined;
}
