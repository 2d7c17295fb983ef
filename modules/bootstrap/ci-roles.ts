import { Construct } from "constructs";
import { type GithubRepository, githubSubjects } from "../../config/derive/ci-subjects";
import { type AccountLogs, accountLogStatements } from "../account-logs/actions";
import { configured } from "../configured";
import { DeployRole } from "../iam/deploy-role";
import { CI_SYSTEMS, deployTrust, oidcProviderArn } from "../iam/deploy-trust";
import { OidcProvider } from "../iam/oidc-provider";
import { accountStateStatements, type StatePlace } from "./policies";

export interface CiRolesProps {
  readonly place: StatePlace;
  /** Key that encrypts the states. */
  readonly kmsKeyArn: string;
  /** Name of the role that deploys; that which looks is called so with `-plan`. */
  readonly roleName: string;
  /** IAM's identity provider of GitHub: made here, or there already. */
  readonly oidcProvider: "create" | "existing";
  readonly repository: GithubRepository;
  /** GitHub environment whose jobs deploy. */
  readonly environment: string;
  /** GitHub environment whose jobs look. */
  readonly planEnvironment: string;
  /** Logs of the account that the stack keeps in this AWS account. Default none. */
  readonly logs?: AccountLogs | undefined;
}

/** Roles for jobs of GitHub that deploy the stack of the Databricks account: of AWS they need its state, and what its logs are kept in. */
export class CiRoles extends Construct {
  readonly roleArn: string;
  readonly planRoleArn: string;

  constructor(scope: Construct, id: string, props: CiRolesProps) {
    super(scope, id);
    const { place, kmsKeyArn } = props;
    const system = CI_SYSTEMS.github;
    const providerArn =
      props.oidcProvider === "create"
        ? configured(new OidcProvider(this, "oidc", system), ".oidcProvider").providerArn
        : oidcProviderArn(place.partition, place.accountId, system);
    const role = (part: string, description: string, environment: string, name: string, writes: boolean) =>
      new DeployRole(this, part, {
        roleName: name,
        description,
        trust: deployTrust(system, providerArn, githubSubjects(props.repository, environment)),
        statements: [
          ...accountStateStatements(place, kmsKeyArn, writes),
          ...(props.logs === undefined ? [] : accountLogStatements(props.logs, kmsKeyArn, writes)),
        ],
      }).roleArn;
    this.roleArn = role(
      "deploy",
      "Deploys the stack of the Databricks account",
      props.environment,
      props.roleName,
      true,
    );
    this.planRoleArn = role(
      "plan",
      "Looks at the stack of the Databricks account",
      props.planEnvironment,
      `${props.roleName}-plan`,
      false,
    );
  }
}
