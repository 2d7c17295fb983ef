import type { AppliedOverride, EmittedStack } from "../../emitted/stacks";

/** What overrides changed as the summary prints it; "" where there are none. */
export function overridesText(stacks: readonly EmittedStack[]): string {
  const lines = overridesIn(stacks).map((line) => `  ${line}\n`);
  return lines.length === 0 ? "" : `\nOverrides:\n${lines.join("")}`;
}

/** What overrides changed, a line each with the reason, sorted. */
export const overridesIn = (stacks: readonly EmittedStack[]): string[] =>
  stacks
    .flatMap(({ name, json }) =>
      Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
        Object.entries(byId).flatMap(([id, body]) =>
          (body["//"]?.metadata.overrides ?? []).map((one) => `${name}: ${type}.${id}: ${lineOf(one)}`),
        ),
      ),
    )
    .sort();

function lineOf({ override, argument, from, to, reason, until }: AppliedOverride): string {
  const change =
    to === undefined
      ? `${argument} taken out, was ${short(from)}`
      : from === undefined
        ? `${argument} set to ${short(to)}`
        : `${argument} from ${short(from)} to ${short(to)}`;
  return `${change} (${override}${until === undefined ? "" : `, until ${until}`}: ${reason})`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value).replaceAll("$${", "${");
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
