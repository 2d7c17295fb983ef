import { MANUAL_STEPS, type ManualStep, type StepView } from "../../config/manual-steps";
import { hide, secretsIn } from "../../config/secrets";

/** What to write for a step that is done; whoever did it puts their name and the day in. */
const DONE = "<who>, <yyyy-mm-dd>";

/**
 * The page of what people do by hand for a configuration: every step of it, in order, with the values that it is about
 * and what to write when it is done. The configuration need not be one that passes, so a secret that stands in it is hidden.
 * @param name what the page is about, `prod`
 */
export function runbook(name: string, view: StepView): string {
  const attested: Readonly<Record<string, string | undefined>> = view.account.data.attestations ?? {};
  const all = MANUAL_STEPS.filter((step) => step.appliesTo(view));
  const open = all.filter(({ id }) => attested[id] === undefined);
  const before = open.filter(({ blocking }) => blocking);
  const later = open.filter(({ blocking }) => !blocking);
  const page = [
    `# By hand: ${name}`,
    open.length === 0
      ? "Nothing is open."
      : "What Terraform cannot do, in the order that it is done in, for the configuration as it is now.",
    ...section("Before anything is synthesized", before, 1, view),
    ...section("When the time of each has come", later, before.length + 1, view),
    ...(open.length === 0 ? [] : [attestations(open)]),
    ...done(all, attested),
  ].join("\n\n");
  const secrets = [view.account, ...view.environments].flatMap(({ data }) => secretsIn(data));
  return `${hide(page, secrets)}\n`;
}

function section(title: string, steps: readonly ManualStep[], from: number, view: StepView): string[] {
  if (steps.length === 0) return [];
  return [`## ${title}`, ...steps.flatMap((step, index) => one(step, from + index, view))];
}

function one({ id, title, instructions, values, snippets }: ManualStep, number: number, view: StepView): string[] {
  const about = values?.(view) ?? [];
  return [
    `### ${number}. ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    ...(about.length === 0
      ? []
      : [
          ["| here | is |", "|---|---|", ...about.map(([what, value]) => `| ${cell(what)} | \`${value}\` |`)].join(
            "\n",
          ),
        ]),
    instructions.map((text, index) => `${index + 1}. ${text}`).join("\n"),
    ...(snippets?.(view) ?? []).flatMap(({ of, language, text }) => [`For ${of}:`, fenced(language, text)]),
    `Done: \`"${id}"\``,
  ];
}

/** A block of code; its fence is longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** All in one, to be pasted; those who did nothing yet take their lines out. */
function attestations(open: readonly ManualStep[]): string {
  const lines = open.map(({ id }) => `  "${id}": "${DONE}",`);
  return [
    "## To paste into config/account.ts",
    "",
    "Of what is done, with who did it and when; leave out what is not.",
    "",
    "```ts",
    "attestations: {",
    ...lines,
    "},",
    "```",
  ].join("\n");
}

function done(all: readonly ManualStep[], attested: Readonly<Record<string, string | undefined>>): string[] {
  const lines = all.flatMap(({ id, title }) => (attested[id] === undefined ? [] : [`- ${title}: ${attested[id]}`]));
  return lines.length === 0 ? [] : [`## Done\n\n${lines.join("\n")}`];
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
