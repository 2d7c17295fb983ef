import { Credential } from "@cdktf/provider-databricks/lib/credential";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../config/derive/grants";
import type { Protection } from "../../config/model";
import type { Statement } from "../iam/policy-document";
import { credentialRole } from "./credential-role";
import type { CredentialTrustProps } from "./credential-trust";
import { Grants } from "./grants";
import { WorkspaceBindings } from "./workspace-bindings";

export interface ServiceCredentialProps extends Omit<CredentialTrustProps, "roleArn" | "externalId"> {
  /** Name of the credential, unique in the metastore. */
  readonly name: string;
  /** Shown in Catalog Explorer. */
  readonly comment: string;
  /** Role of the credential, made here. */
  readonly role: { readonly name: string; readonly arn: string };
  /** What the role may do in AWS, to assume itself among it. */
  readonly statements: readonly Statement[];
  /** Workspace key → id of the workspaces that may use it beside the one it is managed through. */
  readonly workspaceIds: Readonly<Record<string, string>>;
  readonly grants: ResolvedGrants<"credential">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** Unity Catalog's way to an AWS service: service credential, IAM role, and who may use it where. */
export class ServiceCredential extends Construct {
  /** Name of the credential; a reference. */
  readonly credentialName: string;

  constructor(scope: Construct, id: string, props: ServiceCredentialProps) {
    super(scope, id);
    const credential = new Credential(this, "credential", {
      name: props.name,
      comment: props.comment,
      purpose: "SERVICE",
      awsIamRole: { roleArn: props.role.arn },
      isolationMode: "ISOLATION_MODE_ISOLATED",
      // The role cannot exist yet: its trust needs this credential's external id.
      skipValidation: true,
      forceDestroy: props.protection.forceDestroy,
    });
    const propagation = credentialRole(this, {
      ...props,
      description: `Unity Catalog service credential ${props.name}`,
      policyName: "service",
      externalId: credential.awsIamRole.externalId,
    });
    const bindings = new WorkspaceBindings(this, "workspaces", {
      securableType: "credential",
      securable: credential.name,
      workspaceIds: props.workspaceIds,
    });
    new Grants(this, "grants", {
      kind: "credential",
      securable: credential.name,
      grants: props.grants,
      applicationIds: props.applicationIds,
      // Handed out once it works.
      dependsOn: [propagation, ...bindings.dependables],
    });
    this.credentialName = credential.name;
  }
}
