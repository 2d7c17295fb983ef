import { errorAt, perEnvironment } from "./check";
import { environmentReferences } from "./references";

/**
 * No program runs as whom Terraform runs as: that one administers the Databricks account, and whoever may change the
 * program, or what it reads, would do so too.
 */
export const runAs = perEnvironment((env, account) => {
  const { deployer } = account.data;
  return environmentReferences(env)
    .filter(({ mark, name }) => mark.runsAs === true && name === deployer)
    .map(({ from, name }) =>
      errorAt(
        env,
        from,
        `${name} is whom Terraform runs as: the program would run with the rights of an administrator of the account`,
        `declare a service principal of its own under servicePrincipals in ${account.file}, and name that`,
      ),
    );
});
