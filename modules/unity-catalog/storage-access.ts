import { ExternalLocation, type ExternalLocationConfig } from "@cdktf/provider-databricks/lib/external-location";
import { StorageCredential } from "@cdktf/provider-databricks/lib/storage-credential";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Grants as ResolvedGrants } from "../../config/derive/grants";
import type { Protection } from "../../config/model";
import { configured } from "../configured";
import type { Statement } from "../iam/policy-document";
import { AccessRequests, type AccessRequestsProps } from "./access-requests";
import { credentialRole } from "./credential-role";
import { fileEventStatements, providedQueueStatements, type ReadQueue } from "./file-events";
import { Grants } from "./grants";
import { storageAccess } from "./storage-policy";
import { WorkspaceBindings } from "./workspace-bindings";

export interface StorageAccessProps {
  /** Role of the credential, made here; its ARN is predicted because credential and role need each other. */
  readonly role: { readonly name: string; readonly arn: string };
  /** Name of the storage credential, unique in the metastore. */
  readonly credentialName: string;
  /** Name of the external location, unique in the metastore. */
  readonly locationName: string;
  /** Shown in Catalog Explorer. */
  readonly comment: string;
  /** `s3://bucket/folder`. */
  readonly url: string;
  readonly bucketName: string;
  /** Folder of the bucket, "" for the whole bucket. */
  readonly prefix: string;
  /** No writes through Unity Catalog. */
  readonly readOnly: boolean;
  /** Key that encrypts the bucket. Default none. */
  readonly kmsKeyArn?: string | undefined;
  /** What clients ask for in the headers of what they write; with KMS the key above. Default: nothing. */
  readonly serverSideEncryption?: "AWS_SSE_S3" | "AWS_SSE_KMS" | undefined;
  /** Whether Databricks makes a topic and a queue that tell of new files, reads a queue that is there, or lists folders. */
  readonly fileEvents: "off" | "managed" | ReadQueue;
  /** AWS account that the role is in, 12 digits. */
  readonly awsAccountId: string;
  readonly partition: string;
  /** Role of Databricks that hands out access to storage. */
  readonly unityCatalogRoleArn: string;
  /** Workspace key → id of the workspaces that may use the location beside the one it is managed through. */
  readonly workspaceIds: Readonly<Record<string, string>>;
  readonly grants: ResolvedGrants<"external_location">;
  /** Service principal key → application id. */
  readonly applicationIds: Readonly<Record<string, string>>;
  /** Where requests for access go. Default: as Databricks has it. */
  readonly accessRequests?: AccessRequestsProps["to"];
  readonly protection: Protection;
  /** The bucket with all its settings, where it is made in the same stack. Default none. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** Unity Catalog's way to one place in S3: storage credential, IAM role, external location and its grants. */
export class StorageAccess extends Construct {
  /** Name of the external location; a reference. */
  readonly locationName: string;
  /** The location and what has to be there for as long as something lies in it. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: StorageAccessProps) {
    super(scope, id);
    const { forceDestroy } = props.protection;
    const credential = new StorageCredential(this, "credential", {
      name: props.credentialName,
      comment: props.comment,
      awsIamRole: { roleArn: props.role.arn },
      readOnly: props.readOnly,
      // Only locations need it, and they are managed through one workspace, which Databricks binds itself.
      isolationMode: "ISOLATION_MODE_ISOLATED",
      // The role cannot exist yet: its trust needs this credential's external id. The location is validated.
      skipValidation: true,
      forceDestroy,
    });
    const propagation = credentialRole(this, {
      ...props,
      description: `Unity Catalog storage credential ${props.credentialName}`,
      policyName: "storage",
      externalId: credential.awsIamRole.externalId,
      statements: [...storageAccess({ ...props, roleArn: props.role.arn }), ...eventStatements(props)],
    });
    const location = new ExternalLocation(this, "location", {
      name: props.locationName,
      comment: props.comment,
      url: props.url,
      credentialName: credential.name,
      readOnly: props.readOnly,
      isolationMode: "ISOLATION_MODE_ISOLATED",
      // Never the instance profile of a cluster instead of Unity Catalog.
      fallback: false,
      skipValidation: false,
      // Said in both cases: Databricks switches them on where nothing is said.
      enableFileEvents: props.fileEvents !== "off",
      ...eventQueue(props.fileEvents),
      ...encryption(props),
      forceDestroy,
      dependsOn: [propagation, ...(props.dependsOn ?? [])],
    });
    const bindings = new WorkspaceBindings(this, "workspaces", {
      securableType: "external_location",
      securable: location.name,
      workspaceIds: props.workspaceIds,
    });
    const grants = configured(
      new Grants(this, "grants", {
        kind: "external_location",
        securable: location.name,
        grants: props.grants,
        applicationIds: props.applicationIds,
      }),
      ".grants",
    );
    configured(
      new AccessRequests(this, "access-requests", {
        type: "EXTERNAL_LOCATION",
        name: location.name,
        to: props.accessRequests,
      }),
      ".accessRequests",
    );
    this.locationName = location.name;
    this.dependables = [location, ...bindings.dependables, grants.dependable];
  }
}

function eventStatements(props: StorageAccessProps): Statement[] {
  if (props.fileEvents === "off") return [];
  if (props.fileEvents !== "managed") return providedQueueStatements([props.fileEvents]);
  return fileEventStatements({ ...props, bucketNames: [props.bucketName] });
}

function eventQueue(events: StorageAccessProps["fileEvents"]): Pick<ExternalLocationConfig, "fileEventQueue"> {
  if (events === "off") return {};
  return { fileEventQueue: events === "managed" ? { managedSqs: {} } : { providedSqs: { queueUrl: events.queueUrl } } };
}

function encryption({
  serverSideEncryption: algorithm,
  kmsKeyArn,
}: StorageAccessProps): Pick<ExternalLocationConfig, "encryptionDetails"> {
  if (algorithm === undefined) return {};
  return {
    encryptionDetails: {
      sseEncryptionDetails: { algorithm, ...(algorithm === "AWS_SSE_KMS" && { awsKmsKeyArn: kmsKeyArn }) },
    },
  };
}
