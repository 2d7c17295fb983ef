import type { EnvironmentInput } from "../../config/schema/environment";
import type { PolicyInput } from "./workspace-compute";
import { cluster, notebooks } from "./workspace-compute";

export type Libraries = NonNullable<PolicyInput["libraries"]>;

/** The volume that holds them. */
const VOLUME = { catalog: "sales", schema: "gold", volume: "libraries" } as const;

/** One of each type that shared compute installs. */
export const LIBRARIES: Libraries = {
  rules: { type: "wheel", ...VOLUME, file: "acme_rules-1.4.0-py3-none-any.whl" },
  packages: { type: "requirements", ...VOLUME, file: "requirements.txt" },
  holidays: { type: "pypi", package: "holidays==0.84", repo: "https://packages.acme.example/simple" },
  checks: { type: "jar", ...VOLUME, file: "jars/rules-1.4.0.jar" },
  deequ: {
    type: "maven",
    coordinates: "com.amazon.deequ:deequ:2.0.9-spark-3.5",
    exclusions: ["org.apache.spark:*"],
  },
};

/** What the metastore lets in of them, and a folder of scripts. */
export const ALLOWLIST: NonNullable<NonNullable<EnvironmentInput["metastore"]>["artifactAllowlist"]> = {
  jars: [
    { mode: "volume", ...VOLUME, folder: "jars" },
    { mode: "s3", url: "s3://acme-artifacts/jars" },
  ],
  maven: ["com.amazon.deequ:deequ:"],
  initScripts: [
    { mode: "volume", ...VOLUME, folder: "scripts" },
    { mode: "s3", url: "s3://acme-artifacts/scripts" },
  ],
};

/** Puts libraries into a volume, on the allowlist, into a policy and on clusters of the workspace `main`. */
export function withLibraries(input: EnvironmentInput): void {
  const { main } = input.workspaces;
  const gold = input.catalogs?.sales?.schemas?.gold;
  if (main === undefined || gold === undefined) throw new Error("there are a workspace main and a schema gold");
  gold.volumes = { ...gold.volumes, libraries: { comment: "What compute installs", files: "libraries" } };
  input.metastore = { ...input.metastore, artifactAllowlist: ALLOWLIST };
  main.clusterPolicies = {
    ...main.clusterPolicies,
    packaged: notebooks({ libraries: LIBRARIES }),
    bare: notebooks(),
    own: notebooks({ accessMode: "dedicated" }),
  };
  main.clusters = {
    ...main.clusters,
    packaged: cluster({ clusterPolicy: "packaged" }),
    installed: cluster({ clusterPolicy: "bare", libraries: LIBRARIES }),
    r: cluster({
      clusterPolicy: "own",
      dedicatedTo: { type: "user", user: "ada@acme.example" },
      permissions: { "data-engineers": "CAN_RESTART" },
      libraries: {
        forecast: { type: "cran", package: "forecast", repo: "https://cran.acme.example" },
        jsoup: { type: "maven", coordinates: "org.jsoup:jsoup:1.21.2", repo: "https://maven.acme.example/releases" },
      },
    }),
  };
}
