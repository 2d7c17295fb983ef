import { KNOWN_GIT_HOSTS } from "../facts/git-providers";
import { entries, errorAt, perEnvironment } from "./check";

/** Databricks knows how to talk to the host of a repository, and a repository is checked out once in the same way. */
export const gitFolders = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([workspace, { gitFolders: folders }]) =>
    entries(folders).flatMap(([key, { url, provider, checkout }], index) => {
      const path = ["workspaces", workspace, "gitFolders", key];
      const host = url?.split("/")[2]?.split(":")[0] ?? "";
      const same = entries(folders)
        .slice(0, index)
        .find(
          ([, other]) =>
            url !== undefined && other.url === url && JSON.stringify(other.checkout) === JSON.stringify(checkout),
        );
      return [
        ...(url !== undefined && provider === undefined && !KNOWN_GIT_HOSTS.value.some((known) => known.test(host))
          ? [
              errorAt(
                env,
                [...path, "provider"],
                `Databricks does not know what ${host} is`,
                'say it: "gitHubEnterprise", "gitLabEnterpriseEdition", "bitbucketServer"',
              ),
            ]
          : []),
        ...(same === undefined || checkout === undefined
          ? []
          : [errorAt(env, path, `is the same as ${same[0]}`, "keep one of the two")]),
      ];
    }),
  ),
);
