import type { Change } from "./change";

/** Attributes by which the parts of a thing name it. */
const NAMES: readonly string[] = ["id", "arn", "bucket", "url", "name"];

/**
 * Resources that are deleted together with the thing that they are part of: the policy of a bucket that goes. Without
 * the thing there is nothing that they could protect any more.
 * @returns whether a deleted resource, by stack and address, is one of them
 */
export function goesWithAnother(changes: readonly Change[]): (stack: string, address: string) => boolean {
  const deleted = changes.filter(({ action }) => action === "delete");
  const parts = new Set(
    deleted
      .filter((part) => deleted.some((whole) => whole.stack === part.stack && isPartOf(part, whole)))
      .map(({ stack, address }) => `${stack} ${address}`),
  );
  return (stack, address) => parts.has(`${stack} ${address}`);
}

/** Whether it names the other one, and the other one does not name it. */
function isPartOf(part: Change, whole: Change): boolean {
  return part.address !== whole.address && mentions(part, namesOf(whole)) && !isNamedAlike(part, whole);
}

const textsIn = ({ before = {} }: Change): string[] =>
  Object.values(before).filter((value) => typeof value === "string");
const namesOf = ({ before = {} }: Change): string[] =>
  NAMES.map((name) => before[name]).filter((value): value is string => typeof value === "string" && value !== "");
const mentions = (part: Change, names: readonly string[]): boolean =>
  textsIn(part).some((text) => names.includes(text));

/** Two parts of one bucket have its name both; the whole is of the shorter type. */
const isNamedAlike = (part: Change, whole: Change): boolean => !part.type.startsWith(`${whole.type}_`);
