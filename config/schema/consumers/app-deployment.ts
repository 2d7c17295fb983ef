import { z } from "zod";
import { distinct, slug } from "../common";
import { takes } from "../company/mark";
import { fillable } from "../fillable";
import { ref } from "../ref";
import { schedule } from "../schedule";
import { gitFolder } from "../text/git";
import { email } from "../text/mail";
import { programPath } from "../text/paths";

/** A folder inside of another one. */
const within = {
  /** Folder in it that has the program: `apps/portal`. Default: it itself. */
  path: gitFolder.optional(),
} as const;

/** A job that brings the program of an app to it. */
export const appDeployment = z.strictObject({
  /** Where the program is. */
  source: z.discriminatedUnion("from", [
    z.strictObject({
      /** A folder of the project, which Terraform puts into the workspace, file by file. */
      from: z.literal("program"),
      /** The folder, from the project's root: `programs/portal`. All of it is shipped, at most 20 MB. */
      folder: programPath,
    }),
    z.strictObject({
      /** A folder of the workspace, which people and pipelines put files into. */
      from: z.literal("folder"),
      /** The folder (key of the workspace's `folders`), which `runAs` may read. */
      folder: slug,
      ...within,
    }),
    z.strictObject({
      /** A repository that is checked out in the workspace, as it is there. */
      from: z.literal("git-folder"),
      /** The repository (key of the workspace's `gitFolders`), which `runAs` may read. */
      gitFolder: slug,
      ...within,
    }),
  ]),
  /** Service principal (key of the account's `servicePrincipals`) that the job runs as; it may manage the app. Not the deployer. */
  runAs: ref("servicePrincipal", { runsAs: true }),
  /** When the job looks whether there is something new. Default: whenever people or a pipeline start it. */
  schedule: schedule.optional(),
  /** Minutes after which a run is given up, 10 to 240. Default 30. */
  timeoutMinutes: z.int().min(10).max(240).default(30),
  /** Who is told when a run fails. At least one address; left out, whom the account says (`notifications.jobEmails`). */
  notify: fillable(takes("notifications.jobEmails", distinct(z.array(email).min(1)))),
});
