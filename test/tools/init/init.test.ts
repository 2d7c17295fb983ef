import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadPlatform } from "../../../config/load";
import { answersSchema, flagOf } from "../../../tools/init/answers";
import { exampleNames } from "../../../tools/init/example";
import { QUESTIONS } from "../../../tools/init/questions";
import { writeAll } from "../../../tools/init/write";
import { ANSWERS, NewCompanies } from "../../support/new-company";
import { ROOT } from "../../support/platform";

let companies: NewCompanies;
beforeEach(() => {
  companies = new NewCompanies();
});
afterEach(() => companies.remove());

const NOTHING = "Nothing was written; --help tells of every flag.\n";
const FILES = [
  "config/account.ts",
  "config/domains/sales.ts",
  "config/environments/dev.ts",
  "config/shared/platform.ts",
];

describe("npm run init", () => {
  it("asks for every answer that there is, once", () => {
    expect(QUESTIONS.map(({ name }) => name).sort()).toEqual(Object.keys(answersSchema.shape).sort());
  });

  it("writes the files, and says what is next", async () => {
    const { exitCode, stdout } = await companies.run("contoso", ANSWERS);
    expect(exitCode).toBe(0);
    expect(companies.files("contoso")).toEqual(FILES);
    expect(stdout).toContain("npm start -- --project contoso\n  npm run simulate -- dev --project contoso\n");
  });

  it("shows what it would write, and writes nothing", async () => {
    const { exitCode, stdout } = await companies.run("contoso", ANSWERS, { more: ["--dry-run"] });
    expect(exitCode).toBe(0);
    for (const file of FILES) expect(stdout).toContain(`contoso/${file}\n\nimport { define`);
    expect(companies.files()).toEqual([]);
  });

  it("never writes over what is there, nor beside other environments, and names all of it", async () => {
    mkdirSync(join(companies.folder, "contoso/config/environments"), { recursive: true });
    mkdirSync(join(companies.folder, "contoso/config/domains"), { recursive: true });
    for (const file of ["environments/qa.ts", "domains/sales.ts"]) {
      writeFileSync(join(companies.folder, "contoso/config", file), "// mine\n");
    }
    mkdirSync(join(companies.folder, "contoso/config/eu"));
    writeFileSync(join(companies.folder, "contoso/config/eu/prod.ts"), "export default defineEnvironment({});\n");
    const { exitCode, stderr } = await companies.run("contoso", ANSWERS);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      [
        "contoso/config/domains/sales.ts: is there already.",
        "contoso/config/environments/qa.ts: is there already.",
        "contoso/config/eu/prod.ts: is there already.",
        "Nothing was written. Fix: name another folder with --project, or move away what is there.",
        "",
      ].join("\n"),
    );
    expect(companies.files("contoso")).toEqual([
      "config/domains/sales.ts",
      "config/environments/qa.ts",
      "config/eu/prod.ts",
    ]);
  });

  it("leaves nothing half-written where the file system refuses", () => {
    mkdirSync(join(companies.folder, "config"));
    writeFileSync(join(companies.folder, "config/domains"), "a file where a folder belongs");
    const files = FILES.map((path) => ({ path, content: "new\n" }));
    expect(() => writeAll(companies.folder, files)).toThrow(/ENOTDIR|EEXIST/);
    expect(companies.files()).toEqual(["config/domains"]);
    expect(() => writeAll(companies.folder, [{ path: "config/domains", content: "new" }])).toThrow(/EEXIST/);
    expect(readFileSync(join(companies.folder, "config/domains"), "utf8")).toContain("a file");
  });

  it("asks on a terminal, again where an answer cannot be taken, and takes what flags say", async () => {
    const { "--company": company, ...rest } = ANSWERS;
    const answers = ["Contoso Ltd", company, rest["--contact"], rest["--databricks-account"], rest["--deployer"], ""];
    const { exitCode, stdout } = await companies.run(
      "contoso",
      { "--aws-account": rest["--aws-account"], "--topology": "serverless" },
      { answers: [...answers, rest["--attested"], "eu-central-1", "", "test", "", "marketing", ""] },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('  "Contoso Ltd" is not a valid key. Fix: use 1 to 31 lower-case letters');
    expect(stdout).toContain("  it is needed\n");
    expect(stdout).not.toContain("Block of addresses");
    const [environment] = loadPlatform(join(companies.folder, "contoso")).platform.environments;
    expect(environment).toMatchObject({ name: "test", region: "eu-central-1", domains: { marketing: {} } });
  });

  it("writes nothing where the answers end early", async () => {
    expect(await companies.run("contoso", {}, { answers: ["contoso"] })).toMatchObject({
      exitCode: 2,
      stderr: "Nothing was written: the answers ended early.\n",
    });
    expect(companies.files()).toEqual([]);
  });

  it("names all that is missing where nobody can be asked", async () => {
    const { exitCode, stderr } = await companies.run("contoso", {});
    expect(exitCode).toBe(2);
    const needed = QUESTIONS.filter((one) => one.default === undefined && one.when === undefined).map(({ name }) =>
      flagOf(name),
    );
    expect(needed).toEqual(Object.keys(ANSWERS).sort((a, b) => needed.indexOf(a) - needed.indexOf(b)));
    for (const flag of needed) expect(stderr).toContain(`${flag}: is missing`);
  });

  it.each([
    ["--company", "Contoso Ltd", '"Contoso Ltd" is not a valid key'],
    ["--company", "contoso-international", "is longer than 12 characters, too long for bucket and role names"],
    ["--contact", "nobody", "is not an e-mail address"],
    ["--databricks-account", "4711", '"4711" is not a UUID'],
    ["--deployer", "00000000-0000-0000-0000-000000000000", "is nobody's id, but a placeholder"],
    ["--attested", "somebody", "has no date"],
    ["--region", "eu-north-1", "Databricks does not list it among its AWS regions"],
    ["--region", "mars-1", "is no region that Databricks serves"],
    ["--metastore", "none", '"none" is not a UUID'],
    ["--environment", "account", "is what the stacks of the account are called"],
    ["--aws-account", "12345", "is not an AWS account id"],
    ["--topology", "star", '"star" is not one of the possible values. Fix: use one of "public"'],
    ["--cidr", "10.20.0.1/16", "has host bits set"],
    ["--cidr", "10.20.0.0/28", "network.cidr"],
    ["--workspaces", "main,Main", '--workspaces, 2. of the list: "Main" is not a valid key'],
    ["--workspaces", "main,main", '--workspaces, 2. of the list: "main" is listed twice'],
    ["--domain", "data-of-all-the-customers", "is longer than 20 characters"],
    ["--github", "https://github.com/contoso/lake", "--github: "],
  ])("refuses %s %s", async (flag, text, message) => {
    const { exitCode, stderr } = await companies.run("contoso", { ...ANSWERS, [flag]: text });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr.endsWith(NOTHING)).toBe(true);
    expect(companies.files()).toEqual([]);
  });

  it("needs to know of a metastore that is there that it can be administered", async () => {
    const metastore = { "--metastore": "19a84bc3-6d2e-4f10-8a57-c3b2d1e0f987" };
    const { exitCode, stderr } = await companies.run("contoso", { ...ANSWERS, ...metastore });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("--metastore-attested is missing: Who made")]);
  });

  it("tells of all mistakes at once", async () => {
    const { stderr } = await companies.run("contoso", {
      ...ANSWERS,
      "--company": "Contoso Ltd",
      "--region": "x",
      "--domain": "9",
    });
    expect(stderr.match(/^--\S+/gm)).toEqual(["--company:", "--domain:", "--region:"]);
  });
});

describe("npm run init -- --from", () => {
  it.each(exampleNames(ROOT))("writes an example that loads as it does where it is: %s", async (example) => {
    expect(await companies.run("copy", {}, { more: ["--from", example] })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(loadPlatform(join(companies.folder, "copy")).platform).toEqual(loadPlatform(join(ROOT, example)).platform);
  });

  it("takes over what is said of the company", async () => {
    const { "--contact": _, "--attested": __, ...flags } = ANSWERS;
    expect(await companies.run("copy", flags, { more: ["--from", "examples/exchange/"] })).toMatchObject({
      exitCode: 0,
    });
    const { account, environments } = loadPlatform(join(companies.folder, "copy")).platform;
    expect(account).toMatchObject({ name: "contoso", databricksAccountId: flags["--databricks-account"] });
    expect(JSON.stringify(account.servicePrincipals)).toContain(flags["--deployer"]);
    expect(environments.map(({ awsAccountId }) => awsAccountId)).toEqual([flags["--aws-account"]]);
  });

  it.each([
    ["examples/nothing", {}, "--from examples/nothing: there is no such example. Fix: use one of examples/exchange, "],
    ["examples/exchange", { "--domain": "sales" }, "--domain: an example says that itself. Fix: leave it out"],
    ["examples/exchange", { "--aws-account": "1" }, '--aws-account: "1" is not an AWS account id'],
    [
      "examples/topologies",
      { "--aws-account": "412356789012" },
      "--aws-account: examples/topologies has 8 environments",
    ],
  ])("refuses %s with %o", async (example, flags, message) => {
    const { exitCode, stderr } = await companies.run("copy", flags, { more: ["--from", example] });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(companies.files()).toEqual([]);
  });
});
