import { MANUAL_STEPS, openSteps } from "../manual-steps";
import { isReserved } from "../reserved";
import { closest } from "../spelling";
import { type Check, declaredKeys, errorAt } from "./check";

/** Nothing is synthesized that depends on a manual step which nobody has done, and attestations are of steps. */
export const attestations: Check = (draft) => {
  const { account } = draft;
  const written = declaredKeys(account, ["attestations"]);
  if (written === undefined) return [];
  const ids = MANUAL_STEPS.map(({ id }) => id);
  return [
    ...written
      .filter((id) => !ids.includes(id) && !isReserved(id))
      .map((id) => {
        const meant = closest(id, ids);
        return errorAt(
          account,
          ["attestations", id],
          "is not the id of a manual step",
          meant === undefined ? "remove it; docs/manual-steps.md has the ids of all steps" : `write ${meant} instead`,
        );
      }),
    ...openSteps(draft)
      .filter(({ id, blocking }) => blocking && !written.includes(id))
      .map(({ id, title, instructions }) =>
        errorAt(
          account,
          ["attestations"],
          `the manual step "${id}" is not attested: ${title}`,
          `${steps(instructions)}; then write attestations: { "${id}": "<who, when>" }`,
        ),
      ),
  ];
};

/** Sentences as one: `1. Create the bucket; 2. …`. */
function steps(instructions: readonly string[]): string {
  const clauses = instructions.map((sentence) => sentence.replace(/\.$/, ""));
  return clauses.length === 1 ? clauses.join() : clauses.map((clause, index) => `${index + 1}. ${clause}`).join("; ");
}
