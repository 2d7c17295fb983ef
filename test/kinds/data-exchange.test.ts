import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { bucketStatements, dataKeyStatements } from "../../modules/data-services/data-exchange/policies";
import { report } from "../config/problems";
import { DATA_SET, withDataExchange } from "../support/data-exchange";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input = devInput();
withDataExchange(input);
const STACKS = synthPlatform(platformOf(accountInput(), input));
const stack = (name: string): EmittedStack["json"] => {
  const found = STACKS.find((one) => one.name === name);
  if (!found) throw new Error(`no stack ${name}`);
  return found.json;
};

describe("data sets of Data Exchange", () => {
  it("are a data set with its revisions, or an export", () => {
    expect(addresses(stack("dev-data-services")).filter((address) => !address.startsWith("data."))).toEqual([
      "aws_dataexchange_data_set.data-service-prices",
      "aws_dataexchange_event_action.data-service-weather",
      "aws_dataexchange_revision_assets.data-service-prices_revision-draft",
      "aws_dataexchange_revision_assets.data-service-prices_revision-first-half",
    ]);
  });

  it("copy files of the zone into revisions", () => {
    const json = stack("dev-data-services");
    expect(resource(json, "aws_dataexchange_data_set.data-service-prices")).toMatchObject({
      name: "acme-dev-prices",
      asset_type: "S3_SNAPSHOT",
      description: "Prices of every day",
    });
    const revision = resource(json, "aws_dataexchange_revision_assets.data-service-prices_revision-first-half");
    expect(revision).toMatchObject({
      data_set_id: "${aws_dataexchange_data_set.data-service-prices.id}",
      comment: "January to June",
      finalized: true,
    });
    expect(JSON.stringify(revision.asset)).toContain('"key":"exports/prices-2.csv"');
    expect(resource(json, "aws_dataexchange_revision_assets.data-service-prices_revision-draft").finalized).toBe(false);
  });

  it("export each new revision into a folder, encrypted with the key of the zone", () => {
    expect(resource(stack("dev-data-services"), "aws_dataexchange_event_action.data-service-weather")).toMatchObject({
      event: [{ revision_published: [{ data_set_id: DATA_SET }] }],
      action: [
        {
          export_revision_to_s3: [
            {
              encryption: [{ type: "aws:kms", kms_key_arn: expect.stringContaining("kms_key_arns") }],
              revision_destination: [{ key_pattern: "bought/weather/$${Revision.CreatedAt}/$${Asset.Name}" }],
            },
          ],
        },
      ],
    });
  });
});

describe("policies for Data Exchange", () => {
  const PLACE = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const entries = Object.values(devEnvironment(withDataExchange).dataServices).filter(
    (entry) => entry.kind === "data-exchange",
  );
  const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";

  it.each<["allow" | "deny", string, string, string]>([
    ["allow", "s3:PutObject", `${BUCKET}/bought/weather/2026/a.csv`, "111111111111"],
    ["deny", "s3:PutObject", `${BUCKET}/bought/weather/2026/a.csv`, "999999999999"],
    ["deny", "s3:PutObject", `${BUCKET}/bought/weathers/a.csv`, "111111111111"],
    ["deny", "s3:PutObject", `${BUCKET}/exports/a.csv`, "111111111111"],
    ["deny", "s3:GetObject", `${BUCKET}/bought/weather/2026/a.csv`, "111111111111"],
    ["deny", "s3:DeleteObject", `${BUCKET}/bought/weather/2026/a.csv`, "111111111111"],
  ])("%s %s on %s for %s", (verdict, action, on, account) => {
    const context = { "aws:SourceAccount": account };
    const by = { service: "dataexchange.amazonaws.com" };
    const statements = bucketStatements(entries, "raw", PLACE);
    expect(simulate(statements, PLACE.accountId, { by, action, resource: on, context })).toBe(verdict);
  });

  it("let it encrypt for this account alone, and nobody where nothing comes in", () => {
    const encrypt = (account: string) =>
      simulate(dataKeyStatements(entries, PLACE), PLACE.accountId, {
        by: { service: "dataexchange.amazonaws.com" },
        action: "kms:GenerateDataKey",
        context: { "aws:SourceAccount": account },
      });
    expect(encrypt("111111111111")).toBe("allow");
    expect(encrypt("999999999999")).toBe("deny");
    const provided = entries.filter(({ mode }) => mode === "provide");
    expect(dataKeyStatements(provided, PLACE)).toEqual([]);
    expect(bucketStatements(provided, "raw", PLACE)).toEqual([]);
    expect(bucketStatements(entries, "other", PLACE)).toEqual([]);
  });
});

describe("Data Exchange in the configuration", () => {
  const said = (change: Record<string, unknown>) => {
    const dev = devInput();
    withDataExchange(dev);
    return report({ dev: { dataServices: dev.dataServices, "sources.orders.path": "bought/weather", ...change } });
  };

  it.each<[string, Record<string, unknown>]>([
    ["with everything", {}],
    ["into the folder of its key", { "dataServices.weather.folder": undefined, "sources.orders.path": "weather" }],
    ["a file in no folder", { "dataServices.prices.revisions.draft.files": ["prices 2026 (1).csv"] }],
  ])("is taken: %s", (_, change) => {
    expect(said(change)).toBe("");
  });

  it("warns of a data set without revisions", () => {
    expect(said({ "dataServices.prices.revisions": {} })).toContain(
      "warning: dev: dataServices.prices.revisions: is empty: nobody gets anything of the data set.",
    );
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "dataServices.prices.mode": "publish" }, '"publish" is not one of the possible values'],
    [{ "dataServices.prices.description": undefined }, "dataServices.prices.description"],
    [{ "dataServices.prices.description": "" }, "dataServices.prices.description"],
    [{ "dataServices.prices.zone": "curated" }, "zone: zone curated is of kind"],
    [{ "dataServices.prices.revisions.draft.files": [] }, "files: is empty. Fix: use at least 1 entry."],
    [{ "dataServices.prices.revisions.draft.files": ["/exports/a.csv"] }, "is not the path of a file in a zone"],
    [{ "dataServices.prices.revisions.draft.files": ["exports/"] }, "is not the path of a file in a zone"],
    [{ "dataServices.prices.revisions.draft.files": ["exports//a"] }, "is not the path of a file in a zone"],
    [{ "dataServices.prices.revisions.draft.files": ["a", "a"] }, "is listed twice"],
    [{ "dataServices.prices.dataSetId": DATA_SET }, "dataServices.prices"],
    [{ "dataServices.weather.dataSetId": "weather" }, '"weather" is not the id of a data set of Data Exchange.'],
    [{ "dataServices.weather.folder": "/bought" }, '"/bought" is not a folder'],
    [{ "dataServices.weather.zone": "processed" }, "zone"],
    [
      { "dataServices.again": { kind: "data-exchange", mode: "consume", dataSetId: DATA_SET, folder: "x" } },
      `the data set ${DATA_SET}`,
    ],
    [
      {
        "dataServices.again": {
          kind: "data-exchange",
          mode: "consume",
          dataSetId: "f".repeat(32),
          folder: "bought/weather",
        },
      },
      "bought/weather",
    ],
  ])("is refused: %j", (change, message) => {
    expect(said(change)).toContain(message);
  });
});

describe("Data Exchange in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("comes, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platformOf(accountInput(), input), ["dev-data-services"]);
  });
});
