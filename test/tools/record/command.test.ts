import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StackJson } from "../../../emitted/stacks";
import { type Ended, Project } from "../../support/project";

/** All that the shipped domain has of its source, to take it out. */
const SOURCE = /\n {2}sources: \{\n[\s\S]*?\n {2}\},\n/;
const [PROD, DOMAIN, RECORD] = ["config/environments/prod.ts", "config/domains/sales.ts", "deployed/prod.jsonl"];

describe("a record of prod", () => {
  const project = new Project();
  let first: Ended;
  const record = (...args: string[]) => project.tool("record", args);
  const lines = () => readFileSync(join(project.root, RECORD), "utf8");
  const stack = (name: string): StackJson =>
    JSON.parse(readFileSync(join(project.root, "cdktf.out/stacks", name, "cdk.tf.json"), "utf8"));

  beforeAll(async () => {
    first = await record("account", "prod");
  });
  afterAll(() => project.remove());

  it("is written, is the same when written again, and says nothing at npm start", async () => {
    expect([first.exitCode, first.stderr]).toEqual([0, ""]);
    const text = lines();
    for (const at of [
      "prod-unity-catalog: aws_s3_bucket.zone-raw",
      "prod-ingestion-main: databricks_pipeline.source-orders_load_pipeline",
      "prod-workspace: databricks_mws_workspaces.workspace-main",
      "prod-foundation: aws_kms_key.key-data",
    ]) {
      expect(text).toContain(JSON.stringify(at));
    }
    expect((await record("prod")).stdout).toBe("deployed/prod.jsonl: nothing new\n");
    expect(lines()).toBe(text);
    const { exitCode, stdout, stderr } = await project.synthesize();
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(
      "staging: no record, so that no change is refused. Once deployed: npm run record -- staging",
    );
    expect(stdout).not.toContain("prod: no record");
  });

  it("refuses a source that is taken out, at npm start and when recorded, and leaves everything as it was", async () => {
    const text = lines();
    await project.edited(DOMAIN, sourceOf(project), "\n", async () => {
      for (const end of [await project.synthesize(), await record("prod")]) {
        expect(end.exitCode).toBe(1);
        expect(end.stderr).toContain("config/environments/prod.ts: sources.orders: is not made any more");
        expect(end.stderr).toContain("1 change against what is deployed");
        expect(end.stderr).toContain("the tables that it keeps go with it");
        expect(end.stderr).toContain('retired: { sources: { orders: { reason: "…", keep: true } } }');
        expect(end.stderr).toMatch(/(cdktf\.out|what is recorded) is as it was/);
      }
      const { exitCode } = await project.synthesize(["--env", "dev"]);
      expect(exitCode, "another environment").toBe(0);
    });
    expect(lines()).toBe(text);
  });

  it("carries it out by the word: everything of the source is forgotten, also where its stack has nothing else", async () => {
    const word = 'retired: { sources: { orders: { reason: "Orders come by stream." } } },\n  network: {';
    await project.edited(DOMAIN, sourceOf(project), "\n", () =>
      project.edited(PROD, "network: {", word, async () => {
        const { exitCode, stderr } = await project.synthesize();
        expect([exitCode, stderr]).toEqual([0, ""]);
        const { removed = [], resource } = stack("prod-ingestion-main");
        expect(resource).toBeUndefined();
        const forgotten = removed.map(({ from }) => from);
        expect(forgotten).toContain("databricks_pipeline.source-orders_load_pipeline");
        expect(forgotten.length).toBe(8);
        expect(removed.every(({ lifecycle }) => lifecycle.destroy === false)).toBe(true);
        expect((await record("prod", "--check")).exitCode).toBe(1);
      }),
    );
  });

  it("refuses a storage that is moved, a missing file and a state elsewhere", async () => {
    await project.edited(DOMAIN, 'zone: "processed"', 'zone: "curated"', async () => {
      const { exitCode, stderr } = await project.synthesize();
      expect(exitCode).toBe(1);
      expect(stderr).toContain(
        "config/environments/prod.ts: catalogs.sales: storage_root of databricks_catalog.catalog-sales is fixed for good",
      );
    });
    const prod = readFileSync(join(project.root, PROD), "utf8");
    project.removeFile(PROD);
    const { exitCode, stderr } = await project.synthesize();
    project.write(PROD, prod);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("deployed/prod.jsonl: says that prod is deployed");
    await project.edited(
      PROD,
      'name: "prod",',
      'name: "prod", state: { backend: "local", directory: "other" },',
      async () => {
        const { stderr } = await project.synthesize();
        expect(stderr).toContain("state: is fixed for good");
      },
    );
  });

  it.each([
    [[], "name an environment"],
    [["production"], "production: no such environment. Fix: use account, dev, prod, staging."],
    [["--wrong"], "--wrong"],
  ])("with %j ends with 2 and says what is wrong", async (args, text) => {
    const { exitCode, stderr } = await record(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(text);
  });
});

function sourceOf(project: Project): string {
  const [text] = SOURCE.exec(readFileSync(join(project.root, DOMAIN), "utf8")) ?? [];
  if (text === undefined) throw new Error(`${DOMAIN} has no sources`);
  return text;
}
