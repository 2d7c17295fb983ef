import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { OAUTH_APPS } from "../support/oauth-apps";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const platform = platformOf({ ...accountInput(), oauthApps: OAUTH_APPS }, devInput());
const one = (change: object) => ({
  oauthApps: { bi: { redirectUrls: ["https://bi.acme.example/callback"], ...change } },
});

describe("tools that people sign in with, in the configuration", () => {
  it.each<[string, object]>([
    ["as they are", {}],
    ["with everything that people may do", { scopes: ["all-apis", "offline_access"] }],
    ["on people's machines", { redirectUrls: ["http://localhost:8020", "http://127.0.0.1:8020/callback"] }],
    ["for a day", { accessTokenMinutes: 1440, refreshTokenMinutes: 1440 }],
  ])("are taken: %s", (_, change) => expect(report({ account: one(change) })).toBe(""));

  it.each<[string, object, string]>([
    ["nowhere to come back to", { redirectUrls: [] }, "redirectUrls"],
    [
      "an address without TLS",
      { redirectUrls: ["http://bi.acme.example"] },
      "is no address that people may come back to",
    ],
    ["any address", { redirectUrls: ["https://*.acme.example"] }, "is no address that people may come back to"],
    ["a fragment", { redirectUrls: ["https://bi.acme.example/#x"] }, "is no address that people may come back to"],
    ["an address twice", { redirectUrls: ["https://a.example", "https://a.example"] }, "https://a.example"],
    ["a scope that is not there", { scopes: ["everything"] }, '"everything" is not one of the possible values'],
    ["no scope", { scopes: [] }, "scopes"],
    ["a scope within another", { scopes: ["all-apis", "sql"] }, '"all-apis" includes "sql"'],
    ["too short a sign-in", { accessTokenMinutes: 4 }, "accessTokenMinutes"],
    ["too long a sign-in", { accessTokenMinutes: 1441 }, "accessTokenMinutes"],
    [
      "one that ends before it is renewed",
      { accessTokenMinutes: 60, refreshTokenMinutes: 30 },
      "30 is less than accessTokenMinutes, 60",
    ],
    ["a secret in the file", { clientSecret: "x" }, "clientSecret"],
  ])("are refused: %s", (_, change, message) => expect(report({ account: one(change) })).toContain(message));
});

describe("tools that people sign in with", () => {
  let site: SimulatedSite;
  beforeAll(() => {
    site = new SimulatedSite();
  });
  afterAll(() => site.remove());

  it("are made in the account, with their client ids as an output, and no secret in one", () => {
    const json = synthPlatform(platform).find(({ name }) => name === "account")?.json ?? {};
    expect(resource(json, "databricks_custom_app_integration.oauth-app-tableau")).toMatchObject({
      name: "acme-tableau",
      redirect_urls: ["https://tableau.acme.example/auth/add_oauth_token"],
      scopes: ["sql", "offline_access"],
      confidential: true,
      token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: 10_080 },
    });
    expect(resource(json, "databricks_custom_app_integration.oauth-app-dbt")).toMatchObject({
      name: "dbt Core",
      confidential: false,
    });
    expect(Object.keys(Object(json.output?.oauth_app_client_ids?.value))).toEqual(["dbt", "tableau"]);
    expect(JSON.stringify(json.output)).not.toContain("client_secret");
  });

  it("are deployed to simulated services, have nothing to change afterwards, and go", async () => {
    await expectComesAndGoes(site, platform, ["account"]);
  });
});
