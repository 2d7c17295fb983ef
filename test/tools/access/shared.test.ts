import { describe, expect, it } from "vitest";
import type { EmittedStack } from "../../../emitted/stacks";
import { accessIn } from "../../../policy/access/read";
import { answer } from "../../../tools/access/answer";
import { readArguments } from "../../../tools/access/command/arguments";
import { sharedIn, sharedText } from "../../../tools/access/shared";

const UUID = "19a85dee-54bc-43a2-87ab-023d0ec16013";
const databricks = (metastore: string) => ({
  authentication_type: "DATABRICKS",
  data_recipient_global_metastore_id: `${metastore}:${UUID}`,
});
const RECIPIENTS: Readonly<Record<string, object>> = {
  shop: {
    authentication_type: "TOKEN",
    expiration_time: Date.parse("2027-06-30T23:59:59Z"),
    ip_access_list: { allowed_ip_addresses: ["203.0.113.0/24", "198.51.100.0/24"] },
  },
  anybody: { authentication_type: "TOKEN" },
  near: databricks("aws:eu-west-1"),
  far: databricks("aws:us-east-1"),
  cloudy: databricks("azure:westeurope"),
};

/** Stacks of an environment in eu-west-1 with these recipients of one share. */
function stacksOf(objects: readonly object[], principals: readonly string[]): EmittedStack[] {
  const json = {
    "//": { metadata: { stackName: "prod-serving", backend: "local", layer: "serving", environment: "prod" } },
    provider: { aws: [{ region: "eu-west-1" }] },
    resource: {
      databricks_recipient: Object.fromEntries(
        Object.entries(RECIPIENTS).map(([name, args]) => [name, { name, ...args }]),
      ),
      databricks_share: { out: { name: "out", object: objects } },
      databricks_grants: {
        out: { share: "out", grant: principals.map((principal) => ({ principal, privileges: ["SELECT"] })) },
      },
      databricks_catalog: {
        prices: { name: "prod_prices", provider_name: "Exchange", share_name: "prices" },
        sales: { name: "prod_sales" },
      },
    },
  };
  return [{ name: "prod-serving", dependsOn: [], bytes: 0, json }];
}

const GOLD = { data_object_type: "SCHEMA", name: "prod_sales.gold" };
const said = (objects: readonly object[], ...principals: readonly string[]) => {
  const stacks = stacksOf(objects, principals);
  return sharedIn(accessIn(stacks, "terraform"), stacks);
};

describe("what is shared with whom", () => {
  it.each<[string, string, string | undefined]>([
    ["shop", "a token until 2027-06-30, from 203.0.113.0/24 198.51.100.0/24", undefined],
    ["anybody", "a token, from anywhere", undefined],
    ["near", "Databricks in eu-west-1 of aws", undefined],
    ["far", "Databricks in us-east-1 of aws", "eu-west-1 for us-east-1"],
    ["cloudy", "Databricks in westeurope of azure", "eu-west-1 for westeurope of azure"],
    ["stranger", "is there already", undefined],
  ])("says how %s signs in, and whether data leaves the region", (partner, by, leaves) => {
    expect(said([GOLD], partner)[0]).toMatchObject({
      direction: "to",
      partner,
      by,
      leaves,
      share: "out",
      object: "schema prod_sales.gold",
      may: ["SELECT", "READ_VOLUME", "EXECUTE"],
    });
  });

  it("says every object once for each who gets it, then what others share", () => {
    const volume = { data_object_type: "VOLUME", name: "prod_sales.gold.files" };
    expect(said([volume, GOLD], "near", "far").map(({ partner, object }) => `${partner}: ${object}`)).toEqual([
      "far: schema prod_sales.gold",
      "far: volume prod_sales.gold.files",
      "near: schema prod_sales.gold",
      "near: volume prod_sales.gold.files",
      "Exchange: catalog prod_prices",
    ]);
  });

  it("says that a notebook is a file, which no right of the metastore is for", () => {
    const notebook = { data_object_type: "NOTEBOOK_FILE", name: "by_day" };
    expect(said([notebook], "near")[0]).toMatchObject({ object: "notebook file by_day", may: [] });
  });

  it("says that a share has nothing yet", () =>
    expect(said([], "near")[0]).toMatchObject({ object: "nothing yet", may: [] }));

  it("is a table, or JSON", () => {
    const stacks = stacksOf([GOLD], ["far"]);
    const access = accessIn(stacks, "terraform");
    const ask = (...args: string[]) => {
      const read = readArguments(["prod", "--shared", ...args]);
      if (read === "help" || "wrong" in read) throw new Error(JSON.stringify(read));
      return answer(access, stacks, read).text;
    };
    expect(ask()).toMatch(
      /^to far +Databricks in us-east-1 of aws +out +schema prod_sales\.gold .*eu-west-1 for us-east-1/m,
    );
    expect(JSON.parse(ask("--json"))).toMatchObject({
      environment: "prod",
      shared: [{ partner: "far" }, { direction: "from" }],
    });
    expect(sharedText([])).toBe("Nothing is shared with anybody, and nobody shares anything.");
  });

  it.each([
    ["--who", "far"],
    ["--on", "x"],
    ["--html", "x"],
    ["--can", "far"],
  ])("is asked alone, not with %s", (...more) => {
    expect(readArguments(["prod", "--shared", ...more, ...(more[0] === "--can" ? ["SELECT x"] : [])])).toHaveProperty(
      "wrong",
    );
  });
});
