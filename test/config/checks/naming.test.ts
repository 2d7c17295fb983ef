import { describe, expect, it } from "vitest";
import { NAMING, type Naming, namingSchema } from "../../../config/schema/naming";
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
  ])("refuse %o", (naming, message) => {
    expect(problems(naming)).toContain(message);
  });

  it("are no start of another environment's names", () => {
    expect(problems({ prefix: "lh-{environment}" }, { prefix: "lh-dev-{environment}" })).toContain(
      "names would start with lh-dev-prod, and policies that are meant for lh-dev-* of config/environments/dev.ts would reach them",
    );
  });

  it("give no two environments one bucket", () => {
    const buckets = "lake-{purpose}";
    expect(problems({ buckets }, { buckets })).toContain("lake-raw");
  });
});
