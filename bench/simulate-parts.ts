import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addresses, readEmitted, readManifest } from "../emitted/stacks";
import type { PhaseOutcome } from "../tools/simulate/command/phase";

/** What is measured of a rehearsal. */
export const PHASES = ["deploy", "plan", "destroy"] as const;

export type Seconds = Record<(typeof PHASES)[number], number>;

export const sum = ({ deploy, plan, destroy }: Seconds) => deploy + plan + destroy;

/** Replaces every resource by a `terraform_data`, and takes everything else out. */
export function onlyTerraformData(outdir: string): void {
  const manifest = readManifest(outdir).stacks;
  for (const { name, json } of readEmitted(outdir)) {
    const resources = Object.fromEntries(
      addresses(json).map((address) => [address.replaceAll(".", "--"), { input: address }]),
    );
    const path = join(outdir, manifest[name]?.synthesizedStackPath ?? "");
    const before = JSON.parse(readFileSync(path, "utf8")) as { "//": unknown };
    writeFileSync(path, JSON.stringify({ "//": before["//"], resource: { terraform_data: resources } }));
  }
}

/** @throws where a stack failed */
export function seconds(outcome: PhaseOutcome): number {
  const failed = outcome.stacks.find(({ ok }) => !ok);
  if (failed) throw new Error(`${failed.stack} failed: ${JSON.stringify(failed.result.diagnostics)}`);
  return outcome.seconds;
}
