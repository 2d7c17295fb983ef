import { MwsWorkspaces } from "@cdktf/provider-databricks/lib/mws-workspaces";
import { Construct } from "constructs";
import type { Protection, Workspace } from "../../config/model";
import { managedCrossAccountPolicy } from "./cross-account-managed-policy";
import { crossAccountPolicy } from "./cross-account-policy";
import { CrossAccountRole } from "./cross-account-role";
import { RootBucket } from "./root-bucket";
import { type Member, WorkspaceAccess } from "./workspace-access";
import {
  type PrivateLinkEndpoints,
  WorkspaceNetwork,
  type WorkspaceNetworkIds,
  type WorkspaceNetworkProps,
} from "./workspace-network";

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
  /** Clusters in the AWS account. Default: serverless compute alone, in Databricks' account. */
  readonly classic?: ClassicCompute | undefined;
  /**
   * Databricks' id of the registered key of managed services. Default: Databricks' own key. Fixed when the
   * workspace is made where compute is serverless.
   */
  readonly managedServicesKeyId?: string | undefined;
  /** Metastore of the region. */
  readonly metastoreId: string;
  readonly members: readonly Member[];
  /** Tags on all compute of the workspace. Once set they can change, but never go altogether. */
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
}

/** What clusters in the AWS account need. */
export interface ClassicCompute {
  /** Where they run. Default: a VPC that Databricks makes for the workspace. */
  readonly network?: (WorkspaceNetworkIds & Pick<WorkspaceNetworkProps, "content">) | undefined;
  /** ARN of the key that encrypts the root bucket. */
  readonly storageKeyArn: string;
  /** Bucket for the root bucket's S3 server access logs. Default: no access logs. */
  readonly accessLogBucket?: string | undefined;
  /** Databricks' id of the registered key of workspace storage. Default: Databricks' own key. */
  readonly storageKeyId?: string | undefined;
  /** PrivateLink, its back end where there are endpoints for it. Default: everything goes over the internet. */
  readonly privateLink?:
    | { readonly endpoints: PrivateLinkEndpoints | undefined; readonly privateAccessSettingsId: string }
    | undefined;
}

/** One Databricks workspace with its role, root bucket, network, metastore and members. */
export class DatabricksWorkspace extends Construct {
  /** Number as text. */
  readonly workspaceId: string;
  /** `https://….cloud.databricks.com`. */
  readonly workspaceUrl: string;
  /** Undefined in a workspace that has none. */
  readonly rootBucketName: string | undefined;

  constructor(scope: Construct, id: string, props: DatabricksWorkspaceProps) {
    super(scope, id);
    const { config, aws, databricks } = props;
    const classic = props.classic === undefined ? undefined : this.classicCompute(props, props.classic);
    const workspace = new MwsWorkspaces(this, "Resource", {
      accountId: databricks.accountId,
      workspaceName: config.name,
      ...(config.deploymentName === undefined ? {} : { deploymentName: config.deploymentName }),
      awsRegion: aws.region,
      pricingTier: databricks.tier,
      ...(classic === undefined ? { computeMode: "SERVERLESS" } : classic.arguments),
      ...(props.managedServicesKeyId === undefined
        ? {}
        : { managedServicesCustomerManagedKeyId: props.managedServicesKeyId }),
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
    this.rootBucketName = classic?.rootBucketName;
  }

  /** Role, root bucket, network and keys, and the arguments with which the workspace takes them. */
  private classicCompute(props: DatabricksWorkspaceProps, classic: ClassicCompute) {
    const { config, aws, databricks } = props;
    const { network, privateLink, storageKeyId } = classic;
    const principals = {
      partition: aws.partition,
      controlPlaneAccountId: databricks.controlPlaneAccountId,
      databricksAccountId: databricks.accountId,
    };
    const where = { partition: aws.partition, region: aws.region, awsAccountId: aws.accountId };

    const role = new CrossAccountRole(this, "cross-account-role", {
      ...principals,
      roleName: config.crossAccountRole.name,
      credentialsName: props.registrationName,
      policy:
        network === undefined
          ? managedCrossAccountPolicy(where)
          : crossAccountPolicy({ ...where, ...network, amiOwnerAccountId: databricks.amiOwnerAccountId }),
    });
    const rootBucket = new RootBucket(this, "root-bucket", {
      ...principals,
      bucketName: config.rootBucket,
      storageConfigurationName: props.registrationName,
      kmsKeyArn: classic.storageKeyArn,
      accessLogBucket: classic.accessLogBucket,
      protection: props.protection,
    });
    const networkId =
      network === undefined
        ? undefined
        : new WorkspaceNetwork(this, "network", {
            ...network,
            databricksAccountId: databricks.accountId,
            name: props.registrationName,
            endpoints: privateLink?.endpoints,
          }).networkId;
    return {
      rootBucketName: rootBucket.bucketName,
      arguments: {
        credentialsId: role.credentialsId,
        storageConfigurationId: rootBucket.storageConfigurationId,
        ...(networkId === undefined ? {} : { networkId }),
        ...(privateLink === undefined ? {} : { privateAccessSettingsId: privateLink.privateAccessSettingsId }),
        ...(storageKeyId === undefined ? {} : { storageCustomerManagedKeyId: storageKeyId }),
      },
    };
  }
}
