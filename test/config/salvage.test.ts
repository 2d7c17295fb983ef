import { describe, expect, it } from "vitest";
import { z } from "zod";
import { plainCopy } from "../../config/plain";
import { formatProblem } from "../../config/problem";
import { parseAndSalvage } from "../../config/salvage";
import { wrong } from "../../config/schema/common";
import { report } from "./problems";

const parse = (schema: z.ZodType, value: unknown) => parseAndSalvage(schema, "f.ts", plainCopy(value));
const lines = (schema: z.ZodType, value: unknown) => parse(schema, value).problems.map(formatProblem);

describe("problems of a file", () => {
  it("come all at once, from every file and every kind of check", () => {
    expect(
      report({
        account: { deployer: 7, "groups.analysts.membres": [], "metastores.eu-west-1.adminGroup": "admins" },
        dev: {
          regoin: "eu-west-1",
          region: undefined,
          "network.nat": "two",
          "network.cidr": "10.20.3.4/16",
          "catalogs.sales.comment": undefined,
          "catalogs.sales.zone": "raw",
          "catalogs.sales.schemas.gold.grants.groups.analysts": ["SELCT"],
          "sources.orders.kind": "s3",
          "sources.orders.runAs": "nobody",
          "consumers.bi.maxClusters": 0,
        },
        prod: { zones: null, "catalogs.sales.zone": "lake", "workspaces.main.defaultCatalog": "slaes" },
      }),
    ).toMatchInlineSnapshot(`
      "account: deployer: must be text, but is 7. Fix: write text in quotes.
      account: groups.analysts.membres: is not a known setting. Fix: remove it; known here: mode, servicePrincipals, groups, accountAdmin.
      account: metastores.eu-west-1.adminGroup: "admins" is a group of Databricks itself, which nobody can make, fill or look up here. Fix: use a group of your own; what everybody in the account may do with data is granted under everyone, beside groups.
      dev: catalogs.sales.comment: is missing. Fix: add it, as text in quotes.
      dev: catalogs.sales.schemas.gold.grants.groups.analysts.0: "SELCT" is not a privilege of a schema. Fix: use one of ALL_PRIVILEGES, APPLY_TAG, CREATE_FUNCTION, CREATE_MATERIALIZED_VIEW, CREATE_MODEL, CREATE_TABLE, CREATE_VOLUME, EXECUTE, EXTERNAL_USE_SCHEMA, MANAGE, MODIFY, READ_VOLUME, REFRESH, SELECT, USE_SCHEMA, WRITE_VOLUME.
      dev: catalogs.sales.zone: zone raw is of kind "raw": it holds files as they arrive, not managed tables. Fix: use a zone of kind "processed" or "curated".
      dev: consumers.bi.maxClusters: 0 is too small. Fix: use at least 1.
      dev: network.cidr: "10.20.3.4/16" has host bits set. Fix: write the network address, 10.20.0.0/16.
      dev: network.nat: "two" is not one of the possible values. Fix: use one of "single", "per-az", "none".
      dev: region: is missing. Fix: add it, as text in quotes.
      dev: regoin: is not a known setting. Fix: write region instead.
      dev: sources.orders.kind: "s3" is not one of the possible values. Fix: use one of "s3-files", "cdc-files", "stream", "database", "saas".
      prod: workspaces.main.defaultCatalog: "slaes" is not a catalog of the environment (sales). Fix: write "sales", or declare it under catalogs.
      prod: zones: must be an object, but is null. Fix: write an object in braces."
    `);
  });

  it("show the object that a plain value stands for", () => {
    expect(
      report({
        dev: {
          "network.flowLogs": "s3",
          "network.privateLink": { access: { public: "closed" } },
          "foundation.cloudTrail": true,
          "foundation.guardDuty": "create",
          "foundation.macie": true,
          "network.secondCidr": "100.64.0.0/16",
        },
      }),
    ).toMatchInlineSnapshot(`
      "dev: foundation.cloudTrail: must be an object, but is true. Fix: write an object in braces, with mode "create" or "existing" or "off".
      dev: foundation.guardDuty: must be an object, but is "create". Fix: write { mode: "create", … }.
      dev: foundation.macie: must be an object, but is true. Fix: write an object in braces, with mode "create" or "existing" or "off".
      dev: network.flowLogs: must be an object, but is "s3". Fix: write { destination: "s3", … }.
      warning: dev: network.privateLink.access: has no effect without a private connection. Fix: remove it.
      dev: network.privateLink.access.public: must be an object, but is "closed". Fix: write { mode: "closed", … }.
      dev: network.secondCidr: must be an object, but is "100.64.0.0/16". Fix: write an object in braces."
    `);
  });

  it("say so where an endpoint is made always", () => {
    expect(report({ dev: { "network.endpoints": ["s3", "kms", "secrets-manager"] } })).toMatchInlineSnapshot(`
      "dev: network.endpoints.0: the endpoint of "s3" is made always. Fix: remove it.
      dev: network.endpoints.2: "secrets-manager" is not one of the possible values. Fix: use one of "airflow.api", "airflow.env", "airflow.ops", "bedrock-runtime", "dynamodb", "ecr.api", "ecr.dkr", "glue", "kms", "logs", "monitoring", "rds-data", "redshift", "redshift-data", "sagemaker.api", "sagemaker.runtime", "secretsmanager", "sns", "sqs"."
    `);
  });

  it("say what is known where a setting is not", () => {
    expect(
      report({ dev: { "zones.raw.colour": "red", "network.nta": "none", policyWaiver: [] } }),
    ).toMatchInlineSnapshot(`
      "dev: network.nta: is not a known setting. Fix: write nat instead.
      dev: policyWaiver: is not a known setting. Fix: write policyWaivers instead.
      dev: zones.raw.colour: is not a known setting. Fix: remove it; known here: kind, bucket, comment, lifecycle, noncurrentVersionDays, requestMetrics, fileEvents, eventBridge, grants, accessRequests."
    `);
  });

  it("name the privileges that a securable has", () => {
    const dev = {
      "zones.raw.grants.groups": { analysts: ["SELECT"] },
      "catalogs.sales.schemas.gold.volumes.exports.grants": { groups: { analysts: ["READ_FILES"] } },
    };
    expect(report({ dev })).toMatchInlineSnapshot(`
      "dev: catalogs.sales.schemas.gold.volumes.exports.grants.groups.analysts.0: "READ_FILES" is not a privilege of a volume. Fix: use one of ALL_PRIVILEGES, APPLY_TAG, MANAGE, READ_VOLUME, WRITE_VOLUME.
      dev: zones.raw.grants.groups.analysts.0: "SELECT" is not a privilege of an external location. Fix: use one of ALL_PRIVILEGES, BROWSE, CREATE_EXTERNAL_TABLE, CREATE_EXTERNAL_VOLUME, CREATE_FOREIGN_SECURABLE, CREATE_MANAGED_STORAGE, EXTERNAL_USE_LOCATION, MANAGE, READ_FILES, WRITE_FILES."
    `);
  });

  it("are clear about keys, empty lists, and sizes", () => {
    const dev = {
      "zones.Raw Zone": { kind: "raw", comment: "" },
      "operations.alarmEmails": [],
      "operations.budget.monthlyUsd": 0,
      "operations.logRetentionDays": 8,
      "network.flowLogs": { aggregationSeconds: "60" },
      "sources.orders.retries": 1.5,
      "workspaces.main.networkSlot": 16,
    };
    expect(report({ account: { name: "a", "groups.-": { mode: "create" } }, dev })).toMatchInlineSnapshot(`
      "account: groups.-: is not a valid group name. Fix: use 1 to 99 letters, digits, spaces and . _ - ( ) & +.
      account: name: "a" is too short. Fix: use at least 2 characters.
      dev: network.flowLogs.aggregationSeconds: "60" is not one of the possible values. Fix: use one of 60, 600.
      dev: operations.alarmEmails: is empty. Fix: use at least 1 entry.
      dev: operations.budget.monthlyUsd: 0 is too small. Fix: use more than 0.
      dev: operations.logRetentionDays: 8 is not one of the possible values. Fix: use one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.
      dev: sources.orders.retries: must be a whole number, but is 1.5. Fix: write a number without decimals.
      dev: workspaces.main.networkSlot: 16 is too large. Fix: use at most 15.
      dev: zones.Raw Zone: is not a valid key. Fix: use 1 to 31 lower-case letters, digits and single hyphens, starting with a letter."
    `);
  });
});

describe("what is not plain data", () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const unreadable = Object.defineProperty({}, "x", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });

  it.each([
    ["null", null],
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["a Date", new Date(0)],
    ["a Map", new Map()],
    ["a RegExp", /x/],
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["a bigint", 10n],
    ["a value that cannot be read", unreadable],
    ["a list", [1]],
    ["true", true],
  ])("is named: %s", (name, value) => {
    expect(lines(z.strictObject({ x: z.strictObject({ y: z.string() }) }), { x: value })).toEqual([
      `f.ts: x: must be an object, but is ${name}. Fix: write an object in braces.`,
    ]);
    expect(lines(z.strictObject({ x: z.record(z.string(), z.string()) }), { x: value })).toEqual([
      `f.ts: x: must be an object, but is ${name}. Fix: write an object in braces.`,
    ]);
  });

  it("is named where it is circular, or endless", () => {
    const endless = Array.from({ length: 100 }).reduce<unknown>((inner) => ({ inner }), {});
    expect(plainCopy({ circular, endless })).toMatchObject({ circular: { self: expect.any(Symbol) } });
    expect(lines(z.strictObject({ x: z.strictObject({ self: z.string() }) }), { x: circular })).toEqual([
      "f.ts: x.self: must be text, but is a circular reference. Fix: write text in quotes.",
    ]);
    expect(lines(z.strictObject({}), { endless })).toHaveLength(1);
  });
});

/** Something wrong for every code that zod knows. */
const ISSUES: readonly (readonly [code: z.core.$ZodIssueCode, schema: z.ZodType, value: unknown, said: string])[] = [
  ["invalid_type", z.string(), 5, "must be text, but is 5. Fix: write text in quotes"],
  ["invalid_type", z.int(), 1.5, "must be a whole number, but is 1.5. Fix: write a number without decimals"],
  ["invalid_type", z.date(), "x", 'must be of another type, but is "x". Fix: write another value'],
  ["invalid_value", z.enum(["a", "b"]), "c", '"c" is not one of the possible values. Fix: use one of "a", "b"'],
  ["invalid_value", z.literal("a"), undefined, 'is missing. Fix: use "a"'],
  [
    "invalid_union",
    z.union([z.literal(60), z.literal(600)]),
    6,
    "6 is not one of the possible values. Fix: use one of 60, 600",
  ],
  [
    "invalid_union",
    z.union([z.string(), z.boolean()]),
    6,
    "6 has none of the possible forms. Fix: write text in quotes, or write true or false",
  ],
  [
    "invalid_union",
    z.union([z.string(), z.array(z.int())]),
    ["x"],
    'must be a number, but is "x". Fix: write a number',
  ],
  ["invalid_union", z.discriminatedUnion("k", [z.strictObject({ k: z.literal("a") })]), {}, 'is missing. Fix: use "a"'],
  [
    "unrecognized_keys",
    z.strictObject({ colour: z.string().optional() }),
    { color: "x" },
    "is not a known setting. Fix: write colour instead",
  ],
  ["too_small", z.string().min(3), "x", '"x" is too short. Fix: use at least 3 characters'],
  ["too_small", z.array(z.int()).min(1), [], "is empty. Fix: use at least 1 entry"],
  ["too_small", z.number().positive(), 0, "0 is too small. Fix: use more than 0"],
  ["too_big", z.string().max(3), "x".repeat(90), "a text of 90 characters is too long. Fix: use at most 3 characters"],
  ["too_big", z.array(z.int()).max(1), [1, 2], "has 2 entries. Fix: use at most 1 entry"],
  ["too_big", z.number().lt(3), 3, "3 is too large. Fix: use less than 3"],
  ["invalid_format", z.string().regex(/x/), "y", '"y" is not written as expected. Fix: correct the value'],
  ["invalid_format", z.string().regex(/x/, wrong("has no x", "add one")), "y", '"y" has no x. Fix: add one'],
  ["invalid_format", z.email(), "y", '"y" is not written as expected. Fix: correct the value'],
  ["not_multiple_of", z.number().multipleOf(5), 3, "3 is not a multiple of 5. Fix: correct the value"],
  ["invalid_key", z.record(z.string().min(3), z.int()), { x: 1 }, '"x" is too short. Fix: use at least 3 characters'],
  [
    "invalid_element",
    z.map(z.string(), z.int()),
    new Map([["a", "b"]]),
    "must be of another type, but is a Map. Fix: write another value",
  ],
  ["custom", z.string().refine(() => false), "y", "is not valid. Fix: correct the value"],
];

describe("wording", () => {
  it.each(ISSUES)("is our own for %s, %#", (code, schema, value, said) => {
    const input = value === undefined ? {} : { at: value };
    expect(lines(z.strictObject({ at: schema }), input)).toEqual([expect.stringContaining(`${said}.`)]);
    // Alone at the top of a file, too.
    expect(lines(schema, value).join()).toContain(said);
    expect(ISSUES.some(([known]) => known === code)).toBe(true);
  });

  it("is there for every code", () => {
    const codes: Record<z.core.$ZodIssueCode, true> = {
      invalid_type: true,
      too_big: true,
      too_small: true,
      invalid_format: true,
      not_multiple_of: true,
      unrecognized_keys: true,
      invalid_union: true,
      invalid_key: true,
      invalid_element: true,
      invalid_value: true,
      custom: true,
    };
    expect(new Set(ISSUES.map(([code]) => code))).toEqual(new Set(Object.keys(codes)));
  });

  it("keeps a text that holds the separator in one piece", () => {
    const schema = z.string().superRefine((value, context) => {
      context.addIssue({ code: "custom", message: wrong(`${value} is wrong`, "correct it") });
    });
    expect(parse(schema, "a\u0001b").problems).toEqual([
      { file: "f.ts", path: "", message: "a\u0001b is wrong", fix: "correct it", severity: "error" },
    ]);
    expect(lines(schema, "a\u0001b\n")).toEqual(["f.ts: a\\u0001b\\u000a is wrong. Fix: correct it."]);
  });
});

describe("what is left of a file", () => {
  const item = z.strictObject({ name: z.string(), size: z.int().default(1) });
  const schema = z.strictObject({
    items: z.record(z.string(), item),
    list: z.array(z.string()).min(2).default([]),
    either: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("a"), text: z.string() })]).optional(),
    mode: z.enum(["x", "y"]).default("x"),
  });
  const left = (value: unknown) => parse(schema, value).salvaged;

  it("is everything, with defaults, when nothing is wrong", () => {
    const parsed = parse(schema, { items: { a: { name: "n" } } });
    expect(parsed.data).toEqual({ items: { a: { name: "n", size: 1 } }, list: [], mode: "x" });
    expect(parsed.salvaged).toEqual(parsed.data);
  });

  it("is the rest, when parts are wrong or missing", () => {
    const items = { a: { name: 5, size: 2 }, b: {}, c: null, d: { name: "n", colour: "red" } };
    expect(left({ items, list: ["p", 1, "q", 2, "r"] })).toEqual({
      items: { a: { size: 2 }, b: { size: 1 }, d: { name: "n", size: 1 } },
      list: ["p", "q", "r"],
      mode: "x",
    });
    expect(parse(schema, { items }).data).toBeUndefined();
  });

  it("has no default for what was written, but wrong", () => {
    expect(left({ items: {}, mode: "z", list: "p" })).toEqual({ items: {} });
  });

  it("has no variant whose kind is not known", () => {
    expect(left({ items: {}, either: { kind: "b", text: "t" } })).toEqual({ items: {}, list: [], mode: "x" });
    expect(left({ items: {}, either: { kind: "a", text: 1 } })).toMatchObject({ either: { kind: "a" } });
  });

  it("keeps apart what was written once and used twice", () => {
    const shared = { name: 5 };
    expect(left({ items: { a: shared, b: shared } })).toMatchObject({ items: { a: { size: 1 }, b: { size: 1 } } });
  });

  it("is nothing, when the file is not an object", () => {
    for (const value of [null, undefined, [], "x", 5]) expect(left(value)).toEqual({});
  });
});
