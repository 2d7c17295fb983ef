import { DataAwsLakeformationDataLakeSettings } from "@cdktf/provider-aws/lib/data-aws-lakeformation-data-lake-settings";
import { LakeformationDataLakeSettings } from "@cdktf/provider-aws/lib/lakeformation-data-lake-settings";
import { LakeformationIdentityCenterConfiguration } from "@cdktf/provider-aws/lib/lakeformation-identity-center-configuration";
import { LakeformationLfTag } from "@cdktf/provider-aws/lib/lakeformation-lf-tag";
import { Construct } from "constructs";
import type { Foundation } from "../../config/model";
import { configured } from "../configured";
import { expression } from "../terraform/expression";

/** A role that is made here: its ARN as it will be, and a reference to it. */
export interface OwnRole {
  readonly arn: string;
  readonly reference: string;
}

export interface LakeFormationProps {
  readonly settings: Foundation["lakeFormation"];
  /** Roles that deploy what is granted. */
  readonly deployers: readonly OwnRole[];
  /** Roles that plan it. */
  readonly planners: readonly OwnRole[];
  readonly preventDestroy: boolean;
}

/** Whom IAM lets in, in Lake Formation's own word. */
const EVERYBODY = [{ principal: "IAM_ALLOWED_PRINCIPALS", permissions: ["ALL"] }];
const VERSION = "CROSS_ACCOUNT_VERSION";

/**
 * Settings of Lake Formation of the account and region, and its LF-tags. The settings are written as a whole: what is
 * there and not listed would be gone, so that the plan fails instead. Destroyed, they take all administrators away.
 */
export class LakeFormation extends Construct {
  constructor(scope: Construct, id: string, props: LakeFormationProps) {
    super(scope, id);
    const { settings, deployers, planners, preventDestroy } = props;
    const parameters = { [VERSION]: String(settings.crossAccountVersion) };
    const made = new LakeformationDataLakeSettings(this, "Resource", {
      admins: [...settings.administrators, ...deployers.map(({ reference }) => reference)],
      readOnlyAdmins: [...settings.readOnlyAdministrators, ...planners.map(({ reference }) => reference)],
      createDatabaseDefaultPermissions: settings.newTables === "iam" ? EVERYBODY : [],
      createTableDefaultPermissions: settings.newTables === "iam" ? EVERYBODY : [],
      parameters,
      lifecycle: { preventDestroy, precondition: this.kept(props) },
    });
    for (const [key, values] of Object.entries(settings.tags)) {
      const tag = new LakeformationLfTag(this, `tag-${key.replaceAll(/[^a-z0-9-]/g, "_")}`, {
        key,
        values: [...values],
        lifecycle: { preventDestroy },
        dependsOn: [made],
      });
      configured(tag, `.tags.${key}`);
    }
    if (settings.identityCenterArn === undefined) return;
    configured(
      new LakeformationIdentityCenterConfiguration(this, "identity-center", {
        instanceArn: settings.identityCenterArn,
        dependsOn: [made],
      }),
      ".identityCenterArn",
    );
  }

  /** What is there stays there, or is said to go. Principals that IAM has no more are shown without an ARN, and go. */
  private kept({ settings, deployers, planners }: LakeFormationProps) {
    const present = new DataAwsLakeformationDataLakeSettings(this, "present", {}).fqn;
    const { administrators, readOnlyAdministrators, formerAdministrators } = settings;
    const gone = (attribute: string, listed: readonly string[]) => {
      const here = `[for one in ${present}.${attribute} : one if startswith(one, "arn:")]`;
      return `setsubtract(${here}, ${JSON.stringify([...listed, ...formerAdministrators])})`;
    };
    const stays = (what: string, attribute: string, listed: readonly string[]) => ({
      condition: expression(`length(${gone(attribute, listed)}) == 0`),
      errorMessage: `Lake Formation has ${what} that foundation.lakeFormation does not list, and would lose them: ${expression(
        `join(", ", ${gone(attribute, listed)})`,
      )}. List them, or name them under formerAdministrators.`,
    });
    const arns = (roles: readonly OwnRole[]) => roles.map(({ arn }) => arn);
    const everybody = [...administrators, ...readOnlyAdministrators, ...arns(deployers), ...arns(planners)];
    const version = `tonumber(lookup(${present}.parameters, "${VERSION}", "1"))`;
    return [
      stays("administrators", "admins", everybody),
      stays("read-only administrators", "read_only_admins", everybody),
      {
        condition: expression(`${version} <= ${settings.crossAccountVersion}`),
        errorMessage: `Lake Formation grants to other accounts with version ${expression(version)}: set foundation.lakeFormation.crossAccountVersion no lower.`,
      },
    ];
  }
}
