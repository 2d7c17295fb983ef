import { z } from "zod";
import { distinct, slug } from "./common";
import { permissions } from "./permissions";
import { ref } from "./ref";
import { gitFolder, gitRef, gitUrl } from "./text/git";

const LEVELS = ["CAN_READ", "CAN_RUN", "CAN_EDIT", "CAN_MANAGE"] as const;

/** Who may do what with a folder and all that is in it. */
const shared = {
  /** Account group → what it may do with everything in it. Complete: others lose what they were given. Default none. */
  permissions: permissions(LEVELS).default({}),
  /** Service principal (key of the account's `servicePrincipals`) → the same. Default none. */
  servicePrincipals: z.record(ref("servicePrincipal", { named: true }), z.enum(LEVELS)).default({}),
};

/** Folders that people work in together, by a short key. */
export const workspaceFoldersSchema = z.record(slug, z.strictObject(shared));

/** A repository of Git, checked out in the workspace by whom Terraform runs as. */
const gitFolderSchema = z.strictObject({
  /** Repository, over HTTPS: `https://github.com/acme/lakehouse.git`. Changing it replaces the folder. */
  url: gitUrl,
  /** Sort of its host, where its name does not say so: GitHub, GitLab, Bitbucket, Azure DevOps and CodeCommit in the cloud do. Changing it replaces the folder. Default: by the host. */
  provider: z
    .enum([
      "gitHub",
      "gitHubEnterprise",
      "bitbucketCloud",
      "bitbucketServer",
      "azureDevOpsServices",
      "gitLab",
      "gitLabEnterpriseEdition",
      "awsCodeCommit",
    ])
    .optional(),
  /** What is checked out when this changes, a branch or a tag. */
  checkout: z.discriminatedUnion("what", [
    z.strictObject({
      /** The head of a branch, as it is then. */
      what: z.literal("branch"),
      /** Name of the branch. */
      name: gitRef,
    }),
    z.strictObject({
      /** A tag, which stays what it is: for production. */
      what: z.literal("tag"),
      /** Name of the tag. */
      name: gitRef,
    }),
  ]),
  /** Folders of the repository that are checked out. Having some or none replaces the folder. Default: all of it. */
  only: distinct(z.array(gitFolder).min(1).max(50)).optional(),
  /** Whether anybody may read the repository; otherwise the [manual step](manual-steps.md#git-credential) comes before the settings layer. Default false. */
  public: z.boolean().default(false),
  ...shared,
});

/** Repositories by a short key. */
export const gitFoldersSchema = z.record(slug, gitFolderSchema);

export type ParsedGitFolder = z.output<typeof gitFolderSchema>;
