import { MwsWorkspaces } from "@cdktf/provider-databricks/lib/mws-workspaces";
import { Construct } from "constructs";
import type { Protection, Workspace } from "../../config/model";
import { CrossAccountRole } from "./cross-account-role";
import { RootBucket } from "./root-bucket";
import { type Member, WorkspaceAccess } from "./workspace-access";
import { type PrivateLinkEndpoints, WorkspaceNetwork, type WorkspaceNetworkIds } from "./workspace-network";

export interface DatabricksWorkspaceProps {
  readonly config: Pick<Workspace, "name" | "deploymentName" | "rootBucket" | "crossAccountRole">;
  /** Start of the names of what is registered for the workspace: `acme-dev-main`. */
  readonly registrationName: string;
  readonly aws: { readonly partition: string; readonly accountId: string; readonly region: string };
  readonly databricks: {
    /** The customer's account, a UUID. */
    readonly accountId: string;
    /** AWS account of the control plane. */
    readonly controlPlaneAccountId: string;
    /** AWS account that owns the machine images. */
    readonly amiOwnerAccountId: string;
    readonly tier: "PREMIUM" | "ENTERPRISE";
  };
  readonly network: WorkspaceNetworkIds & {
    /** IPv4 block of the VPC. */
    readonly vpcCidr: string;
    /** Zone id → block of the workspace's subnet. */
    readonly subnetCidrs: Readonly<Record<string, string>>;
  };
  /** ARN of the key that encrypts the root bucket. */
  readonly storageKeyArn: string;
  /** Bucket for the root bucket's S3 server access logs. Default: no access logs. */
  readonly accessLogBucket?: string | undefined;
  /** Databricks' ids of the registered keys. Default: Databricks' own keys. */
  readonly customerManagedKeys?: { readonly managedServicesId: string; readonly storageId: string } | undefined;
  /** Back-end PrivateLink. Default: compute reaches Databricks over the internet. */
  readonly privateLink?:
    | { readonly endpoints: PrivateLinkEndpoints; readonly privateAccessSettingsId: string }
    | undefined;
  /** Metastore of the region. */
  readonly metastoreId: string;
  readonly members: readonly Member[];
  /** Tags on all compute of the workspace. Once set they can change, but never go altogether. */
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** One Databricks workspace with its role, root bucket, network, metastore and members. */
export class DatabricksWorkspace extends Construct {
  /** Number as text. */
  readonly workspaceId: string;
  /** `https://….cloud.databricks.com`. */
  readonly workspaceUrl: string;
  readonly rootBucketName: string;

  constructor(scope: Construct, id: string, props: DatabricksWorkspaceProps) {
    super(scope, id);
    const { config, aws, databricks, network, privateLink, customerManagedKeys: keys } = props;
    const principals = {
      partition: aws.partition,
      controlPlaneAccountId: databricks.controlPlaneAccountId,
      databricksAccountId: databricks.accountId,
    };

    const role = new CrossAccountRole(this, "cross-account-role", {
      ...principals,
      roleName: config.crossAccountRole.name,
      credentialsName: props.registrationName,
      region: aws.region,
      awsAccountId: aws.accountId,
      vpcId: network.vpcId,
      securityGroupId: network.securityGroupId,
      amiOwnerAccountId: databricks.amiOwnerAccountId,
    });
    const rootBucket = new RootBucket(this, "root-bucket", {
      ...principals,
      bucketName: config.rootBucket,
      storageConfigurationName: props.registrationName,
      kmsKeyArn: props.storageKeyArn,
      accessLogBucket: props.accessLogBucket,
      protection: props.protection,
    });
    const registered = new WorkspaceNetwork(this, "network", {
      ...network,
      databricksAccountId: databricks.accountId,
      name: props.registrationName,
      endpoints: privateLink?.endpoints,
    });
    const workspace = new MwsWorkspaces(this, "Resource", {
      accountId: databricks.accountId,
      workspaceName: config.name,
      ...(config.deploymentName === undefined ? {} : { deploymentName: config.deploymentName }),
      awsRegion: aws.region,
      pricingTier: databricks.tier,
      credentialsId: role.credentialsId,
      storageConfigurationId: rootBucket.storageConfigurationId,
      networkId: registered.networkId,
      ...(privateLink === undefined ? {} : { privateAccessSettingsId: privateLink.privateAccessSettingsId }),
      ...(keys === undefined
        ? {}
        : {
            managedServicesCustomerManagedKeyId: keys.managedServicesId,
            storageCustomerManagedKeyId: keys.storageId,
          }),
      customTags: props.tags,
      // No token: a personal access token would be in the state, and accounts with OAuth only refuse it.
      lifecycle: { preventDestroy: props.protection.preventDestroy },
    });
    new WorkspaceAccess(this, "access", {
      workspaceId: workspace.workspaceId,
      metastoreId: props.metastoreId,
      members: props.members,
    });

    this.workspaceId = workspace.getStringAttribute("workspace_id");
    this.workspaceUrl = workspace.workspaceUrl;
    this.rootBucketName = rootBucket.bucketName;
  }
}
