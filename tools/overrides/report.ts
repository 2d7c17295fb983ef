import type { AppliedOverride, EmittedStack } from "../../emitted/stacks";

/** What overrides changed, a line each and the reason below it, as the summary prints it; "" where there are none. */
export function overridesText(stacks: readonly EmittedStack[]): string {
  const lines = stacks.flatMap(({ name, json }) =>
    Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
      Object.entries(byId).flatMap(([id, body]) =>
        (body["//"]?.metadata.overrides ?? []).map((one) => `  ${name}: ${type}.${id}: ${lineOf(one)}\n`),
      ),
    ),
  );
  return lines.length === 0 ? "" : `\nOverrides:\n${lines.sort().join("")}`;
}

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
