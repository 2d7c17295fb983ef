import { describe, expect, it } from "vitest";
import { NAMING, type Naming, namingSchema, PREFIXED_SORTS, PURPOSE_SORTS } from "../../../config/schema/naming";
import { report } from "../problems";

type Patterns = Partial<Naming>;

const problems = (dev: Patterns, prod?: Patterns) => report({ dev: { naming: dev }, prod: { naming: prod } });

describe("patterns of names", () => {
  it("are optional, each with its default", () => {
    expect(namingSchema.parse({})).toEqual(NAMING);
  });

  it.each<[Patterns]>([
    [{ prefix: "lh-{environment}" }],
    [{ prefix: "{environment}-{company}" }],
    [{ buckets: "{account}-{purpose}-{prefix}" }],
    [{ buckets: "{company}-data-{environment}-{purpose}" }],
    [{ catalogs: "{key}_{environment}" }],
    [{ roles: "{prefix}_{purpose}@{account}", logGroups: "/{company}/{environment}/{purpose}" }],
    [
      {
        streams: "{prefix}-{purpose}.stream",
        tables: "{prefix}-{purpose}_table",
        kafkaClusters: "{prefix}-k-{purpose}",
      },
    ],
    [{ databases: "{prefix}-db-{purpose}", warehouses: "{prefix}-{purpose}-dw", jobs: "[{environment}] {purpose}" }],
    [{ keys: "{environment}/{purpose}", secrets: "{company}/{environment}/{purpose}" }],
    [
      {
        securityGroups: "{prefix}-{purpose}-sg",
        locations: "{purpose}_{environment}",
        workspaces: "{prefix}_{purpose}",
      },
    ],
  ])("take %o", (naming) => expect(problems(naming)).toBe(""));

  it.each<[Patterns, string]>([
    [{ prefix: "" }, "is empty. Fix: use at least 1 character"],
    [
      { prefix: "{company}" },
      "has no {environment}, so that different things would get one name. Fix: add {environment}",
    ],
    [{ prefix: "{company}-{env}" }, "has {env}, which is no part of such names. Fix: use {company}, {environment}"],
    [{ prefix: "{company}_{environment}" }, "does not make a name that services take"],
    [{ prefix: "{company}-{environment}-" }, "does not make a name that services take"],
    [{ prefix: "{company}-{environment" }, "has no {environment}"],
    [{ prefix: "a-very-long-platform-name-{environment}" }, "which has 29 characters, and 25 are the most"],
    [{ buckets: "{prefix}-{account}" }, "has no {purpose}"],
    [{ buckets: "{prefix}.{purpose}" }, "does not make a name that services take"],
    [{ buckets: "{prefix}-{key}" }, "has {key}, which is no part of such names"],
    [{ catalogs: "{environment}" }, "has no {key}"],
    [{ catalogs: "{key}" }, "has no {environment}"],
    [{ catalogs: "{environment}-{key}" }, "does not make a name that services take"],
    ...PURPOSE_SORTS.flatMap((sort): [Patterns, string][] => [
      [{ [sort]: "{prefix}" }, `naming.${sort}: "{prefix}" has no {purpose}`],
      [{ [sort]: "x-{purpose}" }, "has no {prefix} or {environment}, so that different things would get one name"],
      [{ [sort]: "{prefix}-{key}-{purpose}" }, "has {key}, which is no part of such names"],
      [{ [sort]: "{prefix} {purpose}" }, "does not make a name that services take"],
    ]),
    ...PREFIXED_SORTS.flatMap((sort): [Patterns, string][] => [
      [{ [sort]: "{prefix}-db" }, `naming.${sort}: "{prefix}-db" has no {purpose}`],
      [
        { [sort]: "db-{prefix}-{purpose}" },
        "does not start with {prefix}-, by which policies tell environments apart. Fix: put {prefix}- at the start",
      ],
      [{ [sort]: "{environment}-{purpose}" }, "does not start with {prefix}-"],
      [{ [sort]: "{prefix}-{purpose}/x" }, "does not make a name that services take"],
    ]),
    [{ databases: "{prefix}-{purpose}_db" }, "does not make a name that services take"],
    [{ kafkaClusters: "{prefix}-{purpose}_k" }, "does not make a name that services take"],
    [{ jobs: "{purpose}" }, "has no {prefix} or {environment}"],
    [{ jobs: "{prefix}/{purpose}" }, "does not make a name that services take"],
    [{ logGroups: "{purpose}/{prefix}" }, "does not end with {purpose}, to which services add more"],
    [{ logGroups: "/aws/{prefix}/{purpose}" }, "does not make a name that services take"],
    [{ secrets: "{purpose}-{prefix}" }, "does not end with {purpose}"],
    [{ keys: "aws/{prefix}/{purpose}" }, "does not make a name that services take"],
    [{ securityGroups: "sg-{prefix}-{purpose}" }, "does not make a name that services take"],
    [{ roles: `{prefix}${"-x".repeat(30)}-{purpose}` }, "and IAM takes 64"],
    [{ workspaces: `{prefix}${"-x".repeat(30)}-{purpose}` }, "and Databricks takes 64. Fix: shorten the pattern"],
  ])("refuse %o", (naming, message) => {
    expect(problems(naming)).toContain(message);
  });

  it("are told of where one makes a name too long, as the key is", () => {
    const said = report({
      dev: {
        naming: { databases: `{prefix}${"-x".repeat(25)}-{purpose}` },
        "dataServices.orders": { kind: "rds-instance", mode: "create", engine: "postgresql" },
      },
    });
    expect(said).toMatch(
      /dataServices\.orders: the database of .* would be acme-dev(-x){25}-orders: \d+ characters, and RDS takes 63\. Fix: shorten the key, or the pattern naming\.databases\./,
    );
  });

  it("are no start of another environment's names", () => {
    expect(problems({ prefix: "lh-{environment}" }, { prefix: "lh-dev-{environment}" })).toContain(
      "names would start with lh-dev-prod, and policies that are meant for lh-dev-* of config/environments/dev.ts would reach them",
    );
  });

  it.each(PURPOSE_SORTS)("of %s reach no name of another environment in the same AWS account", (sort) => {
    const inOneAccount = (dev: string, prod?: string) =>
      report({
        dev: { naming: { [sort]: dev }, awsAccountId: "111111111111" },
        prod: { ...(prod !== undefined && { naming: { [sort]: prod } }), awsAccountId: "111111111111" },
      });
    const between = "{company}{purpose}{environment}{purpose}";
    const meets = "policies that are meant for the one would reach the other";
    expect(inOneAccount("{company}-{environment}{purpose}")).not.toContain(meets);
    expect(
      inOneAccount("{company}{account}{environment}{purpose}", "{company}{account}{environment}{purpose}"),
    ).not.toContain(meets);
    expect(inOneAccount(between, between)).toContain(meets);
    expect(problems({ [sort]: between }, { [sort]: between })).not.toContain(meets);
  });

  it("give no two environments one bucket", () => {
    const buckets = "lake-{purpose}";
    expect(problems({ buckets }, { buckets })).toContain("lake-raw");
  });
});
