import { join } from "node:path";
import accountFile from "../../config/account";
import devFile from "../../config/environments/dev";
import type { Environment, Platform } from "../../config/model";
import { resolvePlatform } from "../../config/resolve";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";

/** Root of the project. */
export const ROOT = join(__dirname, "../..");

/** A fresh copy of the shipped account, to change in a test. */
export const accountInput = (): AccountInput => structuredClone(accountFile.input);

/** A fresh copy of the shipped dev environment, to change in a test. */
export const devInput = (): EnvironmentInput => structuredClone(devFile.input);

/** Resolves an account and environments as if they were files; throws ConfigError like the real thing. */
export function platformOf(account: AccountInput = accountInput(), ...environments: EnvironmentInput[]): Platform {
  const files = environments.length > 0 ? environments : [devInput()];
  return resolvePlatform({
    account: { file: "config/account.ts", input: account },
    environments: files.map((input) => ({ file: `config/environments/${input.name}.ts`, input })),
  }).platform;
}

/** The shipped dev environment, changed by `change` and resolved. */
export function devEnvironment(change: (input: EnvironmentInput) => void = () => {}): Environment {
  const input = devInput();
  change(input);
  const [environment] = platformOf(accountInput(), input).environments;
  if (!environment) throw new Error("no environment was resolved");
  return environment;
}
