import { describe, expect, it } from "vitest";
import { PARTS } from "../../config/adopted/parts";
import { adoptedIn } from "../../config/adopted/words";
import { IMPORT_FORMS, NOT_IMPORTED } from "../../config/facts/import-ids";
import { ConfigError } from "../../config/problem";
import { accountAdoptedSchema, adoptedSchema } from "../../config/schema/adopted";
import { adoptionProblems } from "../../tools/adopt/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";

/** What is made does not depend on what is adopted. */
const STACKS = synthPlatform(platformOf());
const UUID = "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";

type Adopted = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Everything that is wrong with a configuration that adopts this. */
function problemsOf(ofDev: Adopted, ofAccount: Adopted = {}): string {
  const [account, dev] = [accountInput(), devInput()];
  const inputs = [Object.assign(account, { adopted: ofAccount }), Object.assign(dev, { adopted: ofDev })] as const;
  try {
    const platform = platformOf(inputs[0], inputs[1]);
    return adoptionProblems(platform, STACKS, () => true)
      .map(({ file, path, message, fix }) => `${file}: ${path}: ${message}. Fix: ${fix}.`)
      .join("\n");
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

const zone = (word: object): Adopted => ({ zones: { raw: { ...word } } });
const settings = (word: Readonly<Record<string, object>>): Adopted => ({ settings: word });
const RAW = "acme-dev-raw-111111111111";

type Bad = readonly [what: string, said: readonly string[], ofDev: Adopted, ofAccount?: Adopted];

/** What somebody may write, and what is said of it. */
const BAD: readonly Bad[] = [
  [
    "a bucket by its ARN",
    ["adopted.zones.raw.bucket", "is not a valid S3 bucket name"],
    zone({ bucket: "arn:aws:s3:::x" }),
  ],
  [
    "a role by its ARN",
    ["is not the name of a role", "last slash"],
    zone({ role: "arn:aws:iam::111111111111:role/x" }),
  ],
  ["a name with a dot", ["is not a name in Unity Catalog"], zone({ credentialName: "a.b" })],
  ["a name with a slash", ["is not a name in Unity Catalog"], zone({ externalLocation: "a/b" })],
  ["a number as a number", ["adopted.groups.analysts", "text"], {}, { groups: { analysts: 12345 } }],
  ["a group by its name", ["is not a number as Databricks gives it"], {}, { groups: { analysts: "analysts" } }],
  ["an application id", ["is not a number as"], {}, { servicePrincipals: { ingestion: UUID } }],
  ["a metastore by its name", ["is not a UUID"], {}, { metastores: { "eu-west-1": "acme-eu-west-1" } }],
  ["a placeholder", ["is nobody's id"], {}, { metastores: { "eu-west-1": "00000000-0000-0000-0000-000000000000" } }],
  ["a job by a UUID", ["is not a number as"], { sources: { orders: { job: UUID } } }],
  ["a pipeline by a number", ["is not a UUID"], { sources: { orders: { pipeline: "123" } } }],
  ["a warehouse by its name", ["is not the id of a SQL warehouse"], { consumers: { bi: { warehouse: "bi" } } }],
  ["a schema without catalog", ["full name of a schema"], { catalogs: { sales: { schemas: { bronze: "bronze" } } } }],
  [
    "a key by its alias",
    ["is not the id of a KMS key", "an alias is no id"],
    settings({ "foundation.kms": { keys: { "alias/acme-dev-data": "alias/acme-dev-data" } } }),
  ],
  [
    "an alias without its beginning",
    ["is not the alias of a KMS key"],
    settings({ "foundation.kms": { keys: { "acme-dev-data": UUID } } }),
  ],
  ["AWS's own alias", ["is not the alias of"], settings({ "foundation.kms": { keys: { "alias/aws/s3": UUID } } })],
  ["a part that a zone has not", ["adopted.zones.raw", "warehouse"], zone({ warehouse: "0123456789abcdef" })],
  ["a misspelt part", ["bucket"], zone({ buckets: RAW })],
  ["a family that there is not", ["adopted", "zone"], { zone: { raw: { bucket: RAW } } }],
  ["a reference", ["$"], { sources: { orders: { resources: { "databricks_job.x": "$" + "{a.b}" } } } }],
  ["an address that is none", ["is not the address of a resource"], zone({ resources: { bucket: "x" } })],
  ["nothing", ["adopted.zones.raw: takes over nothing"], zone({})],
  ["no resources", ["adopted.zones.raw: takes over nothing", "say what exists by its id"], zone({ resources: {} })],
  ["no keys", ["takes over nothing"], settings({ "foundation.kms": { keys: {} } })],
  ["no schemas", ["adopted.catalogs.sales: takes over nothing"], { catalogs: { sales: { schemas: {} } } }],
  [
    "no schemas, nor resources",
    ["takes over nothing"],
    { catalogs: { sales: { schemas: {}, resources: {}, without: [] } } },
  ],
  ["no resources of the account", ["takes over nothing"], {}, settings({ logDelivery: { resources: {} } })],
  ["only what is not there", ["takes over nothing"], zone({ without: ["aws_s3_bucket_policy"] })],
  ["a type twice", ["without"], zone({ bucket: RAW, without: ["aws_s3_bucket_policy", "aws_s3_bucket_policy"] })],
  ["an unknown key", ["there is no zones.rav", "write raw"], { zones: { rav: { bucket: RAW } } }],
  ["an unknown group", ["there is no groups.analyst", "write analysts"], {}, { groups: { analyst: "123456" } }],
  ["an unknown region", ["there is no metastores.eu-west-2"], {}, { metastores: { "eu-west-2": UUID } }],
  [
    "what is used as it is",
    ["servicePrincipals.terraform is used as it is", 'mode "create"'],
    {},
    { servicePrincipals: { terraform: "123456" } },
  ],
  [
    "one id twice",
    ["adopted.zones.curated.bucket: takes over what adopted.zones.raw.bucket takes over already"],
    { zones: { raw: { bucket: RAW }, curated: { bucket: RAW } } },
  ],
  [
    "one id twice, once by address",
    ["takes over what adopted.sources.orders.pipeline takes over already"],
    {
      sources: { orders: { pipeline: UUID } },
      settings: { "workloads.x": { resources: { "databricks_pipeline.x": UUID } } },
    },
  ],
  [
    "a bucket of another name",
    [
      `adopted.zones.raw.bucket: "acme-raw" is taken over as aws_s3_bucket.zone-raw`,
      RAW,
      'zones.raw.bucket: "acme-raw"',
    ],
    zone({ bucket: "acme-raw" }),
  ],
  [
    "a role of another name",
    ['which the configuration calls "acme-dev-uc-raw"', "override of name"],
    zone({ role: "x" }),
  ],
  [
    "a catalog of another name",
    ['calls "dev_sales"', 'catalogs.sales.name: "sales"'],
    { catalogs: { sales: { catalog: "sales" } } },
  ],
  [
    "a schema of another catalog",
    ['calls "dev_sales.bronze"'],
    { catalogs: { sales: { schemas: { bronze: "sales.bronze" } } } },
  ],
  [
    "a schema that is not made",
    ["nothing is made for catalogs.sales.schemas.lead"],
    { catalogs: { sales: { schemas: { lead: "dev_sales.lead" } } } },
  ],
  [
    "a setting that makes nothing",
    ["nothing is made for foundation.log,"],
    settings({ "foundation.log": { bucket: "acme-dev-logs-111111111111" } }),
  ],
  [
    "a part that the setting does not make",
    ["foundation.logs makes no aws_iam_role; it makes aws_s3_bucket"],
    settings({ "foundation.logs": { role: "logs" } }),
  ],
  [
    "an alias that no key has",
    ["makes no aws_kms_key that is called alias/acme-dev-dat", "write alias/acme-dev-data"],
    settings({ "foundation.kms": { keys: { "alias/acme-dev-dat": UUID } } }),
  ],
  [
    "an address that is not made",
    ["zones.raw makes no such resource", "write aws_s3_bucket.zone-raw"],
    zone({ resources: { "aws_s3_bucket.zone-rav": RAW } }),
  ],
  [
    "an address of another setting",
    ["zones.raw makes no such resource"],
    zone({ resources: { "aws_s3_bucket.logs": "acme-dev-logs-111111111111" } }),
  ],
  [
    "an id of another form, by address",
    ['"x" is not the id of an import of databricks_mws_customer_managed_keys', "<Databricks account id>/<id>"],
    settings({ "foundation.kms": { resources: { "databricks_mws_customer_managed_keys.key-managed-services": "x" } } }),
  ],
  [
    "what no provider can import",
    ["nothing in a cloud"],
    zone({ resources: { "time_sleep.zone-raw_access_wait": "30s" } }),
  ],
  [
    "leaving out what does not stand beside it",
    ["no aws_s3_bucket_polic stands beside", "write aws_s3_bucket_policy"],
    { settings: { "foundation.logs": { bucket: "acme-dev-logs-111111111111", without: ["aws_s3_bucket_polic"] } } },
  ],
  [
    "leaving out something of a role",
    ["no aws_iam_role_policy stands beside", "take it out"],
    zone({ role: "acme-dev-uc-raw", without: ["aws_iam_role_policy"] }),
  ],
];

describe("what cannot be taken in", () => {
  it.each(BAD.map((bad) => ({ what: bad[0], bad })))("$what", ({ bad: [_, said, ofDev, ofAccount] }) => {
    const text = problemsOf(ofDev, ofAccount);
    for (const part of said) expect(text).toContain(part);
    expect(text).toContain("Fix: ");
    expect(text).toMatch(/config\/(account|environments\/dev)\.ts/);
  });

  it("has all problems at once, each where it stands", () => {
    const text = problemsOf(
      { zones: { raw: { bucket: "acme-raw", role: "x", credentialName: "y" } } },
      { groups: { analysts: "123456" } },
    );
    expect(text.split("\n")).toHaveLength(3);
  });

  it("is refused in two environments", () => {
    const [dev, test] = [devInput(), { ...devInput(), name: "test" }];
    const adopted = { zones: { raw: { bucket: "acme-raw" } } };
    expect(() => platformOf(accountInput(), { ...dev, adopted }, { ...test, adopted })).toThrow(
      "adopted.zones.raw.bucket of config/environments/dev.ts already",
    );
  });
});

describe("the tables", () => {
  it("have the form of the id of every type that is taken in", () => {
    for (const part of Object.values(PARTS)) {
      for (const type of [part.type, ...part.with.map((beside) => beside.type)]) {
        expect(Object.keys(IMPORT_FORMS.value), type).toContain(type);
        expect(Object.keys(NOT_IMPORTED.value), type).not.toContain(type);
      }
    }
  });

  it("have a part for every field, and a field for every part", () => {
    const named = new Set<string>();
    for (const schema of [adoptedSchema, accountAdoptedSchema]) {
      const example = Object.fromEntries(
        Object.entries(schema.shape).map(([family, record]) => {
          const { valueType } = record.unwrap();
          const fields = "shape" in valueType ? Object.keys(valueType.shape) : undefined;
          const word = fields && Object.fromEntries(fields.map((field) => [field, "x"]));
          return [
            family,
            { key: word && { ...word, keys: { a: "x" }, schemas: { a: "x" }, resources: {}, without: [] } },
          ];
        }),
      );
      const single = Object.keys(schema.shape).filter((family) => example[family]?.key === undefined);
      const words = adoptedIn({ ...example, ...Object.fromEntries(single.map((family) => [family, { key: "x" }])) });
      for (const { part } of words.flatMap(({ asked }) => asked)) named.add(part);
    }
    expect([...named].sort()).toEqual(Object.keys(PARTS).sort());
  });
});
