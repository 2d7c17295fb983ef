import { z } from "zod";
import { awsAccountId, distinct, roleArn } from "../common";
import { ref } from "../ref";
import { folder } from "../text/paths";
import { groupDescription, machineType } from "../text/sagemaker";

/** Where versions of a model are kept for Amazon SageMaker: a group of model packages, a repository of images, a folder of archives. */
export const sagemakerModelGroup = z.strictObject({
  /** Where versions of a model are kept for Amazon SageMaker: a group of model packages, a repository of images, a folder of archives. */
  kind: z.literal("sagemaker-model-group"),
  /** What the model is for; shown in the console. Changing it replaces the group, with all that is registered in it. Default none. */
  description: groupDescription.optional(),
  /** The repository of images in Amazon ECR, of which each tag stays what it was. */
  images: z
    .strictObject({
      /** Days after which images without a tag are deleted, 1 to 365. Those with a tag stay. Default 14. */
      untaggedDays: z.int().min(1).max(365).default(14),
      /** Roles (ARN) outside of Databricks that push images and pull them, such as that of a pipeline of CI. Default none. */
      pushers: distinct(z.array(roleArn).max(20)).default([]),
      /** Other accounts (12 digits) and roles (ARN) that pull images. Default none. */
      pullers: distinct(z.array(z.union([awsAccountId, roleArn])).max(20)).default([]),
    })
    .prefault({}),
  /** Where archives of the model are put. */
  artifacts: z
    .strictObject({
      /** Zone (key of `zones`, kind `raw`). Default `raw`. */
      zone: ref("zone", { zone: "raw" }).default("raw"),
      /** Folder of the zone. Default: the key. */
      folder: folder.optional(),
    })
    .prefault({}),
  /**
   * Whose jobs in Databricks bring models here: a service credential of Unity Catalog, `svc-<key>`, pushes and pulls images,
   * puts archives into the folder and registers versions. Default: nobody's.
   */
  deployer: z
    .strictObject({
      /** Workspace (key of `workspaces`) whose compute may use the credential. */
      workspace: ref("workspace"),
      /** Service principal (key of the account's `servicePrincipals`) that its jobs run as; not the deployer of Terraform. */
      servicePrincipal: ref("servicePrincipal", { runsAs: true }),
      /** The jobs make models and endpoints themselves, named `<prefix>-<key>-…`. Default: they do not, and Terraform does. */
      endpoints: z
        .strictObject({
          /** Instance types that they may take, 1 to 10. */
          instanceTypes: distinct(z.array(machineType).min(1).max(10)),
        })
        .optional(),
    })
    .optional(),
});
