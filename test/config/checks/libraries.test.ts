import { describe, expect, it } from "vitest";
import { ALLOWLIST, LIBRARIES, withLibraries } from "../../support/libraries";
import { devInput } from "../../support/platform";
import { report } from "../problems";

const input = devInput();
withLibraries(input);
const { main } = input.workspaces;
/** What dev has for libraries. */
const BASE = { workspaces: { main }, catalogs: input.catalogs, metastore: input.metastore };

/** What is said after changes below `workspaces.main`, or to a full path that begins with a dot. */
const says = (changes: Readonly<Record<string, unknown>>): string =>
  report({
    dev: {
      ...structuredClone(BASE),
      ...Object.fromEntries(
        Object.entries(changes).map(([path, value]) => [
          path.startsWith(".") ? path.slice(1) : `workspaces.main.${path}`,
          value,
        ]),
      ),
    },
  });

const installs = (library: object, change: object = {}) =>
  says({ "clusterPolicies.packaged.libraries": { it: library }, ...change });
const volume = { catalog: "sales", schema: "gold", volume: "libraries" };
const VOLUME = ".catalogs.sales.schemas.gold.volumes";
const jar = { type: "jar", ...volume, file: "jars/rules-1.4.0.jar" };
const maven = { type: "maven", coordinates: "org.jsoup:jsoup:1.21.2" };
const pinned = { type: "pypi", package: "holidays==0.84" };

describe("libraries", () => {
  it.each<[string, object]>([
    ["of every type", {}],
    ["none", { "clusterPolicies.packaged.libraries": {}, "clusters.installed.libraries": {} }],
    ["on a list that is kept elsewhere", { "clusterPolicies.packaged.libraries.it": { ...maven, allowlisted: true } }],
    [
      "on a list for a whole group",
      {
        "clusterPolicies.packaged.libraries.it": maven,
        ".metastore.artifactAllowlist.maven": ["org.jsoup:", "com.amazon.deequ:"],
      },
    ],
    [
      "of Python without any list",
      {
        "clusterPolicies.packaged.libraries": { it: pinned },
        "clusters.installed.libraries": { it: pinned },
        ".metastore": undefined,
      },
    ],
    [
      "in a volume that somebody else fills",
      {
        [VOLUME]: { libraries: { comment: "x" } },
        "clusterPolicies.packaged.libraries.it": { type: "wheel", ...volume, file: "dist/a-1.whl" },
      },
    ],
    [
      "with extras and local versions",
      { "clusterPolicies.packaged.libraries.it": { type: "pypi", package: "acme_x[s3,sql]==1.0+eu" } },
    ],
    [
      "of a job that has its clusters for itself",
      { "clusterPolicies.jobs.libraries": { it: jar }, ".metastore": undefined, ...onlyJobs() },
    ],
  ])("are taken: %s", (_, changes) => {
    expect(says(changes as Readonly<Record<string, unknown>>)).toBe("");
  });

  it("are on the list of the metastore, which another environment of the region may say", () => {
    const prodUses = { "workspaces.main.clusterPolicies.exploration.libraries": { it: jar } };
    expect(report({ dev: structuredClone(BASE), prod: prodUses })).toContain(
      "/Volumes/prod_sales/gold/libraries/jars/rules-1.4.0.jar",
    );
    const deequ = { "workspaces.main.clusterPolicies.exploration.libraries": { it: LIBRARIES.deequ } };
    expect(report({ dev: structuredClone(BASE), prod: deequ })).toBe("");
  });
});

/** Takes out what has libraries elsewhere. */
function onlyJobs() {
  return {
    "clusterPolicies.packaged": undefined,
    "clusters.packaged": undefined,
    "clusters.installed": undefined,
  };
}

describe("libraries that are not right", () => {
  it.each<[string, string, string]>([
    ["an egg", installs({ type: "egg", ...volume, file: "a.egg" }), "runtimes from 14.0 install no eggs"],
    ["an egg as a wheel", installs({ type: "wheel", ...volume, file: "a.egg" }), "is an egg"],
    ["a JAR as a wheel", installs({ ...jar, type: "wheel" }), "is not a wheel in a volume"],
    ["a path with dots", installs({ ...jar, file: "../rules.jar" }), "is not a JAR in a volume"],
    ["a full path", installs({ ...jar, file: "/Volumes/a/b/c/rules.jar" }), "is not a JAR in a volume"],
    ["a package without version", installs({ type: "pypi", package: "holidays" }), "is not a package with its version"],
    [
      "coordinates without version",
      installs({ ...maven, coordinates: "org.jsoup:jsoup" }),
      "are not Maven coordinates",
    ],
    [
      "a name in an address",
      installs({ ...pinned, repo: "https://ada@packages.acme.example/simple" }),
      "without a name, secret or query in it",
    ],
    ["an address without encryption", installs({ ...pinned, repo: "http://a.example/simple" }), "over HTTPS"],
    ["an exclusion of nothing", installs({ ...maven, exclusions: ["slf4j"] }), "is not an exclusion of Maven"],
    ["a volume that is not there", installs({ ...jar, volume: "lib" }), "the schema sales.gold has no volume lib"],
    ["a catalog that is not there", installs({ ...jar, catalog: "hr" }), "hr"],
    [
      "a file that is not shipped",
      installs({ ...jar, file: "jars/rules-1.5.0.jar" }),
      "the folder libraries, which fills the volume, has no jars/rules-1.5.0.jar",
    ],
    [
      "a JAR that the list lacks",
      installs(jar, { ".metastore.artifactAllowlist.jars": [] }),
      "/Volumes/dev_sales/gold/libraries/jars/rules-1.4.0.jar is installed on compute of access mode standard, and the metastore's allowlist does not have it. Fix: add its volume or folder to metastore.artifactAllowlist.jars",
    ],
    [
      "Maven without a list",
      installs(maven, { ".metastore": undefined }),
      'add "org.jsoup:jsoup:" to metastore.artifactAllowlist.maven',
    ],
    [
      "Maven on a shared cluster",
      says({ "clusters.installed.libraries": { it: maven } }),
      "clusters.installed.libraries.it: org.jsoup:jsoup:1.21.2 is installed on compute",
    ],
    ["R on shared compute", installs({ type: "cran", package: "forecast" }), "runs no R"],
    [
      "a list of packages on an old runtime",
      says({ "clusterPolicies.packaged.runtime": "14.3.x-scala2.12" }),
      "the runtime 14.3.x-scala2.12 installs no list of packages",
    ],
    [
      "a cluster of a policy that installs",
      says({ "clusters.packaged.libraries": { it: pinned } }),
      "the cluster policy packaged installs libraries, and lets nobody install further ones",
    ],
    [
      "one package twice",
      says({ "clusterPolicies.packaged.libraries.again": { type: "pypi", package: "Holidays==0.80" } }),
      "is what holidays installs already",
    ],
    [
      "a policy of pipelines",
      says({
        "clusterPolicies.lines": {
          ...main?.clusterPolicies?.bare,
          workload: "pipeline",
          runtime: undefined,
          libraries: { it: pinned },
        },
      }),
      "a pipeline installs what its program asks for",
    ],
    [
      "more than a policy has",
      says({
        "clusterPolicies.packaged.libraries": Object.fromEntries(
          Array.from({ length: 501 }, (_, index) => [`p${index}`, { type: "pypi", package: `p${index}==1` }]),
        ),
      }),
      "501 libraries, and a policy has 500 at most",
    ],
  ])("are refused: %s", (_, said, message) => expect(said).toContain(message));
});

describe("the allowlist and files of volumes", () => {
  const LIST = ".metastore.artifactAllowlist";
  const [place] = ALLOWLIST.jars ?? [];
  it.each<[string, string, string]>([
    ["a volume that is not there", says({ [`${LIST}.jars`]: [{ ...place, volume: "lib" }] }), "has no volume lib"],
    [
      "a place twice",
      says({ [`${LIST}.jars`]: [place, place] }),
      "jars.1: /Volumes/dev_sales/gold/libraries/jars/ lets it in already",
    ],
    [
      "a place inside another",
      says({
        [`${LIST}.initScripts`]: [
          { mode: "s3", url: "s3://acme-x/a/b" },
          { mode: "s3", url: "s3://acme-x/a" },
        ],
      }),
      "initScripts.0: s3://acme-x/a/ lets it in already",
    ],
    [
      "coordinates inside a group",
      says({ [`${LIST}.maven`]: ["com.amazon.deequ:", "com.amazon.deequ:deequ:"] }),
      "maven.1: com.amazon.deequ: lets it in already",
    ],
    ["a group without a colon", says({ [`${LIST}.maven`]: ["com.acme"] }), "is no beginning of Maven coordinates"],
    ["a folder that is not there", says({ [`${VOLUME}.libraries.files`]: "jars" }), "jars is no folder of the project"],
    ["a folder outside", says({ [`${VOLUME}.libraries.files`]: "../jars" }), "is not a relative path"],
  ])("are refused: %s", (_, said, message) => expect(said).toContain(message));

  it("is said by one environment of a metastore", () => {
    const prod = { "metastore.artifactAllowlist.maven": ["com.acme:"] };
    expect(report({ dev: { "metastore.artifactAllowlist.maven": ["org.acme:"] }, prod })).toContain(
      "prod: metastore: config/environments/dev.ts says what there is once in the metastore",
    );
  });
});
