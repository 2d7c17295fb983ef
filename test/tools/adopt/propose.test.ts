import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { BY_ADDRESS, PARTS, type PartName, partOf } from "../../../config/adopted/parts";
import { IMPORT_FORMS } from "../../../config/facts/import-ids";
import { loadPlatform } from "../../../config/load";
import type { Platform } from "../../../config/model";
import { formatProblem } from "../../../config/problem";
import type { AccountInput } from "../../../config/schema/account";
import type { EnvironmentInput } from "../../../config/schema/environment";
import type { EmittedStack } from "../../../emitted/stacks";
import { kindsOf } from "../../../tools/adopt/listings/kinds";
import { readListing } from "../../../tools/adopt/listings/read";
import { adoptionProblems } from "../../../tools/adopt/problems";
import { type Proposal, propose } from "../../../tools/adopt/propose/propose";
import { namedIn, scopesOf } from "../../../tools/adopt/propose/scope";
import { jsonOfProposal } from "../../../tools/adopt/report/json";
import { textOf } from "../../../tools/adopt/report/text";
import { PRINTED, type Thing } from "../../support/listings";
import { accountInput, devInput, platformOf, ROOT } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

const ACCOUNT = "config/account.ts";
const DEV = "config/environments/dev.ts";

/** An id that AWS makes up. */
const made =
  (start: string) =>
  (number: number): string =>
    `${start}-${number.toString(16).padStart(17, "0")}`;

/** An id of a part, of the form that it has in the cloud. */
const IDS: Readonly<Record<string, (number: number) => string>> = {
  uuid: (number) => `0c9d2a74-5e13-4b8f-a6d7-${String(number).padStart(12, "0")}`,
  number: (number) => String(1_000_000_000 + number),
  warehouse: (number) => number.toString(16).padStart(16, "0"),
  server: made("s"),
  connector: made("c"),
  app: made("webapp"),
  address: made("eipalloc"),
  endpointService: made("vpce-svc"),
  customerGateway: made("cgw"),
  vpnConnection: made("vpn"),
  vpnGateway: made("vgw"),
  transitGateway: made("tgw"),
  domain: (number) => `dzd_${number.toString(36).padStart(14, "0")}`,
};
const FORMS: Readonly<Partial<Record<PartName, keyof typeof IDS>>> = {
  workspace: "number",
  group: "number",
  servicePrincipal: "number",
  job: "number",
  warehouse: "warehouse",
  user: "number",
  transferServer: "server",
  transferConnector: "connector",
  transferApp: "app",
  address: "address",
  endpointService: "endpointService",
  customerGateway: "customerGateway",
  vpnConnection: "vpnConnection",
  vpnGateway: "vpnGateway",
  transitGateway: "transitGateway",
  dataDomain: "domain",
};
const idOf = (part: PartName, number: number): string => IDS[FORMS[part] ?? "uuid"]?.(number) ?? "";

/** A listing as its command prints it, one thing after the other. */
function listing(part: PartName, things: readonly Thing[]): string {
  const [kind] = kindsOf(part);
  return JSON.stringify(PRINTED[kind?.command ?? ""]?.(things));
}

/** Everything that a configuration makes and that can be listed, as it would be listed if it were there. */
function everythingIn(platform: Platform, stacks: readonly EmittedStack[], environment: string) {
  const named = namedIn(scopesOf(platform, stacks, environment, undefined));
  const things = named.map(({ part, name }, index) => ({
    part,
    thing: { id: idOf(part, index + 1), name: name.replaceAll(/\$\{[^}]*\}/g, "0123abcd") },
  }));
  const parts = [...new Set(things.map(({ part }) => part))];
  return parts.map((part) =>
    listing(
      part,
      things.flatMap((one) => (one.part === part ? [one.thing] : [])),
    ),
  );
}

const proposed = (texts: readonly string[], scopes: ReturnType<typeof scopesOf>): Proposal =>
  propose(
    texts.flatMap((text, index) => readListing(`${index}.json`, Buffer.from(text)).listed),
    scopes,
  );

describe("what is listed", () => {
  let platform: Platform;
  let stacks: readonly EmittedStack[];
  beforeAll(() => {
    const account = accountInput();
    account.networkConnectivity = { own: { mode: "create", region: "eu-west-1" } };
    platform = platformOf(account);
    stacks = synthPlatform(platform);
  });

  /** What is proposed to somebody whose files adopt this already. */
  const from = (
    texts: readonly string[],
    ofDev: EnvironmentInput["adopted"] = {},
    ofAccount: AccountInput["adopted"] = {},
  ) => {
    const [account, dev] = [accountInput(), devInput()];
    const own = platformOf(Object.assign(account, { adopted: ofAccount }), Object.assign(dev, { adopted: ofDev }));
    return proposed(texts, scopesOf(own, stacks, "dev", undefined));
  };
  const said = ({ problems }: Proposal) => problems.map(formatProblem).join("\n");

  it("has its place by its name, every part of it, and what is proposed is what a synthesis takes", () => {
    const found = proposed(everythingIn(platform, stacks, "dev"), scopesOf(platform, stacks, "dev", undefined));
    expect(said(found)).toBe("");
    expect(found.unmatched).toEqual([]);
    expect(found.made).toEqual([]);
    const placed = new Set<string>(found.placed.map(({ listed }) => listed.part));
    expect(Object.keys(PARTS).filter((part) => !placed.has(part))).toEqual(["networkPolicy"]);
    expect(Object.keys(BY_ADDRESS).filter((part) => placed.has(part))).toEqual([
      "address",
      "clusterPolicy",
      "dashboard",
      "logGroup",
      "volume",
    ]);
    const [account, dev] = [accountInput(), devInput()];
    account.networkConnectivity = { own: { mode: "create", region: "eu-west-1" } };
    const adopting = platformOf(
      Object.assign(account, { adopted: found.words.get(ACCOUNT) }),
      Object.assign(dev, { adopted: found.words.get(DEV) }),
    );
    expect(adoptionProblems(adopting, stacks, () => true)).toEqual([]);
    const again = proposed(everythingIn(platform, stacks, "dev"), scopesOf(adopting, stacks, "dev", undefined));
    expect(again.said).toHaveLength(found.placed.length);
    expect({ placed: again.placed, words: again.words.size, problems: said(again) }).toEqual({
      placed: [],
      words: 0,
      problems: "",
    });
  });

  it("is proposed as it is written by hand", () => {
    const found = from([
      listing("bucket", [{ id: "", name: "acme-dev-raw-111111111111" }]),
      listing("schema", [{ id: "", name: "dev_sales.bronze" }]),
      listing("key", [{ id: idOf("key", 1), name: "alias/acme-dev-data" }]),
      listing("group", [{ id: "123456", name: "analysts" }]),
      listing("networkConfiguration", [
        { id: idOf("networkConfiguration", 1), name: "acme-dev-main-6d10c93c-0123abcd" },
      ]),
    ]);
    expect(found.words.get(DEV)).toEqual({
      zones: { raw: { bucket: "acme-dev-raw-111111111111" } },
      catalogs: { sales: { schemas: { bronze: "dev_sales.bronze" } } },
      settings: { "foundation.kms": { keys: { "alias/acme-dev-data": idOf("key", 1) } } },
      workspaces: { main: { networkConfiguration: idOf("networkConfiguration", 1) } },
    });
    expect(found.words.get(ACCOUNT)).toEqual({ groups: { analysts: "123456" } });
    const text = textOf(found, (file) => `here/${file}`);
    expect(text).toContain('To add to here/config/account.ts:\n\nadopted: {\n  groups: { analysts: "123456" },\n},');
    expect(text).toContain("acme-dev-curated-111111111111 (zones.curated)");
    const { adopted, taken } = JSON.parse(jsonOfProposal(found, found.problems));
    expect(adopted[ACCOUNT]).toEqual({ groups: { analysts: "123456" } });
    expect(taken).toContainEqual(
      expect.objectContaining({
        part: "group",
        address: "databricks_group.group-analysts",
        configuration: { file: ACCOUNT, path: "adopted.groups.analysts" },
      }),
    );
  });

  it("may be listed twice, and a key beside its alias", () => {
    const key = { id: idOf("key", 1), name: "alias/acme-dev-data" };
    const keys = JSON.stringify(PRINTED["aws kms list-keys"]?.([key, { id: idOf("key", 2), name: "" }]));
    const found = from([
      listing("key", [key]),
      keys,
      listing("key", [key]),
      listing("group", [{ id: "1", name: "x" }]),
    ]);
    expect(found.placed).toHaveLength(1);
    expect(found.unmatched.map(({ id, name }) => name ?? id)).toEqual([idOf("key", 2), "x"]);
    expect(said(found)).toBe("");
  });

  type Doubt = readonly [
    what: string,
    said: readonly string[],
    texts: () => readonly string[],
    ofDev?: EnvironmentInput["adopted"],
    ofAccount?: AccountInput["adopted"],
  ];
  const elsewhere = (text: string) => text.replaceAll("111111111111", "999999999999");
  const DOUBTS: readonly Doubt[] = [
    [
      "two jobs of one name",
      [
        '0.json: 0: 2 have the name "acme-dev-orders"',
        "databricks_job.source-orders_schedule_job",
        "1001, 1002",
        "rename the others",
      ],
      () => [
        listing("job", [
          { id: "1001", name: "acme-dev-orders" },
          { id: "1002", name: "acme-dev-orders" },
        ]),
      ],
    ],
    [
      "a key of two names",
      ["goes by 2 names", "aws_kms_key.key-data", "aws_kms_key.key-logs", "one thing becomes one aws_kms_key"],
      () => [
        listing("key", [
          { id: idOf("key", 1), name: "alias/acme-dev-data" },
          { id: idOf("key", 1), name: "alias/acme-dev-logs" },
        ]),
      ],
    ],
    [
      "roles of another account",
      ["0.json: Roles.0: is of the account 999999999999, with 2 roles, and the configuration deploys to 111111111111"],
      () => [
        elsewhere(
          listing("role", [
            { id: "", name: "acme-dev-uc-raw" },
            { id: "", name: "x" },
          ]),
        ),
      ],
    ],
    [
      "keys of another account",
      ["is of the account 999999999999, with 1 aliases of keys"],
      () => [elsewhere(listing("key", [{ id: idOf("key", 1), name: "alias/acme-dev-data" }]))],
    ],
    [
      "workspaces of another Databricks account",
      ["is of the account 4b2f9d63-8c1e-4f7b-ad42-6e3f9a5b7c81, with 1 workspaces"],
      () => [
        listing("workspace", [{ id: "1234567890", name: "acme-dev-main" }]).replace(
          "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70",
          "4b2f9d63-8c1e-4f7b-ad42-6e3f9a5b7c81",
        ),
      ],
    ],
    [
      "a workspace of another region",
      ['"acme-dev-main" (1234567890) is in us-east-1', "is made in eu-west-1: Terraform would make it anew there"],
      () => [listing("workspace", [{ id: "1234567890", name: "acme-dev-main" }]).replace("eu-west-1", "us-east-1")],
    ],
    [
      "a group that is taken in by another number",
      [
        '"analysts" (123456) has the name of databricks_group.group-analysts',
        "adopted.groups.analysts of config/account.ts says otherwise",
      ],
      () => [listing("group", [{ id: "123456", name: "analysts" }])],
      {},
      { groups: { analysts: "654321" } },
    ],
    [
      "a pipeline that is taken in as something else",
      ["adopted.settings.workspaces.main.resources of config/environments/dev.ts says otherwise"],
      () => [listing("warehouse", [{ id: idOf("warehouse", 1), name: "acme-dev-bi" }])],
      {
        settings: {
          "workspaces.main": { resources: { "databricks_sql_endpoint.bootstrap-warehouse": idOf("warehouse", 1) } },
        },
      },
    ],
    [
      "an id of no form that is known",
      [
        '"acme-dev-bi" (bi) cannot be said to be databricks_sql_endpoint.consumer-bi',
        "is not the id of a SQL warehouse",
      ],
      () => [listing("warehouse", [{ id: "bi", name: "acme-dev-bi" }])],
    ],
  ];

  it.each(DOUBTS.map((doubt) => ({ what: doubt[0], doubt })))("is not guessed: $what", ({ doubt }) => {
    const [, parts, texts, ofDev, ofAccount] = doubt;
    const found = from(texts(), ofDev, ofAccount);
    for (const part of parts) expect(said(found)).toContain(part);
    expect(said(found)).toContain("Fix: ");
    expect(found.placed).toEqual([]);
    expect(found.words.size).toBe(0);
  });

  it("of one of several workspaces has its place where that one is named", () => {
    const [settings] = stacks.filter(({ name }) => name === "dev-settings-main");
    const metadata = settings?.json["//"]?.metadata;
    if (settings === undefined || metadata === undefined) throw new Error("there is no stack of settings");
    const ofSecond = { ...settings.json, "//": { metadata: { ...metadata, workspace: "second" } } };
    const both = [...stacks, { ...settings, name: "dev-settings-second", json: ofSecond }];
    const warehouses = [listing("warehouse", [{ id: idOf("warehouse", 1), name: "acme-dev-bootstrap" }])];
    const open = proposed(warehouses, scopesOf(platform, both, "dev", undefined));
    expect(said(open)).toMatch(
      /may be 2 resources: .*dev-settings-second.* Fix: say which workspace the listings are of/,
    );
    expect(open.placed).toEqual([]);
    const found = proposed(warehouses, scopesOf(platform, both, "dev", "main"));
    expect(said(found)).toBe("");
    expect(found.words.get(DEV)).toEqual({ workspaces: { main: { warehouse: idOf("warehouse", 1) } } });
  });

  it("with names that terminals obey is shown without them", () => {
    const found = from([listing("catalog", [{ id: "", name: "red\u001b[31m\u202e" }])]);
    for (const sign of ["\u001b", "\u202e"]) expect(textOf(found, String)).not.toContain(sign);
  });

  it("by tens of thousands has its places all the same", () => {
    const many = Array.from({ length: 60_000 }, (_, index) => ({ id: "", name: `somebody-else-${index}` }));
    const found = from([listing("role", [...many, { id: "", name: "acme-dev-uc-raw" }])]);
    expect(found.words.get(DEV)).toEqual({ zones: { raw: { role: "acme-dev-uc-raw" } } });
    expect(found.unmatched).toHaveLength(many.length);
    expect(textOf(found, String).length).toBeLessThan(5_000);
  });
});

describe("what QuickSight lists", () => {
  it.each([
    ["quicksightSource", "datasource/lakehouse", "111111111111/lakehouse"],
    ["quicksightSet", "dataset/acme-dev-bi_orders", "111111111111,acme-dev-bi_orders"],
    ["quicksightAnalysis", "analysis/a:b", "111111111111,a:b"],
    ["quicksightDashboard", "dashboard/overview", "111111111111,overview"],
    ["quicksightFolder", "folder/sales", "111111111111,sales"],
    ["quicksightGroup", "group/default/acme-dev-shop_readers", "111111111111/default/acme-dev-shop_readers"],
  ] as const)("is imported by account and id: %s", (part, thing, id) => {
    const given = `arn:aws:quicksight:eu-west-1:111111111111:${thing}`;
    expect(partOf(part).id?.(given, "")).toBe(id);
    expect(IMPORT_FORMS.value[partOf(part).type]?.pattern.test(id)).toBe(true);
  });
});

describe("what is listed of the reference architecture", () => {
  it("has its place, each alone, also where several of a sort are made for one entry", () => {
    const { platform } = loadPlatform(join(ROOT, "examples/reference"));
    const stacks = synthPlatform(platform);
    const scopes = scopesOf(platform, stacks, "reference", "main");
    const found = proposed(everythingIn(platform, stacks, "reference"), scopes);
    // Of log groups that are named by the id of a server, nobody can say which is whose.
    expect(found.problems.map(formatProblem)).toEqual([
      expect.stringContaining('"/aws/transfer/0123abcd" may be 2 resources'),
    ]);
    expect(found.unmatched).toEqual([]);
    expect(found.placed).toHaveLength(namedIn(scopes).length - 2);
    const own = found.words.get("config/environments/reference.ts");
    const pipeline = expect.any(String);
    expect(own?.sources?.["shop-tables"]).toEqual({ pipeline, job: expect.any(String) });
    expect(own?.settings?.["sources.shop-tables.reading"]).toEqual({ pipeline });
    const ids = new Map(found.placed.map(({ listed, named: { own: one } }) => [one.address, listed.id]));
    expect(ids.get("aws_s3tables_table.data-service-figures_namespace-sales_table-totals")).toBe(
      "arn:aws:s3tables:eu-west-1:111111111111:bucket/acme-reference-figures;sales;totals",
    );
    expect(ids.get("aws_cloudwatch_log_stream.data-service-archive_failures")).toBe(
      "/acme-reference/svc-archive:delivery",
    );
    expect(own?.connections?.["crm-db"]).toEqual({
      resources: {
        "databricks_connection.connection-crm-db": expect.stringMatching(/^[0-9a-f-]{36}\|reference_crm_db$/),
        "databricks_grants.connection-crm-db_grants": "foreign_connection/reference_crm_db",
      },
    });
    expect(own?.consumers?.shop).toMatchObject({
      resources: {
        "aws_quicksight_group.consumer-shop_group-readers": "111111111111/default/acme-reference-shop_readers",
      },
    });
    expect(own?.settings?.workloads).toEqual({ bucket: "acme-reference-programs-111111111111" });
  });
});
