import type { Problem } from "../problem";
import { type Check, type EnvironmentDraft, errorAt, perEnvironment, repeated, warningAt } from "./check";

/** The trail records something, and what is kept can also go again when it should. */
export const audit: Check = (draft) => [
  ...perEnvironment((env) => [...trailProblems(env), ...lockProblems(env), ...hubProblems(env)])(draft),
  ...secondCopies(draft.environments),
];

function trailProblems(env: EnvironmentDraft): Problem[] {
  const trail = env.data.foundation?.cloudTrail;
  if (trail?.mode !== "create") return [];
  const path = ["foundation", "cloudTrail"];
  const problems: Problem[] = [];
  if (trail.managementEvents === false && trail.zoneDataEvents === false) {
    problems.push(
      errorAt(env, path, "the trail would record nothing", 'switch one of its events on, or use mode "off"'),
    );
  }
  if (trail.managementEvents === false && trail.insights === true) {
    problems.push(
      errorAt(
        env,
        [...path, "insights"],
        "Insights looks at management events, which the trail does not record",
        "set managementEvents to true, or insights to false",
      ),
    );
  }
  return problems;
}

function lockProblems(env: EnvironmentDraft): Problem[] {
  const { foundation, protection } = env.data;
  const lock = foundation?.logs?.objectLock;
  if (lock === undefined) return [];
  const path = ["foundation", "logs", "objectLock"];
  const expire = foundation?.logs?.expireAfterDays;
  const problems: Problem[] = [];
  if (lock.days !== undefined && expire !== undefined && lock.days > expire) {
    problems.push(
      errorAt(
        env,
        [...path, "days"],
        `logs are locked for ${lock.days} days, and should be deleted after ${expire}`,
        `use at most ${expire}, or raise logs.expireAfterDays`,
      ),
    );
  }
  if (lock.mode === "compliance" && protection?.mode === "disposable") {
    problems.push(
      errorAt(
        env,
        [...path, "mode"],
        "nobody can delete what is locked in compliance mode, so the environment would not be disposable",
        'use "governance", or protect the environment',
      ),
    );
  }
  if (foundation?.config?.mode === "create") {
    problems.push(
      errorAt(
        env,
        path,
        "AWS Config delivers to no bucket with object lock",
        'remove it, or use config.mode "existing" or "off"',
      ),
    );
  }
  return problems;
}

/** Most controls of Security Hub's standards are rules of AWS Config. */
function hubProblems(env: EnvironmentDraft): Problem[] {
  const { securityHub, config } = env.data.foundation ?? {};
  if (securityHub?.mode !== "create" || config?.mode !== "off") return [];
  return [
    errorAt(
      env,
      ["foundation", "securityHub", "mode"],
      "Security Hub's controls need AWS Config, which is off",
      'set config.mode to "create", or to "existing" where somebody else records the account',
    ),
  ];
}

/** Management events are free once per region; every further copy is paid per event. */
function secondCopies(environments: readonly EnvironmentDraft[]): Problem[] {
  return repeated(environments, ({ data }) =>
    data.foundation?.cloudTrail?.mode === "create" && data.foundation.cloudTrail.managementEvents !== false
      ? data.awsAccountId
      : undefined,
  ).map(([later, earlier]) =>
    warningAt(
      later,
      ["foundation", "cloudTrail", "managementEvents"],
      `the trail of ${earlier.file} records the management events of ${later.data.awsAccountId} already, and AWS charges for every further copy`,
      "set it to false in all but one of them",
    ),
  );
}
