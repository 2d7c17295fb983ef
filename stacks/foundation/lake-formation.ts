import type { Construct } from "constructs";
import { ciRoleArnOf } from "../../config/derive/names";
import { ROLES } from "../../config/derive/purposes";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import type { DeployRoles } from "../../modules/iam/deploy-roles";
import { LakeFormation, type OwnRole } from "../../modules/security/lake-formation";

/** Layer whose roles register folders, give LF-tags and grant. */
const GRANTS = "data-services";
const PLANS = [ROLES.plan, ROLES.planOf("foundation"), ROLES.planOf(GRANTS)];

/** Settings of Lake Formation, in which the roles of the CI system are, where there are any; nothing where they are somebody else's. */
export function lakeFormation(stack: Construct, env: Environment, roles: DeployRoles | undefined): void {
  const { lakeFormation: settings } = env.foundation;
  if (settings.mode !== "create") return;
  const own = (purposes: readonly string[]): OwnRole[] =>
    purposes.flatMap((purpose) => {
      const reference = roles?.arns.get(purpose);
      return reference === undefined ? [] : [{ arn: ciRoleArnOf(env, purpose), reference }];
    });
  configured(
    new LakeFormation(stack, "lake-formation", {
      settings,
      deployers: own([ROLES.deploy(GRANTS)]),
      planners: own(PLANS),
      preventDestroy: env.protection.preventDestroy,
    }),
    "foundation.lakeFormation",
  );
}
