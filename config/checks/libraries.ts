import { accessModeOf } from "../derive/cluster-policies";
import { catalogNames, comparedText } from "../derive/libraries";
import { RESOURCE_LIMITS } from "../facts/resource-limits";
import { unknownVolume } from "../kinds/workloads/declared-volume";
import { filesAt, shown } from "../kinds/workloads/program";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedLibrary } from "../schema/libraries";
import type { ParsedWorkspace } from "../schema/workspace";
import { allowedIn } from "./allowed-artifacts";
import { type Check, type Draft, type EnvironmentDraft, entries, errorAt, type Path, repeated } from "./check";

type Workspace = Salvaged<ParsedWorkspace>;
type Policy = NonNullable<Workspace["clusterPolicies"]>[string];
type Library = Salvaged<ParsedLibrary>;

/** Where libraries are installed. */
interface Compute {
  readonly draft: Draft;
  readonly env: EnvironmentDraft;
  /** Setting of the policy or cluster. */
  readonly at: Path;
  readonly runtimes: readonly (string | undefined)[];
  /** Whom the compute is for; undefined where it is not known. */
  readonly mode: "standard" | "dedicated" | undefined;
}

/** Libraries of cluster policies and clusters are there, and may be installed where they are named. */
export const libraries: Check = (draft) =>
  draft.environments.flatMap((env) =>
    entries(env.data.workspaces as Readonly<Record<string, Workspace>> | undefined).flatMap(([key, workspace]) => [
      ...entries(workspace.clusterPolicies).flatMap(([name, policy]) =>
        ofPolicy(draft, env, { workspace: key, name, policy }),
      ),
      ...entries(workspace.clusters).flatMap(([name, { clusterPolicy, libraries: own }]) => {
        const at: Path = ["workspaces", key, "clusters", name];
        const policies = workspace.clusterPolicies ?? {};
        const policy =
          clusterPolicy !== undefined && Object.hasOwn(policies, clusterPolicy) ? policies[clusterPolicy] : undefined;
        return [
          ...each({ draft, env, at, runtimes: runtimesOf(policy), mode: policy && accessModeOf(policy) }, own),
          ...installedTwice(env, at, own, { name: clusterPolicy, policy }),
        ];
      }),
    ]),
  );

const runtimesOf = (policy: Policy | undefined) => [policy?.runtime, ...(policy?.otherRuntimes ?? [])];

interface NamedPolicy {
  readonly workspace: string;
  readonly name: string;
  readonly policy: Policy;
}

function ofPolicy(draft: Draft, env: EnvironmentDraft, { workspace, name, policy }: NamedPolicy): Problem[] {
  const at: Path = ["workspaces", workspace, "clusterPolicies", name];
  const count = Object.keys(policy.libraries ?? {}).length;
  if (count > 0 && policy.workload === "pipeline")
    return [
      errorAt(
        env,
        [...at, "libraries"],
        "a pipeline installs what its program asks for, and no libraries of its policy",
        "take them out; serverless pipelines have compute.dependencies",
      ),
    ];
  const most = RESOURCE_LIMITS.value.policyLibraries;
  return [
    ...each(
      { draft, env, at, runtimes: runtimesOf(policy), mode: modeOf(env, workspace, name, policy) },
      policy.libraries,
    ),
    ...(count > most
      ? [errorAt(env, [...at, "libraries"], `${count} libraries, and a policy has ${most} at most`, "build one wheel")]
      : []),
  ];
}

/** Clusters of jobs say themselves whom they are for: one that is shared is enough. */
function modeOf(env: EnvironmentDraft, workspace: string, name: string, policy: Policy): Compute["mode"] {
  if (policy.workload === "interactive") return accessModeOf(policy);
  const only = Object.keys(env.data.workspaces ?? {}).length === 1;
  const clusters = entries(env.data.workloads).flatMap(([, one]) => {
    const job = one as { readonly workspace?: string; readonly clusters?: Readonly<Record<string, JobCluster>> };
    return job.workspace === workspace || (only && job.workspace === undefined) ? entries(job.clusters) : [];
  });
  const modes = clusters.flatMap(([, { clusterPolicy, accessMode }]) => (clusterPolicy === name ? [accessMode] : []));
  return modes.includes("standard") ? "standard" : undefined;
}

interface JobCluster {
  readonly clusterPolicy?: string;
  readonly accessMode?: "standard" | "dedicated";
}

function each(compute: Compute, all: Readonly<Record<string, Library>> | undefined): Problem[] {
  const named = entries(all);
  return [
    ...named.flatMap(([key, library]) => [
      ...missing(compute, [...compute.at, "libraries", key], library),
      ...forbidden(compute, [...compute.at, "libraries", key], library),
    ]),
    ...repeated(named, ([, library]) => identityOf(library)).map(([[later], [earlier]]) =>
      errorAt(compute.env, [...compute.at, "libraries", later], `is what ${earlier} installs already`, "remove one"),
    ),
  ];
}

/** What is the same library, in another version or not: only one of them can be installed. */
function identityOf(library: Library): string | undefined {
  switch (library.type) {
    case "pypi":
      return `pypi ${library.package
        ?.replace(/[[=].*/, "")
        .toLowerCase()
        .replaceAll(/[-_.]+/g, "-")}`;
    case "maven":
      return `maven ${library.coordinates?.replace(/:[^:]*$/, "")}`;
    case "cran":
      return `cran ${library.package}`;
    case undefined:
      return undefined;
    default:
      return `${library.catalog}.${library.schema}.${library.volume}/${library.file}`;
  }
}

/** A file is in a volume that is declared; where the platform fills the volume, in what it puts there. */
function missing({ draft, env }: Compute, at: Path, library: Library): Problem[] {
  if (library.type !== "wheel" && library.type !== "jar" && library.type !== "requirements") return [];
  const { catalog = "", schema = "", volume = "", file } = library;
  const environment = env.data.catalogs === undefined ? {} : { catalogs: env.data.catalogs };
  const unknown = unknownVolume(library, [], {
    environment: environment as Parameters<typeof unknownVolume>[2]["environment"],
    problem: (field, what, fix) => errorAt(env, [...at, ...field], what, fix),
  });
  const folder = env.data.catalogs?.[catalog]?.schemas?.[schema]?.volumes?.[volume]?.files;
  const read = folder === undefined ? undefined : draft.folders(folder);
  const shipped = read?.fault === undefined ? read?.files : undefined;
  if (file === undefined || shipped === undefined || filesAt(shipped, file).length > 0) return unknown;
  const names = shipped.map(({ path }) => path);
  return [
    errorAt(
      env,
      [...at, "file"],
      `the folder ${folder}, which fills the volume, has no ${file}`,
      `put it there, or name one of its files: ${shown(names)}`,
    ),
  ];
}

/** What the compute does not install. */
function forbidden({ draft, env, runtimes, mode }: Compute, at: Path, library: Library): Problem[] {
  const old = runtimes.find((runtime) => Number(/^\d+/.exec(runtime ?? "")?.[0] ?? "15") < 15);
  if (library.type === "requirements" && old !== undefined)
    return [
      errorAt(
        env,
        [...at, "type"],
        `the runtime ${old} installs no list of packages; those from 15.0 do`,
        "choose a newer runtime, or name the packages one by one",
      ),
    ];
  if (mode !== "standard") return [];
  if (library.type === "cran")
    return [
      errorAt(
        env,
        [...at, "type"],
        "compute of access mode standard runs no R",
        'take it out, or set accessMode of the policy to "dedicated"',
      ),
    ];
  if ((library.type !== "jar" && library.type !== "maven") || library.allowlisted === true) return [];
  const text = comparedText(library, catalogNames(env.data));
  if (text === undefined) return [];
  const allowed = allowedIn(draft, env, library.type === "jar" ? "jars" : "maven");
  if (allowed === undefined || allowed.some((prefix) => text.startsWith(prefix))) return [];
  return [
    errorAt(
      env,
      at,
      `${text} is installed on compute of access mode standard, and the metastore's allowlist does not have it`,
      library.type === "jar"
        ? "add its volume or folder to metastore.artifactAllowlist.jars, or set allowlisted where somebody else keeps the list"
        : `add "${text.replace(/[^:]*$/, "")}" to metastore.artifactAllowlist.maven, or set allowlisted where somebody else keeps the list`,
    ),
  ];
}

/** Where a policy installs libraries, nobody installs further ones. Source: Databricks, "Add libraries to a policy". */
function installedTwice(
  env: EnvironmentDraft,
  at: Path,
  own: Readonly<Record<string, unknown>> | undefined,
  { name, policy }: { readonly name: string | undefined; readonly policy: Policy | undefined },
): Problem[] {
  return Object.keys(own ?? {}).length === 0 || Object.keys(policy?.libraries ?? {}).length === 0
    ? []
    : [
        errorAt(
          env,
          [...at, "libraries"],
          `the cluster policy ${name} installs libraries, and lets nobody install further ones`,
          "move them to the policy, or give the cluster a policy without libraries",
        ),
      ];
}
