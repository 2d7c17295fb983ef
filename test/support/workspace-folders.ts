import type { EnvironmentInput } from "../../config/schema/environment";

/** A folder of a team, a repository of one's own at a tag, and one that everybody may read at a branch. */
export function withFolders(input: EnvironmentInput): void {
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.folders = { sales: { permissions: { analysts: "CAN_EDIT" }, servicePrincipals: { ingestion: "CAN_READ" } } };
  main.gitFolders = {
    lakehouse: {
      url: "https://git.acme.example/data/lakehouse.git",
      provider: "gitLabEnterpriseEdition",
      checkout: { what: "tag", name: "v1.4.0" },
      only: ["pipelines", "notebooks/orders"],
      permissions: { "data-engineers": "CAN_READ" },
      servicePrincipals: { ingestion: "CAN_RUN" },
    },
    samples: { url: "https://github.com/acme/samples", checkout: { what: "branch", name: "main" }, public: true },
  };
}
