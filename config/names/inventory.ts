import { namedAs } from "../derive/names";
import { foundationNames } from "./foundation";
import { kindNames } from "./kinds";
import { networkNames } from "./network";
import { operationsNames } from "./operations";
import type { ResourceName } from "./resource-name";
import type { NamedAccount, NamedEnvironment } from "./subject";
import { unityCatalogNames } from "./unity-catalog";
import { workspaceNames } from "./workspace";

/**
 * Everything in an environment that has a name: roles, buckets, log groups and so on, with the layer that makes it
 * and the setting that decides the name. Checks of names, deploy roles and permissions boundaries read it. Nothing
 * while the names that it starts with are not known.
 */
export function namesOf(env: NamedEnvironment, account: NamedAccount): ResourceName[] {
  const { name, awsAccountId } = env;
  if (account.name === undefined || name === undefined || awsAccountId === undefined) return [];
  const start = { account: { name: account.name }, env: { ...namedAs(env), awsAccountId } };
  return [foundationNames, networkNames, workspaceNames, unityCatalogNames, operationsNames, kindNames].flatMap(
    (names) => names(env, start),
  );
}

/** Names of one kind that one layer makes. */
export function madeBy(names: readonly ResourceName[], layer: ResourceName["layer"], what: ResourceName["what"]) {
  return names.filter((one) => one.layer === layer && one.what === what).map(({ name }) => name);
}
