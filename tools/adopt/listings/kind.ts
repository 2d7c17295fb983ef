import type { PartName } from "../../../config/adopted/parts";

/** One thing as a command line prints it. */
export type Item = Readonly<Record<string, unknown>>;

/** Where a thing says something: a field, as `settings.name`, or what is read from several. */
export type Where = string | ((item: Item) => string | undefined);

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
  /** What tells it from another sort that has the same fields. */
  is?(item: Item): boolean;
  /** Where it is listed by a text alone: the list of them, and the field that one stands in where it is asked for by itself. */
  readonly texts?: { readonly list: string; readonly field: string };
  /** The id that `adopted` takes. */
  readonly id: Where;
  /** Its name; none where it has none. */
  readonly name?: Where;
  /** The account, or a field with an ARN that has account and region in it. */
  readonly account?: Where;
  readonly arn?: string;
  readonly region?: Where;
  /** Why the configuration could not make this one. */
  never?(item: Item): string | undefined;
}
