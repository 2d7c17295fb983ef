/**
 * Separates what is wrong from how to fix it inside one zod message; `salvage.ts` splits it again. A control character,
 * so that it cannot occur in a text that somebody writes.
 */
export const FIX_SEPARATOR = "\u0001";

/** Message of a refinement: what is wrong, and how to fix it (no closing full stops). */
export function wrong(what: string, fix: string): string {
  return `${what}${FIX_SEPARATOR}${fix}`;
}
