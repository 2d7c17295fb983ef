import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  defineDomain,
  defineEnvironment,
  definePart,
  type EnvironmentPart,
  type SharedPart,
} from "../../config/define";
import { unwrapped } from "../../config/references";
import { resolvePlatform } from "../../config/resolve";
import { DOMAIN_RECORDS } from "../../config/schema/domains";
import { type EnvironmentInput, environmentSchema } from "../../config/schema/environment";
import reference from "../../examples/reference/config/environments/reference";
import { accountInput, devInput } from "../support/platform";
import { REPRESENTATIVES, representativeInputs } from "../support/representative";

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const withoutDomains = ({ domains: _, ...input }: EnvironmentInput) => input;

const INPUTS: readonly EnvironmentInput[] = [
  reference.input,
  ...REPRESENTATIVES.map((one) => representativeInputs(one)[1]),
].map(withoutDomains);

/** Entries of an environment, and what is beside them. */
function apart(input: EnvironmentInput): readonly [entries: Record<string, Fields>, rest: EnvironmentPart] {
  const records: readonly string[] = DOMAIN_RECORDS;
  const fields = Object.entries(structuredClone(input));
  return [
    Object.fromEntries(fields.filter(([key]) => records.includes(key))) as Record<string, Fields>,
    Object.fromEntries(fields.filter(([key]) => !records.includes(key))),
  ];
}

/** Shares and recipients may be without an owner, and then are the deployer's. */
const isAsked = (field: string, record: string) => field !== "owner" || record !== "consumers";

/** Takes a field out of all entries that have it, where it is this value. */
function without(
  entries: Record<string, Fields>,
  field: string,
  value: unknown,
): [taken: number, Record<string, Fields>] {
  let taken = 0;
  const left = Object.entries(entries).map(([record, of]) => [
    record,
    Object.fromEntries(
      Object.entries(of).map(([key, entry]) => {
        if (!isFields(entry) || entry[field] !== value || !isAsked(field, record)) return [key, entry];
        taken += 1;
        return [key, Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field))];
      }),
    ),
  ]);
  return [taken, Object.fromEntries(left)];
}

/** Every value under a key, at any depth. */
const under = (value: unknown, name: string): unknown[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, item]) => (key === name ? [item] : under(item, name)));

const formsOf = (schema: z.core.$ZodType): z.ZodObject[] =>
  schema instanceof z.ZodDiscriminatedUnion
    ? schema.options.flatMap(formsOf)
    : schema instanceof z.ZodObject
      ? [schema]
      : [];

describe("a domain", () => {
  it("of all that an environment has is that environment, with a list of what it has", () => {
    for (const input of INPUTS) {
      const [entries, rest] = apart(input);
      const { input: made } = defineEnvironment(definePart(rest), defineDomain({ name: "all", ...entries }));
      expect(withoutDomains(made)).toEqual(input);
      const keys = Object.entries(entries).flatMap(([record, of]) =>
        Object.keys(of).length === 0 ? [] : [[record, Object.keys(of)]],
      );
      expect(made.domains?.all).toEqual(Object.fromEntries(keys));
    }
  });

  it.each(["workspace", "owner"] as const)("says %s once for all that leave it out, whatever their kind", (field) => {
    const value = { workspace: "main", owner: "platform-admins" }[field];
    let all = 0;
    for (const input of INPUTS) {
      const [entries, rest] = apart(input);
      const [taken, left] = without(entries, field, value);
      all += taken;
      const domain = defineDomain({ name: "all", [field]: value, ...left });
      expect(withoutDomains(defineEnvironment(definePart(rest), domain).input)).toEqual(input);
      if (field !== "workspace") continue;
      const moved = defineDomain({ name: "all", workspace: "elsewhere", ...left })({ workspace: value });
      expect(withoutDomains(defineEnvironment(definePart(rest), moved).input)).toEqual(input);
    }
    expect(all).toBeGreaterThan(field === "workspace" ? 60 : 20);
  });

  it("says an owner for every kind that has to have one", () => {
    const asked = DOMAIN_RECORDS.flatMap((record) => {
      const of = unwrapped(environmentSchema.shape[record]);
      const forms = of instanceof z.ZodRecord ? formsOf(of.valueType) : [];
      return forms.flatMap(({ shape: { kind, owner } }) =>
        owner instanceof z.ZodString ? [[record, ...(kind instanceof z.ZodLiteral ? [kind.value] : [])].join(" ")] : [],
      );
    });
    expect(asked).toEqual([
      "catalogs",
      "connections foreign-catalog",
      "connections shared-catalog",
      "consumers lakebase",
      "consumers model-endpoint",
      "consumers vector-search",
      "consumers feature-store",
      "consumers app",
    ]);
  });

  it("pauses every schedule and trigger of every kind, and nothing else", () => {
    let found = 0;
    for (const input of INPUTS) {
      const [entries, rest] = apart(input);
      const { input: made } = defineEnvironment(
        definePart(rest),
        defineDomain({ name: "all", ...entries })({ schedules: "paused" }),
      );
      const [before, after] = [environmentSchema.parse(input), environmentSchema.parse(made)];
      for (const record of DOMAIN_RECORDS) {
        const [was, is] = [before[record], after[record]].map((value) => under(value, "paused"));
        found += was?.length ?? 0;
        expect(is).toEqual(was?.map(() => true));
      }
      const told = (value: unknown) => JSON.stringify(value).replaceAll(/"paused":(true|false)/g, "");
      expect(told({ ...after, domains: {} })).toBe(told(before));
    }
    expect(found).toBeGreaterThan(30);
  });
});

const sales = defineDomain({
  name: "sales",
  owner: "sales-owners",
  costCentre: "4720",
  workspace: "main",
  inWorkspace: {
    clusterPolicies: { loads: { description: "Loads", workload: "job", nodeTypes: ["m6id.xlarge"], groups: [] } },
  },
  consumers: { bi: { kind: "sql-warehouse", size: "Small" }, old: { kind: "sql-warehouse", size: "Small" } },
  catalogs: {
    sales: { comment: "Sales", zone: "curated", schemas: {} },
    theirs: { comment: "Theirs", owner: "others" },
  },
  sizes: { large: { consumers: { bi: { size: "Large" }, old: undefined } } },
  sample: { catalogs: { sales: { comment: "A sample" } } },
});

/** A data product with everything that it can carry, policies among them. */
const people = defineDomain({
  name: "people",
  owner: "platform-admins",
  workspace: "main",
  inWorkspace: {
    clusterPolicies: {
      people: { description: "Loads", workload: "job", nodeTypes: ["m6id.xlarge"], groups: ["data-engineers"] },
    },
  },
  catalogs: {
    people: {
      comment: "Staff",
      zone: "processed",
      schemas: {
        bronze: { layer: "bronze", comment: "As loaded" },
        silver: { layer: "silver", comment: "Checked" },
      },
      grants: { groups: { "data-engineers": ["USE_CATALOG", "USE_SCHEMA", "SELECT", "EXECUTE"] } },
    },
  },
  sources: {
    staff: {
      kind: "s3-files",
      format: "csv",
      catalog: "people",
      path: "staff",
      schedule: { quartzCron: "0 30 5 * * ?" },
      notify: ["data@acme.example"],
      runAs: "ingestion",
    },
  },
  consumers: {
    "people-bi": { kind: "sql-warehouse", size: "2X-Small", permissions: { "data-engineers": "CAN_USE" } },
    "people-names": {
      kind: "access-policy",
      catalog: "people",
      schema: "silver",
      comment: "Nobody needs names",
      does: { type: "mask-column", column: "name" },
      functions: "people-masks",
      function: "mask_all",
      columns: { name: { tag: "pii", value: "name" } },
      to: { groups: ["data-engineers"] },
      expects: [{ reader: ["data-engineers"], given: { value: "Ada Lovelace" }, sees: "****" }],
    },
  },
  workloads: {
    "people-masks": {
      kind: "functions",
      warehouse: "people-bi",
      runAs: "ingestion",
      catalog: "people",
      schema: "silver",
      library: ["mask_all"],
      notify: ["data@acme.example"],
    },
  },
  sizes: { large: { consumers: { "people-bi": { size: "Large" } } } },
  sample: { sources: { staff: { path: "samples/staff" } } },
});

describe("one domain in several environments", () => {
  const { network, ...dev } = devInput();
  const lab = { ...dev.workspaces.main, networkSlot: 1 };
  const account = accountInput();
  const of = (name: string, id: number, ...taken: readonly SharedPart[]) =>
    defineEnvironment(
      definePart(dev, {
        workspaces: { lab },
        governanceWorkspace: "main",
        foundation: { ebsEncryptionByDefault: "create" },
      }),
      definePart(...taken),
      { name, awsAccountId: String(id).repeat(12), network: { ...network, cidr: `10.${20 + id}.0.0/16` } },
    ).input;
  const governed = definePart({ metastore: { governedTags: { pii: { comment: "Of a person", values: ["name"] } } } });
  const { platform } = resolvePlatform({
    account: { file: "config/account.ts", input: account },
    environments: [
      of("dev", 1, governed, people({ data: "sample", schedules: "paused" })),
      of("prod", 3, people({ size: "large", workspace: "lab" })),
      of("staging", 2),
    ].map((input) => ({ file: `config/environments/${input.name}.ts`, input })),
  });
  const [small, large, none] = platform.environments;

  it("is there in the size, with the data and in the workspace that each takes it with", () => {
    expect(small).toMatchObject({
      consumers: { "people-bi": { size: "2X-Small", workspace: "main" } },
      workloads: { "people-masks": { workspace: "main", warehouse: "people-bi" } },
      sources: { staff: { path: "samples/staff", workspace: "main", schedule: { paused: true } } },
      workspaces: { main: { clusterPolicies: { people: { workload: "job" } } } },
      catalogs: { people: { owner: "platform-admins", name: "dev_people" } },
    });
    expect(large).toMatchObject({
      consumers: { "people-bi": { size: "Large", workspace: "lab" }, "people-names": { workspace: "lab" } },
      sources: { staff: { path: "staff", workspace: "lab", schedule: { paused: false } } },
      workspaces: { lab: { clusterPolicies: { people: { workload: "job" } } } },
      catalogs: { people: { name: "prod_people" } },
    });
    expect(large?.workspaces.main?.clusterPolicies).not.toHaveProperty("people");
    expect(small?.workspaces.lab?.clusterPolicies).not.toHaveProperty("people");
  });

  it("is not in the one that it is taken out of, which has all the rest", () => {
    expect(JSON.stringify(none)).not.toMatch(/people|staff/);
    expect(Object.keys(none?.sources ?? {})).toEqual(Object.keys(dev.sources ?? {}));
  });
});

describe("an environment", () => {
  const { name, ...rest } = devInput();
  const taking = (...parts: readonly (EnvironmentPart | SharedPart)[]) =>
    defineEnvironment(definePart({ region: rest.region }), definePart(...parts), { name }).input;

  it("takes a domain as it is, with its tags", () => {
    expect(taking(sales)).toMatchObject({
      consumers: { bi: { size: "Small", workspace: "main" } },
      catalogs: { sales: { owner: "sales-owners", comment: "Sales" }, theirs: { owner: "others" } },
      workspaces: { main: { clusterPolicies: { loads: { workload: "job" } } } },
      domains: { sales: { costCentre: "4720", catalogs: ["sales", "theirs"], consumers: ["bi", "old"] } },
    });
  });

  it("takes it in a size, with sample data, in another workspace", () => {
    const made = taking(sales({ size: "large", data: "sample", workspace: "lab" }));
    expect(made).toMatchObject({
      consumers: { bi: { size: "Large", workspace: "lab" } },
      catalogs: { sales: { comment: "A sample" } },
      workspaces: { lab: { clusterPolicies: { loads: {} } } },
      domains: { sales: { consumers: ["bi"] } },
    });
    expect(Object.keys(made.workspaces)).toEqual(["lab"]);
    expect(made.consumers).not.toHaveProperty("old");
  });

  it("says otherwise over it, and what it takes away is none of the domain's any more", () => {
    const made = taking(sales, { consumers: { old: undefined }, domains: { sales: { costCentre: "1" } } });
    expect(made.domains).toMatchObject({ sales: { consumers: ["bi"], costCentre: "1" } });
  });

  it("that leaves it out has nothing of it", () => {
    expect(taking({})).toEqual({ region: rest.region, name, domains: undefined });
  });
});
