/** What an environment had when its record was last written: one thing that holds data or cannot come back. */
export interface RecordedThing {
  /** Setting that it is made for: `zones.raw`. */
  readonly key: string;
  /** Stack and address, `prod-unity-catalog: aws_s3_bucket.zone-raw`; of a value of the whole file its name alone. */
  readonly at: string;
  /** Argument → value, of those that cannot change without a new thing; none where nothing is known beforehand. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Where it is not made any more. */
  readonly retired?: Fate;
}

/** What became of something that is not made any more: Terraform has forgotten it, has destroyed it, or somebody else has it. */
export type Fate = (typeof FATES)[number];
export const FATES = ["kept", "destroyed", "handed over"] as const;

/** What else a stack has for the setting of a recorded thing, so that all of it can be left behind together. */
export interface RecordedCompany {
  readonly key: string;
  readonly stack: string;
  /** Addresses, sorted. */
  readonly with: readonly string[];
  readonly retired?: Fate;
}

/** What was there already, and is used as it is: making it would be a second one. */
export interface RecordedUse {
  readonly key: string;
  readonly existing: true;
}

export type RecordLine = RecordedThing | RecordedCompany | RecordedUse;

export const isThing = (line: RecordLine): line is RecordedThing => "at" in line;
export const isCompany = (line: RecordLine): line is RecordedCompany => "with" in line;
export const isUse = (line: RecordLine): line is RecordedUse => "existing" in line;

/** Stack and address of a recorded thing; undefined for a value of the whole file. */
export function placeOf({
  at,
}: Pick<RecordedThing, "at">): { readonly stack: string; readonly address: string } | undefined {
  const [stack = "", address] = at.split(": ");
  return address === undefined ? undefined : { stack, address };
}

/** Whether a setting is another one, or below it. */
export const isWithin = (setting: string, above: string): boolean =>
  setting === above || setting.startsWith(`${above}.`);
