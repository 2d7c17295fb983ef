import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { CI_FOLDER } from "../../config/derive/names";
import { POLICIES_PER_ROLE, policies } from "./deploy-policy";
import { ManagedPolicy } from "./managed-policy";
import { policyDocument, type Statement } from "./policy-document";

export interface DeployRoleProps {
  /** Name of the role and start of its policies' names. */
  readonly roleName: string;
  /** What it deploys. */
  readonly description: string;
  readonly trust: readonly Statement[];
  readonly statements: readonly Statement[];
}

const PATH = `/${CI_FOLDER}/`;

/** Seconds that a session lasts at most: a first deployment of a workspace takes its time. */
const SESSION = 7200;

/** The role with which a CI system deploys one layer. */
export class DeployRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: DeployRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Resource", {
      name: props.roleName,
      path: PATH,
      description: props.description,
      assumeRolePolicy: policyDocument(props.trust),
      maxSessionDuration: SESSION,
    });
    const parts = policies(props.statements);
    if (parts.length > POLICIES_PER_ROLE) throw new Error(tooMany(props.roleName, parts.length));
    for (const [index, statements] of parts.entries()) {
      const policy = new ManagedPolicy(this, `policy-${index}`, {
        policyName: `${props.roleName}-${index}`,
        path: PATH,
        description: props.description,
        statements,
      });
      new IamRolePolicyAttachment(this, `attachment-${index}`, { role: role.name, policyArn: policy.policyArn });
    }
    this.roleArn = role.arn;
  }
}

const tooMany = (roleName: string, count: number): string =>
  `the role ${roleName} needs ${count} managed policies, and IAM attaches ${POLICIES_PER_ROLE} to a role. Fix: fewer zones in one environment; or name actions with fewer words in the actions.ts of the modules that they are for (\`logs:Describe*\`).`;
