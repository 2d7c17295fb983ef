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

/** What an argument says in the end: of the same stack, from reference to reference. */
interface Followed {
  readonly value: unknown;
  /** The last resource that is referred to. */
  readonly to?: Candidate;
}

/** Follows references as long as they lead to an argument. */
function followed(value: unknown, stack: string, all: readonly Candidate[]): Followed {
  const [, address, argument = ""] =
    typeof value === "string" ? (/^\$\{([\w-]+\.[\w-]+)\.(\w+)\}$/.exec(value) ?? []) : [];
  const to = all.find((one) => one.stack === stack && one.address === address);
  if (to === undefined) return { value };
  const next = followed(to.args[argument], stack, all);
  return { value: next.value, to: next.to ?? to };
}

/** A text as it will be, where it stands there or in the argument of the same stack that it refers to. */
export function literalOf(value: unknown, stack: string, all: readonly Candidate[]): string | undefined {
  const { value: said } = followed(value, stack, all);
  return typeof said === "string" && !said.includes("${") ? said : undefined;
}

/** The resource of the same stack that a reference leads to in the end. */
export const referredTo = (value: unknown, stack: string, all: readonly Candidate[]): Candidate | undefined =>
  followed(value, stack, all).to;
