import { z } from "zod";
import { awsRegion, bucketName, kmsKeyArn, roleArn, slug } from "./common";
import { relativePath } from "./text/paths";
import { hostName, organizationName, projectName } from "./text/terraform";

/** Where Terraform keeps its state. Switching it changes only the backend and remote-state blocks. */
export const stateBackend = z.discriminatedUnion("backend", [
  z.strictObject({
    /** Files on this machine; for trying out and for the bootstrap only. */
    backend: z.literal("local"),
    /** Folder, relative to the project. Default `state`. */
    directory: relativePath.default("state"),
  }),
  z.strictObject({
    /** An S3 bucket, encrypted, locked with a lock file in the bucket (Terraform ≥ 1.10). */
    backend: z.literal("s3"),
    /** Name of the bucket; it must exist (manual step `state-backend-exists`). */
    bucket: bucketName,
    /** AWS region of the bucket, for example `eu-west-1`. */
    region: awsRegion,
    /** Key prefix; each stack's state is `<prefix>/<stack>.tfstate`. Default `lakehouse`. */
    keyPrefix: relativePath.default("lakehouse"),
    /** KMS key that encrypts the state. Default: S3's own key (AES256), whatever the bucket's default is. */
    kmsKeyArn: kmsKeyArn.optional(),
    /** Role that is assumed to reach the bucket. Default: the caller's own identity. */
    roleArn: roleArn.optional(),
  }),
  z.strictObject({
    /** HCP Terraform or Terraform Enterprise: one named workspace per stack. */
    backend: z.literal("cloud"),
    /** Organization that holds the workspaces, as its settings spell it. */
    organization: organizationName,
    /** Project that holds the workspaces. Default: the organization's default project. */
    project: projectName.optional(),
    /** Host name of Terraform Enterprise. Default `app.terraform.io`. */
    hostname: hostName.default("app.terraform.io"),
    /** The workspace of a stack is called `<prefix>-<stack>`. Default: like the stack. */
    workspacePrefix: slug.optional(),
  }),
]);

export type StateBackend = z.output<typeof stateBackend>;
