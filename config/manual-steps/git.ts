import { entries } from "../checks/check";
import type { ManualStep } from "./step";
import { gitHosts } from "./values";

/** How the service principal that Terraform runs as comes to repositories: its token would stand in the state. */
export const GIT_STEPS: readonly ManualStep[] = [
  {
    id: "git-credential",
    title: "tokens with which Git folders are checked out",
    instructions: [
      "After the workspace layer has run and before the settings layer, make a token of each host of Git that reads these repositories and nothing else, of an account of its own and not of a person.",
      "Sign in to the workspace as the service principal that Terraform runs as, and give it the token: databricks git-credentials create PROVIDER --json @FILE, with git_username and personal_access_token in the file; then delete the file.",
      "Put a new one before it is over: databricks git-credentials update. One provider has one credential of a service principal in a workspace.",
    ],
    blocking: false,
    values: gitHosts,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) =>
        entries(data.workspaces).some(([, { gitFolders }]) =>
          entries(gitFolders).some(([, folder]) => folder.public === false),
        ),
      ),
  },
];
