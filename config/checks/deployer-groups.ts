import { errorAt, perEnvironment } from "./check";
import { membersOf } from "./membership";
import { environmentReferences } from "./references";

/** A group that Terraform goes on working through holds the service principal that Terraform runs as. */
export const deployerGroups = perEnvironment((env, account) => {
  const { deployer, groups } = account.data;
  if (deployer === undefined) return [];
  const named = environmentReferences(env).filter(
    ({ mark, name }) => mark.ownsInMetastore === true && Object.hasOwn(groups ?? {}, name),
  );
  const lacking = new Set(
    [...new Set(named.map(({ name }) => name))].filter(
      (name) => !membersOf(account, [name]).mayHold("servicePrincipals", deployer),
    ),
  );
  return named
    .filter(({ name }) => lacking.has(name))
    .map(({ from, name }) =>
      errorAt(
        env,
        from,
        `group ${name} does not hold ${deployer}, which Terraform runs as: the next run could not change it`,
        `add "${deployer}" to groups["${name}"].servicePrincipals in ${account.file}, or use another group`,
      ),
    );
});
