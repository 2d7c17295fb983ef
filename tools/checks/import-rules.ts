import { posix } from "node:path";
import { importStatements } from "./import-statements";

/** A file, its path relative to the project and with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface ImportProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

const CONSTRUCTS = /^(cdktf|constructs|@cdktf\/provider-)/;
/** Where everything may be imported from: the program itself, tests, benchmarks and examples. */
const EVERYTHING = ["main.ts", "test", "bench", "examples"];
/** Loads what the user wrote under `config/`, file by file. */
const COMPUTED_IMPORTS = ["config/load.ts"];

/** Which folders of the project a folder imports from, and which packages it leaves alone. */
const DIRECTIONS: Readonly<Record<string, { readonly from: readonly string[]; readonly not?: RegExp }>> = {
  config: { from: ["config"], not: CONSTRUCTS },
  modules: { from: ["config", "modules", ".gen"] },
  stacks: { from: ["config", "modules", "stacks", ".gen"] },
  emitted: { from: ["emitted"], not: CONSTRUCTS },
  policy: { from: ["config", "emitted", "policy"], not: CONSTRUCTS },
  tools: { from: ["config", "emitted", "policy", "tools"], not: CONSTRUCTS },
  assets: { from: ["assets"] },
};

/**
 * Folders inside one of the above that import less. The simulated providers and clouds know no configuration. What they
 * go by is handed in by `tools/simulate/given`.
 */
const NARROWER: readonly { readonly folders: RegExp; readonly from: RegExp; readonly instead: string }[] = [
  {
    folders: /^tools\/simulate\/(wire|schema|facts|semantics|cloud)\//,
    from: /^(emitted|tools\/simulate\/(wire|schema|facts|semantics|cloud))(\/|$)/,
    instead:
      "it may import emitted, and of the simulation wire, schema, facts, semantics and cloud; hand in what else it needs",
  },
];

/** Package indexes load every resource that there is: seconds, and about a gigabyte. */
const PACKAGE_INDEX =
  /^(@cdktf\/provider-(aws|databricks)(\/lib(\/index|\/lazy-index)?)?|\.gen\/providers\/[^/]+(\/index|\/lazy-index)?)(\.[jt]s)?$/;
const PROVIDER_CLASS = /^(@cdktf\/provider-[^/]+\/lib|\.gen\/providers\/[^/]+)\/provider(\/index)?(\.[jt]s)?$/;
const PROVIDERS_FILE = "stacks/base/providers.ts";

/** Rules about one specifier: `target` is the package, or the path in the project of what a relative one names. */
const RULES: readonly ((path: string, target: string, isPackage: boolean) => string | undefined)[] = [
  (path, target) =>
    PACKAGE_INDEX.test(target) && areaOf(path) !== "bench"
      ? `imports the index of ${target}; import the one resource, for example @cdktf/provider-aws/lib/vpc`
      : undefined,
  (_path, target) =>
    /^cdktf\/./.test(target) ? `imports ${target}, an internal of cdktf; import from cdktf alone` : undefined,
  (path, target) =>
    PROVIDER_CLASS.test(target) && path !== PROVIDERS_FILE && !["test", "bench"].includes(areaOf(path))
      ? `imports a provider class; providers are made in ${PROVIDERS_FILE} only`
      : undefined,
  (path, target, isPackage) => {
    const area = areaOf(path);
    const direction = DIRECTIONS[area];
    // Files in the root are the settings of tools.
    if (EVERYTHING.includes(area) || area === path) return undefined;
    if (direction === undefined) return `${area} has no row in the table of directions; add one`;
    if (isPackage) return direction.not?.test(target) ? `${area} must not know ${target}` : undefined;
    return direction.from.includes(areaOf(target))
      ? undefined
      : `${area} must not import ${target}; it may import ${direction.from.join(", ")}`;
  },
  (path, target, isPackage) => {
    const narrower = NARROWER.find(({ folders }) => folders.test(path));
    return isPackage || narrower === undefined || narrower.from.test(target)
      ? undefined
      : `imports ${target}; ${narrower.instead}`;
  },
  (path, target, isPackage) =>
    !isPackage && areaOf(target) === "assets" && areaOf(path) !== "assets"
      ? "imports an asset; assets are shipped as files, never run here"
      : undefined,
];

/** What is wrong with the imports of these files, in their order. */
export function importProblems(files: readonly SourceFile[]): ImportProblem[] {
  return files.flatMap(({ path, text }) =>
    importStatements(text).flatMap(({ specifier, line }) => {
      if (specifier === undefined) {
        return EVERYTHING.includes(areaOf(path)) || COMPUTED_IMPORTS.includes(path)
          ? []
          : [{ path, line, message: "imports something that is computed, so that nobody can check what it is" }];
      }
      const isPackage = !specifier.startsWith(".");
      const target = isPackage ? specifier : posix.join(posix.dirname(path), specifier);
      return RULES.map((rule) => rule(path, target, isPackage))
        .filter((message) => message !== undefined)
        .map((message) => ({ path, line, message }));
    }),
  );
}

/** The first folder of a path, or the name of a file in the root: `main.ts`. */
function areaOf(path: string): string {
  const [first = "", ...rest] = path.split("/");
  return rest.length === 0 && /^main(\.[jt]s)?$/.test(first) ? "main.ts" : first;
}
