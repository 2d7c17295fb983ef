import { keyPurposes } from "../derive/foundation";
import type { Problem } from "../problem";
import { errorAt, perEnvironment } from "./check";
import { separateKeyProblems } from "./separate-keys";

/** Keys that are asked for are ones that something uses. */
export const keys = perEnvironment((env, account) => {
  const { network, foundation } = env.data;
  const { tier } = account.data;
  const mode = network?.mode;
  if (foundation === undefined || mode === undefined || tier === undefined) return [];
  const problems: Problem[] = [];
  const flag = ["foundation", "kms", "serverlessWorkspaces"];
  if (foundation.kms?.serverlessWorkspaces === true) {
    if (tier !== "ENTERPRISE") {
      problems.push(
        errorAt(
          env,
          flag,
          `Databricks takes customer-managed keys in the tier ENTERPRISE alone, and the account has ${tier}`,
          "remove it, or change tier in config/account.ts",
        ),
      );
    }
    if (mode !== "serverless-only") {
      problems.push(
        errorAt(
          env,
          flag,
          "the workspaces of this environment are not serverless, and take both keys anyway",
          'remove it, or use network.mode "serverless-only"',
        ),
      );
    }
  }
  problems.push(...separateKeyProblems(env));
  const used = keyPurposes(env.data, tier);
  for (const [index, purpose] of (foundation.disasterRecovery?.keys ?? []).entries()) {
    if (used.includes(purpose)) continue;
    problems.push(
      errorAt(
        env,
        ["foundation", "disasterRecovery", "keys", index],
        `nothing in the environment uses a key of ${purpose}, so none is made that could be replicated`,
        `use ${used.filter((one) => one !== "logs").join(" or ")}`,
      ),
    );
  }
  return problems;
});
