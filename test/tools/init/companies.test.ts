import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPlatform } from "../../../config/load";
import { findings, RULES } from "../../../policy";
import { TOPOLOGY_NAMES } from "../../../tools/init/topologies";
import { typeCheck } from "../../../tools/synth/typecheck";
import { ANSWERS, NewCompanies } from "../../support/new-company";
import { ROOT } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../../support/simulated";

/** What companies say beside what all have to say, by the folder that their files go to. */
const COMPANIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(TOPOLOGY_NAMES.map((name) => [name, { "--topology": name }])),
  ...Object.fromEntries(
    TOPOLOGY_NAMES.map((name) => [`${name}-each`, { "--topology": name, "--workspaces": "finance,risk,web-shop" }]),
  ),
  american: { "--region": "us-east-1", "--cidr": "172.20.0.0/18", "--environment": "prod" },
  github: { "--github": "contoso/lakehouse", "--domain": "web-shop" },
  metastore: {
    "--metastore": "19a84bc3-6d2e-4f10-8a57-c3b2d1e0f987",
    "--metastore-attested": "Ada Lovelace, 2026-11-02",
    "--domain": "class",
  },
  longest: { "--company": "a23456789012", "--environment": "e23456789012", "--domain": "d2345678901234567890" },
};
const NAMES = Object.keys(COMPANIES);

let companies: NewCompanies;
beforeAll(async () => {
  companies = new NewCompanies();
  for (const [name, flags] of Object.entries(COMPANIES)) {
    const { exitCode, stderr } = await companies.run(name, { ...ANSWERS, ...flags });
    expect([name, exitCode, stderr]).toEqual([name, 0, ""]);
  }
});
afterAll(() => companies.remove());

const load = (name: string) => loadPlatform(join(companies.folder, name));

describe("a new company", () => {
  it.each(NAMES)("checks clean and synthesizes without a finding: %s", (name) => {
    const { platform, warnings } = load(name);
    expect(warnings).toEqual([]);
    const stacks = synthPlatform(platform);
    expect(stacks.length).toBeGreaterThan(7);
    expect(stacks.flatMap((stack) => findings(stack, [], RULES, stacks))).toEqual([]);
    const [{ domains, catalogs, workspaces } = { domains: {}, catalogs: {}, workspaces: {} }] = platform.environments;
    expect(Object.keys(domains)).toEqual([COMPANIES[name]?.["--domain"] ?? "sales"]);
    expect(Object.keys(catalogs)).toHaveLength(1);
    expect(Object.keys(workspaces)).toEqual((COMPANIES[name]?.["--workspaces"] ?? "main").split(","));
  });

  it("is written as the formatter and the linter want it", () => {
    for (const file of ["biome.json", ".gitignore", "tools/checks/import-calls.grit"]) {
      mkdirSync(join(companies.folder, file, ".."), { recursive: true });
      cpSync(join(ROOT, file), join(companies.folder, file));
    }
    // What a folder may import is said folder by folder, and these are none of the project's.
    const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
    const ended = spawnSync(process.execPath, [biome, "check", "--skip=lint/style/noRestrictedImports", ...NAMES], {
      cwd: companies.folder,
      encoding: "utf8",
    });
    expect(`${ended.stdout}${ended.stderr}`).toMatch(
      new RegExp(`Checked ${NAMES.length * 4} files .*No fixes applied`),
    );
    expect(ended.status).toBe(0);
  });

  it("has the types that the compiler wants", async () => {
    const all = join(companies.folder, "all");
    for (const name of NAMES) cpSync(join(companies.folder, name), join(all, "config", name), { recursive: true });
    // The import of the project's own file is as far away as the copy is deeper.
    const deeper = companies.files("all").map((file) => join(all, file));
    for (const file of deeper) {
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace(
          /"(\.\.\/)+(\S*\/)?config\/define"/,
          JSON.stringify(join(ROOT, "config/define")),
        ),
      );
    }
    expect(await typeCheck(ROOT, all)).toEqual({ ok: true, messages: "" });
  });

  it("rehearses at once: deploys, plans empty, and is destroyed", async () => {
    const { platform } = load("github");
    const site = new SimulatedSite();
    try {
      const stacks = synthPlatform(platform).map(({ name }) => name);
      await expectComesAndGoes(site, platform, stacks);
    } finally {
      site.remove();
    }
  });
});
