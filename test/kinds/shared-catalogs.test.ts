import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSteps } from "../../config/manual-steps";
import { draftOf } from "../../config/resolve";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { marketCatalog, withInboundShares } from "../support/inbound-shares";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input: EnvironmentInput = devInput();
withInboundShares(input);

const exchange = () => ({ kind: "provider", mode: "existing", name: "Stock Exchange (EU)" });
const world = () => ({ kind: "provider", mode: "marketplace", name: "World data", listings: ["Holidays by country"] });
const both = () => ({ "connections.exchange": exchange(), "connections.prices": marketCatalog() });

describe("what others share, in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["over Databricks", both()],
    ["with a credential file", { "connections.weather": { kind: "provider", mode: "token", comment: "Weather" } }],
    ["from Marketplace", { "connections.world": world() }],
    [
      "from Marketplace, as the catalog that was made with it",
      {
        ...both(),
        "connections.world": world(),
        "connections.prices.provider": "world",
        "adopted.connections.prices": { catalog: "dev_prices" },
      },
    ],
    ["under another name", { ...both(), "connections.prices.name": "prices" }],
    ["to some workspaces", { ...both(), "connections.prices.workspaces": ["main"] }],
    ["to everybody", { ...both(), "connections.prices.grants": { everyone: ["BROWSE"] } }],
  ])("is taken: %s", (_, changes) => {
    expect(report({ dev: changes })).toBe("");
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a provider without a name", { "connections.exchange": { kind: "provider", mode: "existing" } }, "name"],
    [
      "Marketplace without a listing",
      { "connections.world": { ...world(), listings: [] } },
      "connections.world.listings",
    ],
    [
      "one listing twice",
      { "connections.world": { ...world(), listings: ["A", "A"] } },
      "connections.world.listings.1",
    ],
    ["Marketplace without a name", { "connections.world": { ...world(), name: undefined } }, "connections.world.name"],
    ["listings of another way", { "connections.exchange.listings": ["Prices"] }, "is not a known setting"],
    [
      "a provider by two ways",
      { "connections.world": { ...world(), name: "Stock Exchange (EU)" } },
      "the provider Stock Exchange (EU)",
    ],
    [
      "a catalog to adopt that nothing makes",
      { "adopted.connections.x": { catalog: "prices" } },
      "adopted.connections.x",
    ],
    ["a way that is none", { "connections.exchange": { ...exchange(), mode: "oidc" } }, '"oidc" is not one of'],
    ["a comment on a provider that is there", { "connections.exchange.comment": "x" }, "is not a known setting"],
    ["an owner that is not there", { "connections.prices.owner": "nobody" }, "nobody"],
    ["everybody as the owner", { "connections.prices.owner": "account users" }, "account users"],
    ["a provider that is not there", { "connections.prices.provider": "nowhere" }, "nowhere"],
    ["a connection as the provider", { "connections.prices.provider": "prices" }, 'is of kind "shared-catalog"'],
    ["a share without a name", { "connections.prices.share": "" }, "share"],
    ["a workspace that is not there", { "connections.prices.workspaces": ["lab"] }, "lab"],
    [
      "a right to change it",
      { "connections.prices.grants": { groups: { analysts: ["MODIFY"] } } },
      '"MODIFY" is not a privilege of a shared catalog',
    ],
    [
      "a right of everybody to manage it",
      { "connections.prices.grants": { everyone: ["MANAGE"] } },
      "would let everybody in the Databricks account change or manage a shared catalog",
    ],
    ["the name of a catalog", { "connections.prices.name": "dev_sales" }, "catalogs.sales has this name"],
    ["one share twice", { "connections.again": marketCatalog() }, "the share prices 2026 of exchange"],
    ["one provider twice", { "connections.again": exchange() }, "the provider Stock Exchange (EU)"],
    [
      "the name of a foreign catalog",
      {
        "connections.hive": { kind: "connection", mode: "existing", name: "hive" },
        "connections.old": {
          kind: "foreign-catalog",
          connection: "hive",
          name: "dev_prices",
          comment: "Tables of before",
          owner: "data-engineers",
        },
      },
      "the catalog over others dev_prices is that of connection",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(report({ dev: { ...both(), ...changes } })).toContain(message);
  });
});

describe("what others share", () => {
  let json: EmittedStack["json"];
  let site: SimulatedSite;
  const platform = platformOf(accountInput(), input);
  beforeAll(() => {
    site = new SimulatedSite();
    const stack = synthPlatform(platform).find(({ name }) => name === "dev-connections");
    if (!stack) throw new Error("no stack dev-connections");
    json = stack.json;
  });
  afterAll(() => site.remove());

  it("is a catalog of the share, isolated, with its owner and grants", () => {
    expect(addresses(json)).toEqual([
      "databricks_catalog.connection-forecasts",
      "databricks_catalog.connection-holidays",
      "databricks_catalog.connection-prices",
      "databricks_grants.connection-forecasts_grants",
      "databricks_grants.connection-holidays_grants",
      "databricks_grants.connection-prices_grants",
      "databricks_provider.connection-weather",
    ]);
    expect(resource(json, "databricks_catalog.connection-prices")).toMatchObject({
      name: "dev_prices",
      provider_name: "Stock Exchange (EU)",
      share_name: "prices 2026",
      isolation_mode: "ISOLATED",
    });
    expect(resource(json, "databricks_catalog.connection-forecasts").provider_name).toBe(
      "${databricks_provider.connection-weather.name}",
    );
    const { grant } = resource(json, "databricks_grants.connection-prices_grants");
    expect(grant).toContainEqual({ principal: "data-engineers", privileges: ["ALL_PRIVILEGES", "MANAGE"] });
    expect(grant).toContainEqual({ principal: "analysts", privileges: ["SELECT", "USE_CATALOG", "USE_SCHEMA"] });
  });

  it("from Marketplace is named as it stands there, and its listings are in the runbook", () => {
    expect(resource(json, "databricks_catalog.connection-holidays")).toMatchObject({
      name: "dev_holidays",
      provider_name: "World data",
      share_name: "holidays",
    });
    const view = draftOf({
      account: { file: "config/account.ts", input: accountInput() },
      environments: [{ file: "config/environments/dev.ts", input }],
    });
    const step = openSteps(view).find(({ id }) => id === "marketplace-listings");
    expect(step?.values?.(view)).toEqual([
      ["an entry of dev", "connections.world"],
      ["listing of connections.world", "Holidays by country, of World data"],
    ]);
  });

  it("has the credential file as a variable alone", () => {
    expect(resource(json, "databricks_provider.connection-weather")).toMatchObject({
      name: "dev_weather",
      authentication_type: "TOKEN",
      recipient_profile_str: "${var.provider_weather_profile}",
    });
    expect(json.variable?.provider_weather_profile).toMatchObject({ type: "string", sensitive: true, nullable: false });
  });

  it("is deployed to simulated services, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platform, ["dev-connections"]);
  });
});
