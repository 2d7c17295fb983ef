import { Variable } from "@cdktf/provider-tfe/lib/variable";
import { VariableSet } from "@cdktf/provider-tfe/lib/variable-set";
import { WorkspaceVariableSet } from "@cdktf/provider-tfe/lib/workspace-variable-set";
import { Construct } from "constructs";

export interface CredentialsProps {
  readonly organization: string;
  readonly setName: string;
  readonly description: string;
  /** Name of the variable → its value; nothing secret: runs exchange the token that HCP Terraform issues for them. */
  readonly variables: Readonly<Record<string, string>>;
}

/** How runs sign in to a cloud: variables that several workspaces share. */
export class Credentials extends Construct {
  private readonly variableSetId: string;

  constructor(scope: Construct, id: string, props: CredentialsProps) {
    super(scope, id);
    const set = new VariableSet(this, "Resource", {
      organization: props.organization,
      name: props.setName,
      description: props.description,
      global: false,
    });
    this.variableSetId = set.id;
    for (const [key, value] of Object.entries(props.variables)) {
      new Variable(this, `variable-${key}`, {
        variableSetId: set.id,
        category: "env",
        key,
        value,
        sensitive: false,
      });
    }
  }

  /**
   * Gives a workspace the variables.
   * @param key names the link in the state; stable
   */
  giveTo(key: string, workspaceId: string): void {
    new WorkspaceVariableSet(this, `workspace-${key}`, { variableSetId: this.variableSetId, workspaceId });
  }
}

/** What runs that sign in to AWS have in common. Source: HashiCorp, "Dynamic credentials with the AWS provider". */
export const awsVariables = (audience: string): Readonly<Record<string, string>> => ({
  TFC_AWS_PROVIDER_AUTH: "true",
  TFC_AWS_WORKLOAD_IDENTITY_AUDIENCE: audience,
});

/** Which role of AWS a run takes, by its phase. */
export interface RunRoles {
  readonly planRoleArn?: string | undefined;
  readonly applyRoleArn?: string | undefined;
}

/** The variables that name the roles; one where both phases take the same. */
export function roleVariables({ planRoleArn, applyRoleArn }: RunRoles): Readonly<Record<string, string>> {
  if (applyRoleArn === undefined) return {};
  return planRoleArn === undefined || planRoleArn === applyRoleArn
    ? { TFC_AWS_RUN_ROLE_ARN: applyRoleArn }
    : { TFC_AWS_PLAN_ROLE_ARN: planRoleArn, TFC_AWS_APPLY_ROLE_ARN: applyRoleArn };
}

/**
 * What runs that sign in to Databricks have. The audience is that of a federation policy that names none: the account.
 * Sources: HashiCorp, "Manually generate workload identity tokens"; Databricks provider 1.99, `env-oidc`.
 */
export const databricksVariables = (accountId: string, clientId: string): Readonly<Record<string, string>> => ({
  TFC_WORKLOAD_IDENTITY_AUDIENCE: accountId,
  DATABRICKS_OIDC_TOKEN_ENV: "TFC_WORKLOAD_IDENTITY_TOKEN",
  DATABRICKS_CLIENT_ID: clientId,
});
