/** What an environment had when its record was last written: one thing that holds data or cannot come back. */
export interface RecordedThing {
  /** Setting that it is made for: `zones.raw`. */
  readonly key: string;
  /** Stack and address, `prod-unity-catalog: aws_s3_bucket.zone-raw`; of a value of the whole file its name alone. */
  readonly at: string;
  /** Argument → value, of those that cannot change without a new thing; none where nothing is known beforehand. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** What became of it, where its entry was taken out: Terraform has forgotten it, or has destroyed it. */
  readonly retired?: "kept" | "destroyed";
}

/** What else a stack has for the setting of a recorded thing, so that all of it can be left behind together. */
export interface RecordedCompany {
  readonly key: string;
  readonly stack: string;
  /** Addresses, sorted. */
  readonly with: readonly string[];
  readonly retired?: "kept" | "destroyed";
}

export type RecordLine = RecordedThing | RecordedCompany;

export const isThing = (line: RecordLine): line is RecordedThing => "at" in line;

/** Stack and address of a recorded thing; undefined for a value of the whole file. */
export function placeOf({ at }: RecordedThing): { readonly stack: string; readonly address: string } | undefined {
  const [stack = "", address] = at.split(": ");
  return address === undefined ? undefined : { stack, address };
}

/** Whether a setting is another one, or below it. */
export const isWithin = (setting: string, above: string): boolean =>
  setting === above || setting.startsWith(`${above}.`);
