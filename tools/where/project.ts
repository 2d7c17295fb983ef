import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { withCompany } from "../../config/company/with-company";
import type { Origins } from "../../config/origins";
import { plainCopy } from "../../config/plain";
import type { Sources } from "../../config/resolve";
import { parseAndSalvage } from "../../config/salvage";
import { accountSchema } from "../../config/schema/account";
import { configFileOf, type Placed, placedIn } from "../../emitted/settings";
import type { EmittedStack } from "../../emitted/stacks";
import type { ConfigKind } from "./pages";

/** A file of the configuration, and the stacks that are made from it. */
export interface ConfigFile {
  readonly kind: ConfigKind;
  /** Name of the environment; none in the account's file. */
  readonly environment?: string;
  /** Relative to the folder of the project. */
  readonly file: string;
  /** What it gives to `defineEnvironment` or `defineAccount`. */
  readonly input: unknown;
  /** Who says what, where that is more than the file. */
  readonly origins?: Origins;
  /** A file of the project as it is written. */
  text(file: string): string;
  readonly resources: readonly FoundResource[];
}

/** A resource or data source of a stack. */
export interface FoundResource extends Placed {
  readonly stack: string;
}

/** Name of the environment that a file declares; that of the file where it says none. */
export function environmentOf({ file, input }: { readonly file: string; readonly input: unknown }): string {
  const said = plainCopy(input);
  const name = typeof said === "object" && said !== null && "name" in said ? said.name : undefined;
  return typeof name === "string" ? name : basename(file, ".ts");
}

/** The account as far as it can be read. */
const accountOf = ({ file, input }: Sources["account"]) =>
  parseAndSalvage(accountSchema, file, plainCopy(input)).salvaged;

/** Every file of the configuration in the folder of a project, with what is emitted for it; the account first. */
export function configFiles(
  project: string,
  { account, environments }: Sources,
  stacks: readonly EmittedStack[],
): ConfigFile[] {
  const resources = (file: string) =>
    stacks
      .filter(({ json }) => configFileOf(json) === file)
      .flatMap(({ name, json }) => placedIn(json).map((placed) => ({ ...placed, stack: name })));
  const said = { file: account.file, data: accountOf(account) };
  return [account, ...environments.map((one) => withCompany(one, said))].map(({ file, input, origins }) => ({
    ...(file === account.file
      ? { kind: "account" as const }
      : { kind: "environment" as const, environment: environmentOf({ file, input }) }),
    file,
    input,
    ...(origins && { origins }),
    text: (name: string) => readFileSync(join(project, name), "utf8"),
    resources: resources(file),
  }));
}
