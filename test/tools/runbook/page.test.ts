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

  it("says so where nothing is open", () => {
    const done = Object.fromEntries(MANUAL_STEPS.map(({ id }) => [id, "A. Lovelace, 2026-11-02"]));
    const [all] = inputsOf({ account: { attestations: done } });
    const empty = runbook("dev", view(all, [dev]));
    expect(empty).toContain("Nothing is open.");
    expect(empty).not.toContain("To paste");
  });
});
