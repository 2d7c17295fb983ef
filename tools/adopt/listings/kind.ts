import type { PartName } from "../../../config/adopted/parts";

/** One thing as a command line prints it. */
export type Item = Readonly<Record<string, unknown>>;

/** A sort of thing that a command lists, and how it is known. */
export interface ListedKind {
  readonly part: PartName;
  /** What lists it, as it is typed. */
  readonly command: string;
  /** Several of them, in words. */
  readonly noun: string;
  /** Fields that each has, and that no other sort of thing has together. */
  readonly has: readonly string[];
  /** Fields of others that look like it. */
  readonly hasNot?: readonly string[];
  /** Field with the id that `adopted` takes. */
  readonly id: string;
  /** Field with its name; none where it has none. */
  readonly name?: string;
  /** Field with the account, or with an ARN that has account and region in it. */
  readonly account?: string;
  readonly arn?: string;
  readonly region?: string;
  /** Why the configuration could not make this one. */
  never?(item: Item): string | undefined;
}
