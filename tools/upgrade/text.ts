import type { Entry } from "../review/report/report";
import type { Judgement } from "./judge";

/** The judgement as lines. */
export function textOf(base: string, { unannounced, announced, takenOut }: Judgement): string {
  const sections: readonly (readonly [title: string, entries: readonly Entry[]])[] = [
    ["Destroyed or made anew, and nothing says so", unannounced],
    ["Destroyed or made anew, as docs/upgrades.md or the configuration says", announced],
    ["Taken out of the configuration", takenOut],
  ];
  const told = sections.flatMap(([title, entries]) =>
    entries.length === 0 ? [] : [`${title}:`, ...entries.map(lineOf), ""],
  );
  const verdict =
    unannounced.length === 0
      ? `Over what ${base} has deployed, nothing is destroyed or made anew unannounced.`
      : `Fix: emit a move (modules/terraform/moved.ts), or write under "Unreleased" of docs/upgrades.md what happens, with each address in a code span: \`${unannounced[0]?.address}\`, <…> for what differs.`;
  return [...told, verdict].join("\n");
}

const lineOf = ({ action, address, stacks, why }: Entry): string =>
  `  ${action} ${address} in ${stacks.join(", ")}${why === "" ? "" : `: ${why}`}`;
