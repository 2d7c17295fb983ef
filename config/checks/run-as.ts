import { errorAt, perEnvironment } from "./check";
import { environmentReferences } from "./references";

/**
 * No program runs as whom Terraform runs as: that one administers the Databricks account, and whoever may change the
 * program, or what it reads, would do so too. The same for what signs in from outside.
 */
export const runAs = perEnvironment((env, account) => {
  const { deployer } = account.data;
  return environmentReferences(env)
    .filter(({ mark, name }) => (mark.runsAs === true || mark.signsIn === true) && name === deployer)
    .map(({ from, name }) =>
      errorAt(
        env,
        from,
        `${name} is who Terraform runs as, and may do everything`,
        "name a service principal of its own",
      ),
    );
});
