import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addresses } from "../../emitted/stacks";
import { warehouseStatements } from "../../modules/data-services/redshift/policies";
import { report } from "../config/problems";
import { plainJob } from "../support/glue";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { financeWarehouse, reportingCluster, withExternalSchemas } from "../support/warehouses";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const glue = (what: string) => `arn:aws:glue:eu-west-1:111111111111:${what}`;

function inputOf() {
  const input = devInput();
  withExternalSchemas(input);
  return input;
}

describe("external schemas of a warehouse", () => {
  const stacks = synthPlatform(platformOf(accountInput(), inputOf()));
  const services = stacks.find(({ name }) => name === "dev-data-services")?.json ?? {};

  it("make the databases of the Data Catalog that say so, and a role where there was none", () => {
    const own = addresses(services).filter((one) => /catalog|data-service-(files|nights)_files/.test(one));
    expect(own).toEqual([
      "aws_glue_catalog_database.data-service-files_catalog-exports",
      "aws_iam_role.data-service-files_files",
      "aws_iam_role.data-service-nights_files",
      "aws_iam_role_policy.data-service-files_files_policy",
      "aws_iam_role_policy.data-service-nights_files_policy",
    ]);
    expect(resource(services, "aws_glue_catalog_database.data-service-files_catalog-exports")).toMatchObject({
      name: "acme_dev_files_exports",
    });
  });

  it.each([
    ["files", ["acme_dev_files_exports", "curated"], ["exports/finance", "curated"]],
    ["nights", ["curated"], ["curated"]],
  ])("let the role of %s read them and their files alone", (key, databases, folders) => {
    const { policy } = resource(services, `aws_iam_role_policy.data-service-${key}_files_policy`);
    const statements: { Sid: string; Resource: string[] }[] = JSON.parse(String(policy)).Statement;
    const on = (sid: string) => statements.find(({ Sid }) => Sid === sid)?.Resource;
    expect(on("ReadCatalogs")).toEqual([
      glue("catalog"),
      ...databases.flatMap((one) => [glue(`database/${one}`), glue(`table/${one}/*`)]),
    ]);
    expect(on("ReadFiles")).toEqual(folders.map((one) => expect.stringMatching(new RegExp(`/${one}/\\*$`))));
    expect(on("WriteFiles")).toBeUndefined();
  });

  it.each([
    ["allow", "glue:GetTable", glue("table/curated/orders")],
    ["allow", "glue:GetDatabase", glue("database/curated")],
    ["deny", "glue:GetTable", glue("table/finance/orders")],
    ["deny", "glue:UpdateTable", glue("table/curated/orders")],
    ["deny", "glue:DeleteDatabase", glue("database/curated")],
  ] as const)("%s %s on %s", (decision, action, on) => {
    const files = { reads: [{ bucket: "b", folder: "curated" }], writes: [], catalogs: ["curated"] };
    expect(simulateIdentity(warehouseStatements(files, "k", PLACE), { action, resource: on })).toBe(decision);
  });

  const there = (schema: object) => ({
    "dataServices.lake": financeWarehouse({ files: undefined, externalSchemas: { exports: schema as never } }),
  });
  const files = [{ folder: "exports" }];
  it("are taken of every sort", () => {
    expect(report({ dev: there({ database: { mode: "create" }, files }) })).toBe("");
    expect(report({ dev: there({ database: { mode: "existing", name: "curated" }, files }) })).toBe("");
  });

  it.each<[string, object, string]>([
    ["no files", { database: { mode: "create" }, files: [] }, "files"],
    ["no database", { files }, "database"],
    ["no zone", { database: { mode: "create" }, files: [{ zone: "sales", folder: "x" }] }, "files.0.zone"],
    ["a whole bucket", { database: { mode: "create" }, files: [{ folder: "" }] }, "files.0.folder"],
    [
      "a name with capitals",
      { database: { mode: "existing", name: "Curated" }, files },
      "is not a name in the Data Catalog",
    ],
    ["no job", { database: { mode: "glue-job", job: "nobody" }, files }, "database.job"],
    ["another sort", { database: { mode: "athena" }, files }, "database.mode"],
  ])("are refused with %s", (_, schema, message) => {
    expect(report({ dev: there(schema) })).toContain(message);
  });

  it("are refused with a job that enters nothing into the Data Catalog", () => {
    const changes = {
      ...there({ database: { mode: "glue-job", job: "plain" }, files }),
      "dataServices.plain": plainJob(),
    };
    expect(report({ dev: changes })).toContain(
      'plain has no crawler, and so no database in the Data Catalog. Fix: add crawler to dataServices.plain, or use mode "create"',
    );
  });

  it("are named as schemas of Redshift, at most 20", () => {
    const schema = { database: { mode: "create" as const }, files };
    const of = (names: readonly string[]) =>
      report({
        dev: {
          "dataServices.lake": reportingCluster({
            files: undefined,
            externalSchemas: Object.fromEntries(names.map((name) => [name, schema])),
          }),
        },
      });
    expect(of(["Exports"])).toContain("Exports");
    expect(of(Array.from({ length: 21 }, (_, index) => `s${index}`))).toContain("has more than 20 schemas");
  });
});

describe("external schemas in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    await expectComesAndGoes(site, platformOf(accountInput(), inputOf()), ["dev-data-services"]);
  });
});
