import { join } from "node:path";
import accountFile from "../../../config/account";
import devFile from "../../../config/environments/dev";
import prodFile from "../../../config/environments/prod";
import { readSources } from "../../../config/load";
import { ROOT } from "../platform";
import { REPRESENTATIVES, representativeInputs } from "../representative";
import type { Files } from "./case";

/** The files of an example, each with the account. */
function example(folder: string): (readonly [name: string, files: Files])[] {
  const { account, environments } = readSources(join(ROOT, "examples", folder));
  return environments.map(({ file, input }) => [`examples/${folder}/${file}`, [account.input, input]]);
}

/** Configurations that work, by name; what is tried is a change of one of them. */
export const BASES: ReadonlyMap<string, Files> = new Map<string, Files>([
  ["dev as shipped", [accountFile.input, devFile.input]],
  ["dev and prod as shipped", [accountFile.input, devFile.input, prodFile.input]],
  ...REPRESENTATIVES.map((one) => [one.name, representativeInputs(one)] as const),
  ...example("topologies"),
  ...example("exchange"),
]);

export function baseOf(name: string): Files {
  const files = BASES.get(name);
  if (files === undefined) throw new Error(`there is no base "${name}"`);
  return files;
}
