import { parseArn } from "../arn";
import type { Problem } from "../problem";
import { type Check, declaredKeys, type EnvironmentDraft, errorAt, type Path, perEnvironment } from "./check";

/** What is said about the organization fits together, also among environments in one AWS account. */
export const organization: Check = (draft) => [...withinEach(draft), ...perAccount(draft.environments)];

const withinEach = perEnvironment((env) => {
  const { organization: settings, cloudTrail } = env.data.foundation ?? {};
  if (settings?.id === undefined) return [];
  const path = ["foundation", "organization"];
  const trail = cloudTrail?.mode === "existing" ? cloudTrail.organizationId : undefined;
  return [
    ...other(env, ["foundation", "cloudTrail", "organizationId"], "the trail", trail, settings.id),
    ...controlTower(env, settings.controlTower, settings.id, [...path, "controlTower"]),
  ];
});

/** An AWS account is in one organization at most: the plan of one of them would fail. */
function perAccount(environments: readonly EnvironmentDraft[]): Problem[] {
  const idOf = ({ data }: EnvironmentDraft) => data.foundation?.organization?.id;
  return environments.flatMap((env, index) => {
    const { awsAccountId } = env.data;
    const id = idOf(env);
    if (awsAccountId === undefined || id === undefined) return [];
    const earlier = environments
      .slice(0, index)
      .find((one) => one.data.awsAccountId === awsAccountId && idOf(one) !== undefined);
    const first = earlier && idOf(earlier);
    if (earlier === undefined || first === id) return [];
    return [
      errorAt(
        env,
        ["foundation", "organization", "id"],
        `${awsAccountId} is in one organization at most, and ${earlier.file} says that it is ${first}`,
        "correct one of the two",
      ),
    ];
  });
}

type Settings = NonNullable<NonNullable<EnvironmentDraft["data"]["foundation"]>["organization"]>;

function controlTower(
  env: EnvironmentDraft,
  settings: Settings["controlTower"],
  organizationId: string,
  path: readonly string[],
): Problem[] {
  if (settings?.mode !== "create" && settings?.mode !== "existing") return [];
  const { organizationalUnitArn: unit, roleArn } = settings;
  const management = unit && parseArn(unit).accountId;
  const problems = other(env, [...path, "organizationalUnitArn"], "the unit", unit?.split("/")[1], organizationId);
  if (roleArn !== undefined && management !== undefined && parseArn(roleArn).accountId !== management) {
    problems.push(
      errorAt(
        env,
        [...path, "roleArn"],
        `the role is in account ${parseArn(roleArn).accountId}, and controls belong to the management account, ${management}`,
        "write the ARN of a role in the management account",
      ),
    );
  }
  if (declaredKeys(env, [...path, "controls"])?.length === 0) {
    problems.push(errorAt(env, [...path, "controls"], "lists no control", 'list them, or use mode "off"'));
  }
  return problems;
}

function other(env: EnvironmentDraft, path: Path, what: string, found: string | undefined, id: string): Problem[] {
  if (found === undefined || found === id) return [];
  return [
    errorAt(
      env,
      path,
      `${what} is of organization ${found}, and foundation.organization.id is ${id}`,
      "correct one of the two",
    ),
  ];
}
