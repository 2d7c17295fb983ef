import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { withAccessRequests } from "../support/access-requests";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

const TYPE = "databricks_rfa_access_request_destinations";
const AT = "catalogs.sales.accessRequests";
const FOUND = { "catalogs.sales.grants.everyone": ["BROWSE"] };
const ID = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const slack = (id: unknown = ID) => ({ kind: "slack", id });

const input: EnvironmentInput = devInput();
withAccessRequests(input);
const platform = platformOf(accountInput(), input);

describe("where requests for access go, in the configuration", () => {
  it.each<[string, unknown]>([
    ["addresses", { emails: ["a@acme.example"] }],
    ["channels", { channels: [slack(), { kind: "webhook", id: ID.replace("0a", "1a") }] }],
    ["addresses and channels", { emails: ["a@acme.example"], channels: [slack()] }],
    ["a page of the company", { url: "https://requests.acme.example/" }],
    ["a page with a question", { url: "https://acme.service-now.com/sp?id=sc_cat_item&sys_id=1f#top" }],
    ["nowhere", "off"],
  ])("is taken: %s", (_, to) => expect(report({ dev: { ...FOUND, [AT]: to } })).toBe(""));

  it.each<[string, unknown, string]>([
    ["no place", {}, `${AT}: says no place that requests go to. Fix: add emails, channels or url, or write "off"`],
    ["no addresses", { emails: [] }, `${AT}.emails`],
    ["no address", { emails: ["governance"] }, `${AT}.emails.0: "governance" is not an e-mail address`],
    ["an address twice", { emails: ["a@acme.example", "A@acme.example"] }, "is listed twice"],
    ["eleven addresses", { emails: [..."abcdefghijk"].map((one) => `${one}@acme.example`) }, `${AT}.emails`],
    ["a channel without an id", { channels: [{ kind: "slack" }] }, `${AT}.channels.0.id`],
    ["a channel by its name", { channels: [slack("#data")] }, '"#data" is not a UUID'],
    ["a channel of another sort", { channels: [{ kind: "pager", id: ID }] }, '"pager" is not one of'],
    ["a channel twice", { channels: [slack(), slack()] }, `${AT}.channels.1.id: ${ID} is listed twice. Fix: remove it`],
    [
      "a page beside addresses",
      { url: "https://a.example/", emails: ["a@acme.example"] },
      `${AT}.url: stands alone: who asks is sent there, and nowhere else. Fix: remove it, or emails`,
    ],
    ["a page without encryption", { url: "http://requests.acme.example/" }, "is not the address of a page"],
    ["a page without a host", { url: "/requests" }, "is not the address of a page"],
    ["a word that is none", "on", AT],
    ["a word that is true", true, AT],
    ["an owner", { owner: true }, "is not a known setting"],
  ])("is refused: %s", (_, to, message) => expect(report({ dev: { ...FOUND, [AT]: to } })).toContain(message));

  it("is told where nobody finds what is asked for", () => {
    const to = { emails: ["a@acme.example"] };
    const warning =
      'nobody but the owner finds catalog sales, so nobody else asks for access to what is in it. Fix: add "BROWSE" to catalogs.sales.grants.everyone.';
    expect(report({ dev: { [AT]: to } })).toBe(`warning: dev: ${AT}: ${warning}`);
    const schema = "catalogs.sales.schemas.gold.accessRequests";
    expect(report({ dev: { [schema]: to } })).toBe(`warning: dev: ${schema}: ${warning}`);
    expect(report({ dev: { [AT]: "off" } })).toBe("");
    expect(report({ dev: { [AT]: to, "catalogs.sales.grants.groups.analysts": "reader" } })).toBe("");
  });
});

describe("where requests for access go", () => {
  let made: Readonly<Record<string, unknown>>;
  let site: SimulatedSite;
  beforeAll(() => {
    site = new SimulatedSite();
    const stacks = synthPlatform(platform).filter(({ name }) =>
      ["dev-unity-catalog", "dev-connections"].includes(name),
    );
    made = Object.assign({}, ...stacks.map(({ json }: EmittedStack) => json.resource?.[TYPE] ?? {}));
  });
  afterAll(() => site.remove());

  it("is said to Databricks for everything that says it, and for nothing else", () => {
    expect(Object.fromEntries(Object.entries(made).map(([name, of]) => [name, said(of)]))).toEqual({
      "catalog-sales_access-requests": ["CATALOG", "EMAIL sales-data@acme.example", "EMAIL governance@acme.example"],
      "catalog-sales_schema-gold_access-requests": ["SCHEMA", "URL https://requests.acme.example/data?for=gold"],
      ...Object.fromEntries(
        Object.keys(input.zones ?? {}).map((zone) => [
          `zone-${zone}_access_access-requests`,
          ["EXTERNAL_LOCATION", `SLACK ${ID}`],
        ]),
      ),
      "external-location-partner_access-requests": ["EXTERNAL_LOCATION"],
      "connection-warehouse_access-requests": ["CONNECTION", `MICROSOFT_TEAMS ${ID}`],
      "connection-books_access-requests": ["CATALOG", "EMAIL books@acme.example", `GENERIC_WEBHOOK ${ID}`],
      "connection-prices_access-requests": ["CATALOG", "EMAIL market-data@acme.example"],
      "metastore-access-requests": ["METASTORE", "EMAIL governance@acme.example"],
    });
  });

  it("is deployed to simulated services, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platform, ["dev-unity-catalog", "dev-connections"]);
  });
});

/** Kind of the securable, and its places. */
function said(of: unknown): string[] {
  const { securable, destinations } = of as {
    securable: { type: string };
    destinations: readonly { destination_type: string; destination_id: string }[];
  };
  return [securable.type, ...destinations.map((one) => `${one.destination_type} ${one.destination_id}`)];
}
