import { fact } from "./fact";

/** Hosts of Git whose sort Databricks' provider knows by their names; AWS CodeCommit has one host per region. */
export const KNOWN_GIT_HOSTS = fact<readonly RegExp[]>({
  value: [
    /^github\.com$/,
    /^gitlab\.com$/,
    /^bitbucket\.org$/,
    /^dev\.azure\.com$/,
    /^git-codecommit\.[^.]+\.amazonaws\.com$/,
  ],
  source: "databricks/databricks 1.99.0, repos/resource_repo.go",
  asOf: "2026-11",
});
