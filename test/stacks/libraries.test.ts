import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { withLibraries } from "../support/libraries";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input = devInput();
withLibraries(input);
const platform = platformOf(accountInput(), input);
const FILES = "/Volumes/dev_sales/gold/libraries";

describe("libraries", () => {
  let stacks: Readonly<Record<string, EmittedStack["json"]>>;
  beforeAll(() => {
    stacks = Object.fromEntries(synthPlatform(platform).map(({ name, json }) => [name, json]));
  });
  const of = (stack: string, address: string) => resource(stacks[`dev-${stack}`] as EmittedStack["json"], address);

  it("are installed by a policy, in the order of their keys", () => {
    expect(of("settings-main", "databricks_cluster_policy.cluster-policy-packaged").libraries).toEqual([
      { jar: `${FILES}/jars/rules-1.4.0.jar` },
      { maven: { coordinates: "com.amazon.deequ:deequ:2.0.9-spark-3.5", exclusions: ["org.apache.spark:*"] } },
      { pypi: { package: "holidays==0.84", repo: "https://packages.acme.example/simple" } },
      { requirements: `${FILES}/requirements.txt` },
      { whl: `${FILES}/acme_rules-1.4.0-py3-none-any.whl` },
    ]);
    expect(of("settings-main", "databricks_cluster_policy.cluster-policy-bare")).not.toHaveProperty("libraries");
  });

  it("are installed on a cluster after volumes and the allowlist, each by itself", () => {
    const cluster = (key: string) => `\${data.terraform_remote_state.settings-main.outputs.cluster_ids.${key}}`;
    const on = (key: string) => of("ingestion-main", `databricks_library.cluster-${key}`);
    expect(on("installed-library-rules")).toMatchObject({
      cluster_id: cluster("installed"),
      whl: `${FILES}/acme_rules-1.4.0-py3-none-any.whl`,
    });
    expect(on("r-library-forecast")).toMatchObject({
      cluster_id: cluster("r"),
      cran: [{ package: "forecast", repo: "https://cran.acme.example" }],
    });
    expect(on("r-library-jsoup")).toMatchObject({
      maven: [{ coordinates: "org.jsoup:jsoup:1.21.2", repo: "https://maven.acme.example/releases" }],
    });
  });

  it("are let in by one list of each type, folders with a slash at their ends", () => {
    const list = (field: string) => {
      const { artifact_type: type, artifact_matcher: matchers } = of(
        "unity-catalog",
        `databricks_artifact_allowlist.artifact-allowlist_${field}`,
      );
      return { type, artifacts: (matchers as { artifact: string }[]).map(({ artifact }) => artifact) };
    };
    expect(list("jars")).toEqual({ type: "LIBRARY_JAR", artifacts: [`${FILES}/jars/`, "s3://acme-artifacts/jars/"] });
    expect(list("maven")).toEqual({ type: "LIBRARY_MAVEN", artifacts: ["com.amazon.deequ:deequ:"] });
    expect(list("initScripts")).toEqual({
      type: "INIT_SCRIPT",
      artifacts: [`${FILES}/scripts/`, "s3://acme-artifacts/scripts/"],
    });
  });

  it("are put into a volume from a folder of the project, byte by byte", () => {
    const file = of(
      "unity-catalog",
      "databricks_file.catalog-sales_schema-gold_volume-libraries_file-jars-rules-1-4-0-jar",
    );
    const volume = "databricks_volume.catalog-sales_schema-gold_volume-libraries";
    expect(file.path).toBe(`\${${volume}.volume_path}/jars/rules-1.4.0.jar`);
    expect(Buffer.from(String(file.content_base64), "base64").subarray(0, 2).toString()).toBe("PK");
  });
});

describe("libraries in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go", () =>
    expectComesAndGoes(site, platform, ["dev-ingestion-main"]));
});
