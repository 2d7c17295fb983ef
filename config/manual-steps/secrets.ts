import type { ManualStep } from "./step";
import { secretKeys } from "./values";

/** Values of secrets, which would stand in the state if Terraform put them anywhere. */
export const SECRET_STEPS: readonly ManualStep[] = [
  {
    id: "put-secret-values",
    title: "the values of secrets in secret scopes",
    instructions: [
      "After the settings layer has run, put every secret that a scope lists: databricks secrets put-secret SCOPE KEY, which asks for the value; never write it on the command line, where the shell keeps it.",
      "Compare databricks secrets list-secrets SCOPE with the keys in the configuration.",
      "Put a new value when the old one is over, and restart what runs on clusters that had looked it up.",
    ],
    blocking: false,
    values: secretKeys,
    appliesTo: ({ environments }) =>
      environments.some(({ data }) =>
        Object.values(data.workspaces ?? {}).some(({ secretScopes }) => Object.keys(secretScopes ?? {}).length > 0),
      ),
  },
];
