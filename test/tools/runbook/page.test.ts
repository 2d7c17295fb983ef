import { describe, expect, it } from "vitest";
import { MANUAL_STEPS, openSteps, type StepView } from "../../../config/manual-steps";
import { draftOf } from "../../../config/resolve";
import { runbook } from "../../../tools/runbook/page";
import { inputsOf } from "../../config/problems";
import { REPRESENTATIVES, representativeInputs } from "../../support/representative";

const view = (account: unknown, environments: readonly unknown[]): StepView =>
  draftOf({
    account: { file: "config/account.ts", input: account },
    environments: environments.map((input, index) => ({ file: `config/environments/e${index}.ts`, input })),
  });
const [account, dev] = inputsOf({
  account: {
    "groups.analysts": { mode: "existing" },
    attestations: { "bootstrap-service-principal": "A. Lovelace, 2026-11-02" },
  },
  dev: {
    state: { backend: "s3", bucket: "acme-state", region: "eu-west-1" },
    "workspaces.main.secretScopes": { kafka: { keys: ["user", "password"], permissions: {} } },
  },
});

/** What stands between backticks, as a whole and word by word. */
const wordsOf = ([, text = ""]: RegExpMatchArray): string[] => [text, ...text.split(/[\s,]+/)];

/** The same, with other texts. */
function replaced(value: unknown, other: (text: string) => string): unknown {
  if (typeof value === "string") return other(value);
  if (Array.isArray(value)) return value.map((one) => replaced(one, other));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, other)]));
}

describe("the page of what people do by hand", () => {
  const page = runbook("dev", view(account, [dev]));

  it("can be written while what it is about stops everything else", () => {
    expect(page).toContain("## Before anything is synthesized\n\n### 1. The place where Terraform keeps its state");
    expect(page).toContain("| bucket of S3, with its region | `acme-state in eu-west-1` |");
    expect(page).toContain("| group | `analysts` |");
  });

  it("has values where instructions speak of them, and every instruction", () => {
    expect(page).toContain("| SCOPE KEY in workspace main of dev | `kafka user` |");
    for (const { instructions } of openSteps(view(account, [dev]))) {
      for (const text of instructions) expect(page).toContain(text);
    }
  });

  it("numbers what blocks before what comes later, each once", () => {
    const numbers = [...page.matchAll(/^### (\d+)\. /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers).toHaveLength(openSteps(view(account, [dev])).length);
  });

  it("ends with what to paste, and what is done already", () => {
    const pasted = /attestations: \{\n([\s\S]*?)\n\},/.exec(page)?.[1] ?? "";
    expect([...pasted.matchAll(/"([a-z-]+)": "<who>/g)].map(([, id]) => id).sort()).toEqual(
      openSteps(view(account, [dev]))
        .map(({ id }) => id)
        .sort(),
    );
    expect(page).toContain("runs as: A. Lovelace, 2026-11-02");
  });

  it("has the entries that steps of kinds are about", () => {
    const steps = MANUAL_STEPS.filter(({ values }) => values !== undefined);
    expect(steps.length).toBeGreaterThan(10);
    const found = new Set<string>();
    for (const one of REPRESENTATIVES) {
      const [of, environment] = representativeInputs(one);
      const seen = view({ ...of, attestations: {} }, [environment]);
      for (const step of steps.filter((each) => each.appliesTo(seen))) {
        const values = step.values?.(seen) ?? [];
        expect(values.length, `${one.name}: ${step.id}`).toBeGreaterThan(0);
        for (const [what, value] of values) expect(`${what}${value}`, step.id).not.toMatch(/undefined|\[object/);
        found.add(step.id);
      }
    }
    expect(found.size).toBeGreaterThan(10);
  });

  it("shows no secret that stands in a text of the configuration, of whatever step", () => {
    const secret = "dapi0123456789abcdef";
    const shown = new Set<string>();
    for (const one of REPRESENTATIVES) {
      const [of, environment] = representativeInputs(one);
      const inputs = [{ ...of, attestations: {} }, environment] as const;
      const texts = new Set(
        [...runbook("dev", view(inputs[0], [inputs[1]])).matchAll(/`([^`\n]+)`/g)].flatMap(wordsOf),
      );
      // What a step would print is a secret now, where its field takes such a text.
      const [account, dev] = inputs.map((input) => replaced(input, (text) => (texts.has(text) ? secret : text)));
      const seen = view(account, [dev]);
      for (const step of MANUAL_STEPS.filter((each) => each.appliesTo(seen))) {
        if (JSON.stringify(step.values?.(seen) ?? []).includes(secret)) shown.add(step.id);
      }
      expect(runbook("dev", seen), one.name).not.toContain(secret);
    }
    expect(shown.size).toBeGreaterThan(5);
  });

  it("shows no secret that somebody attests a step with", () => {
    const attestations = {
      "bootstrap-service-principal": "ghp_0123456789abcdefABCDEF0123456789abcd, 2026-11-02",
    };
    const [all] = inputsOf({ account: { attestations } });
    const told = runbook("dev", view(all, [dev]));
    expect(told).toContain("runs as: (hidden), 2026-11-02");
    expect(told).not.toContain("ghp_");
  });

  it("says so where nothing is open", () => {
    const done = Object.fromEntries(MANUAL_STEPS.map(({ id }) => [id, "A. Lovelace, 2026-11-02"]));
    const [all] = inputsOf({ account: { attestations: done } });
    const empty = runbook("dev", view(all, [dev]));
    expect(empty).toContain("Nothing is open.");
    expect(empty).not.toContain("To paste");
  });
});
