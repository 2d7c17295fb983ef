import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { resolveGrants } from "../../config/derive/grants";
import type { Platform } from "../../config/model";
import { resourcesOf } from "../../emitted/resources";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { findings } from "../../policy";
import { accountInput, devInput, platformOf, ROOT } from "../support/platform";
import { undeclaredReferences } from "../support/references";
import { SHARING, shareOutside } from "../support/sharing";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

/** Full name of something in a schema of sales. */
const inSales = (schema: string, name?: string) =>
  [
    `${"$"}{data.terraform_remote_state.unity-catalog.outputs.schema_names["sales.${schema}"]}`,
    ...(name ? [name] : []),
  ].join(".");

function sharing(): Platform {
  const [account, input] = [accountInput(), devInput()];
  shareOutside(account);
  input.consumers = { ...input.consumers, ...structuredClone(SHARING) };
  return platformOf(account, input);
}

let stacks: readonly EmittedStack[];
let platform: Platform;
beforeAll(() => {
  platform = sharing();
  stacks = synthPlatform(platform);
});

function stackNamed(name: string): EmittedStack {
  const stack = stacks.find((one) => one.name === name);
  if (stack === undefined) throw new Error(`no stack ${name}`);
  return stack;
}
const serving = () => stackNamed("dev-serving-main").json;

/** A notebook of the fixtures, as the API takes it. */
const shippedFile = (name: string) => readFileSync(join(ROOT, "test/fixtures/notebooks", name)).toString("base64");

describe("what shares and recipients make", () => {
  it("is in the serving layer; of a recipient that is there already nothing is made", async () => {
    const consumers = addresses(serving()).filter((address) => /partner|subsidiary|known|orders|exports/.test(address));
    expect(consumers).toEqual([
      "databricks_grants.consumer-exports_grants",
      "databricks_grants.consumer-open-orders_grants",
      "databricks_recipient.consumer-partner",
      "databricks_recipient.consumer-subsidiary",
      "databricks_share.consumer-exports",
      "databricks_share.consumer-open-orders",
    ]);
    expect(await undeclaredReferences(stackNamed("dev-serving-main"))).toEqual([]);
  });

  it("has names that environments do not share", () => {
    expect(resource(serving(), "databricks_share.consumer-open-orders").name).toBe("dev_open_orders");
    expect(resource(serving(), "databricks_recipient.consumer-partner").name).toBe("dev_partner");
  });

  it("is offered to later layers by name", () => {
    expect(serving().output?.share_names?.value).toEqual({
      exports: "${databricks_share.consumer-exports.name}",
      "open-orders": "${databricks_share.consumer-open-orders.name}",
    });
    expect(serving().output?.recipient_names?.value).toEqual({
      known: "Known-Partner",
      partner: "${databricks_recipient.consumer-partner.name}",
      subsidiary: "${databricks_recipient.consumer-subsidiary.name}",
    });
  });

  it("holds neither an activation link nor a token, in no output either", () => {
    expect(JSON.stringify(serving())).not.toMatch(/activation|\.tokens/);
  });

  it("has no policy findings; a token that works from anywhere is one", () => {
    expect(stacks.flatMap((stack) => findings(stack, [], undefined, stacks))).toEqual([]);
    const [account, input] = [accountInput(), devInput()];
    shareOutside(account);
    const authentication = { type: "TOKEN" } as const;
    input.consumers = { partner: { ...SHARING.partner, authentication } };
    input.sources = {};
    const open = synthPlatform(platformOf(account, input)).flatMap((stack) => findings(stack, []));
    expect(open.map(({ rule, address }) => [rule, address])).toEqual([
      ["databricks-recipient-addresses", "databricks_recipient.consumer-partner"],
    ]);
  });
});

describe("a share", () => {
  it("lists what is there by name: a whole schema, tables with what is shared of them, no table that is yet to come", () => {
    const { object } = resource(serving(), "databricks_share.consumer-open-orders");
    expect(object).toEqual([
      { name: inSales("gold"), data_object_type: "SCHEMA", comment: "Data products" },
      { name: inSales("silver", "daily"), data_object_type: "MATERIALIZED_VIEW" },
      { name: inSales("silver", "plain"), data_object_type: "TABLE", history_data_sharing_status: "DISABLED" },
      { name: inSales("silver", "refunds"), data_object_type: "TABLE", cdf_enabled: true, start_version: 3 },
      {
        name: inSales("silver", "returns"),
        data_object_type: "TABLE",
        history_data_sharing_status: "ENABLED",
        shared_as: "sales.returns",
        partition: [
          {
            value: [
              { name: "country", op: "EQUAL", recipient_property_key: "country" },
              { name: "year", op: "LIKE", value: "202%" },
            ],
          },
        ],
      },
    ]);
  });

  it("lists volumes, models, functions and notebooks with the name that is a text, in the order of names", () => {
    expect(resource(serving(), "databricks_share.consumer-exports").object).toEqual([
      {
        name: "about",
        data_object_type: "NOTEBOOK_FILE",
        string_shared_as: "about_orders.html",
        content: shippedFile("about.html"),
      },
      {
        name: "by_day",
        data_object_type: "NOTEBOOK_FILE",
        comment: "How to read the exports",
        content: shippedFile("by_day.py"),
      },
      {
        name: inSales("gold", "churn"),
        data_object_type: "MODEL",
        comment: "Who is about to leave",
        string_shared_as: "models.churn",
      },
      {
        name: inSales("gold", "exports"),
        data_object_type: "VOLUME",
        string_shared_as: "files.exports",
      },
      {
        name: inSales("gold", "net_price"),
        data_object_type: "FUNCTION",
        string_shared_as: "tools.net_price",
      },
    ]);
  });

  it("is read by its recipients and nobody else", () => {
    expect(resource(serving(), "databricks_grants.consumer-open-orders_grants")).toMatchObject({
      share: "${databricks_share.consumer-open-orders.name}",
      grant: [
        { principal: "${databricks_recipient.consumer-partner.name}", privileges: ["SELECT"] },
        { principal: "${databricks_recipient.consumer-subsidiary.name}", privileges: ["SELECT"] },
      ],
    });
  });

  it("without recipients grants nothing", () => {
    const input = devInput();
    input.consumers = { gold: { ...SHARING.exports, recipients: [] } };
    const all = synthPlatform(platformOf(accountInput(), input));
    const json = all.find(({ name }) => name === "dev-serving-main")?.json ?? {};
    expect(addresses(json)).toEqual(["databricks_share.consumer-gold"]);
  });

  it("lets its owner go on reading what is shared: the deployer, or the group that owns it", () => {
    const [env] = platform.environments;
    if (env === undefined) throw new Error("no environment");
    const { sales } = resolveGrants(env, platform.account.deployer.key).catalogs;
    const on = (schema: string, name: string) =>
      sales?.schemas[schema]?.grants.find(({ principal }) => Object.values(principal).includes(name))?.privileges;
    expect(on("gold", "terraform")).toEqual(expect.arrayContaining(["EXECUTE", "READ_VOLUME", "SELECT", "USE_SCHEMA"]));
    expect(on("silver", "terraform")).toEqual(expect.arrayContaining(["SELECT", "USE_SCHEMA"]));
    expect(on("silver", "terraform")).not.toContain("READ_VOLUME");
    expect(on("gold", "platform-admins")).toEqual(["EXECUTE", "READ_VOLUME", "USE_SCHEMA"]);
    expect(on("bronze", "terraform")).not.toContain("SELECT");
  });
});

describe("a recipient", () => {
  it("outside of Databricks has its addresses, the end of its token and its properties", () => {
    expect(resource(serving(), "databricks_recipient.consumer-partner")).toMatchObject({
      authentication_type: "TOKEN",
      comment: "Partner GmbH, analytics",
      expiration_time: Date.UTC(2027, 5, 30, 23, 59, 59),
      ip_access_list: { allowed_ip_addresses: ["203.0.113.0/24"] },
      properties_kvpairs: { properties: { country: "DE" } },
    });
  });

  it("of Databricks has its metastore and no addresses", () => {
    const recipient = resource(serving(), "databricks_recipient.consumer-subsidiary");
    expect(recipient).toMatchObject({
      authentication_type: "DATABRICKS",
      data_recipient_global_metastore_id: "azure:westeurope:19a84bc3-6d2e-4f10-8a57-c3b2d1e0f987",
      owner: "platform-admins",
    });
    expect(recipient).not.toHaveProperty("ip_access_list");
    expect(recipient).not.toHaveProperty("expiration_time");
  });
});

describe("the metastore", () => {
  it("shares with the outside where the configuration says so, with tokens that end", () => {
    expect(resourcesOf(stackNamed("account").json, "databricks_metastore")[0]?.args).toMatchObject({
      delta_sharing_scope: "INTERNAL_AND_EXTERNAL",
      delta_sharing_recipient_token_lifetime_in_seconds: 90 * 86_400,
      delta_sharing_organization_name: "Acme",
    });
  });
});
