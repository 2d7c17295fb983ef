import { join } from "node:path";
import accountFile from "../../config/account";
import devFile from "../../config/environments/dev";
import type { CustomerManagedNetwork, Environment, Platform } from "../../config/model";
import { projectFolders } from "../../config/project-files";
import { resolvePlatform } from "../../config/resolve";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";

/** Root of the project. */
export const ROOT = join(__dirname, "../..");

/** Folders of a project whose programs are those of the pages and tests. */
export const PROJECT = projectFolders(join(ROOT, "test/fixtures"));

/** A fresh copy of the shipped account, to change in a test. */
export const accountInput = (): AccountInput => structuredClone(accountFile.input);

/** An environment file with a VPC of its own, as the shipped ones are. */
export type OwnNetworkInput = EnvironmentInput & {
  network: Extract<EnvironmentInput["network"], { availabilityZoneIds: string[] }>;
};

/**
 * A fresh copy of the shipped dev environment, to change in a test; without the list of what its domain has, so that
 * entries can be taken out.
 */
export function devInput(): OwnNetworkInput {
  const { domains: _entries, ...input } = structuredClone(devFile.input) as OwnNetworkInput;
  return input;
}

/** The network of an environment that is resolved to a VPC of its own. */
export function ownNetworkOf({ network }: Environment): CustomerManagedNetwork {
  if (network.mode !== "customer-managed") throw new Error(`the network is ${network.mode}`);
  return network;
}

/** Resolves an account and environments as if they were files; throws ConfigError like the real thing. */
export function platformOf(account: AccountInput = accountInput(), ...environments: EnvironmentInput[]): Platform {
  const files = environments.length > 0 ? environments : [devInput()];
  return resolvePlatform({
    account: { file: "config/account.ts", input: account },
    environments: files.map((input) => ({ file: `config/environments/${input.name}.ts`, input })),
    folders: PROJECT,
  }).platform;
}

/** The shipped dev environment, changed by `change` and resolved. */
export function devEnvironment(change: (input: OwnNetworkInput) => void = () => {}): Environment {
  const input = devInput();
  change(input);
  const [environment] = platformOf(accountInput(), input).environments;
  if (!environment) throw new Error("no environment was resolved");
  return environment;
}
