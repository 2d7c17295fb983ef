import { describe, expect, it } from "vitest";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";
import { type Choice, choicesIn, choicesOf, type Found } from "../support/choices";
import { BASES, baseOf } from "../support/fuzz/bases";
import { MORE_BASES } from "./every-value-bases";
import { changed, inputsProblems } from "./problems";
import { withValue } from "./text/leaves";

type Kind = "account" | "environment";
type Inputs = readonly [account: unknown, environment: unknown];
const SCHEMAS = { account: accountSchema, environment: environmentSchema } as const;
/** How many places of a setting a value is tried in, where none has it. */
const TRIALS = 4;

/** Configurations that are right, each with one environment: what every value is tried in. */
const ALL: readonly (readonly [name: string, inputs: Inputs])[] = [
  ...[...BASES].map(([name, files]) => [name, [files[0], files.at(-1)]] as const),
  ...MORE_BASES.map(({ name, from = "dev as shipped", account = {}, environment = {} }) => {
    const files = baseOf(from);
    return [name, [changed(files[0], account), changed(files.at(-1), environment)]] as const;
  }),
];

/** Where a configuration has a setting with a choice. */
interface Instance extends Found {
  readonly kind: Kind;
  readonly inputs: Inputs;
}

const idOf = (kind: Kind, place: string) => `${kind}: ${place}`;

function instancesOf(inputs: Inputs): Instance[] {
  return (["account", "environment"] as const).flatMap((kind) => {
    const parsed: unknown = SCHEMAS[kind].parse(inputs[kind === "account" ? 0 : 1]);
    return choicesIn(SCHEMAS[kind], parsed).map((found) => ({ ...found, kind, inputs }));
  });
}

const found = new Map<string, Instance[]>();
for (const instance of ALL.flatMap(([, inputs]) => instancesOf(inputs))) {
  const id = idOf(instance.kind, instance.place);
  found.set(id, [...(found.get(id) ?? []), instance]);
}

const shared = new Map<unknown, Instance[]>();
for (const instance of [...found.values()].flat())
  shared.set(instance.words, [...(shared.get(instance.words) ?? []), instance]);

const isRight = (inputs: Inputs) => inputsProblems(inputs).every(({ severity }) => severity !== "error");

/** Whether a configuration stays right when the setting is changed to the value. */
function accepts({ kind, path, listed, inputs }: Instance, value: unknown): boolean {
  const [account, environment] = inputs;
  const write = (input: unknown) => withValue(input, { path, with: [] }, listed ? [value] : value);
  return isRight(kind === "account" ? [write(account), environment] : [account, write(environment)]);
}

/** Whether a configuration has the value, or takes it; the form of a union needs its fields, so one has to have it. */
function works(id: string, { forms, words }: Choice, value: unknown): boolean {
  const has = (one: Instance) => [one.value].flat().includes(value);
  const instances = found.get(id) ?? [];
  return (
    instances.some(has) ||
    // A field that several forms share is the same in all of them.
    (instances.length > 0 && !forms && (shared.get(words) ?? []).some(has)) ||
    (!forms && [...instances.slice(0, TRIALS), ...instances.slice(-TRIALS)].some((one) => accepts(one, value)))
  );
}

const choices = (["account", "environment"] as const).flatMap((kind) =>
  choicesOf(SCHEMAS[kind]).map((choice) => [idOf(kind, choice.place), choice] as const),
);

describe("every value that a setting may have", () => {
  it.each(ALL)("is tried in configurations that are right: %s", (_, inputs) => {
    expect(inputsProblems(inputs).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each(choices)("can be used: %s", (id, choice) => {
    const dead = choice.values.filter((value) => !works(id, choice, value));
    expect(dead, "No configuration takes these: add one that does to test/config/every-value-*.ts").toEqual([]);
  });
});
