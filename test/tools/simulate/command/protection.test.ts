import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { explain } from "../../../../tools/simulate/command/explain";
import type { PhaseOutcome } from "../../../../tools/simulate/command/phase";
import { namingProtected, protectedAddresses, withoutProtection } from "../../../../tools/simulate/command/protection";
import { remains } from "../../../../tools/simulate/command/report";
import { Simulation } from "../../../../tools/simulate/command/simulation";
import type { Diagnostic, TerraformResult } from "../../../../tools/simulate/command/terraform";
import { Shipped } from "../support/shipped";
import { withoutTerraform } from "../support/terraform";

const FOUNDATION = "prod-foundation";

const STACK = {
  resource: {
    aws_s3_bucket: {
      kept: { bucket: "kept", lifecycle: { prevent_destroy: true, create_before_destroy: true } },
      free: { bucket: "free", lifecycle: { prevent_destroy: false } },
    },
    aws_vpc: { main: { cidr_block: "10.0.0.0/16" } },
  },
};

describe("protection against destroy", () => {
  it("is on what says so", () => {
    expect(protectedAddresses(STACK)).toEqual(["aws_s3_bucket.kept"]);
    expect(protectedAddresses({})).toEqual([]);
  });

  it.each([["done"], ["failed"]])(
    "is lifted while something runs, the rest kept, and back when it has %s",
    async (how) => {
      const folder = mkdtempSync(join(tmpdir(), "lakehouse-protection-"));
      const file = join(folder, "cdk.tf.json");
      try {
        writeFileSync(file, JSON.stringify(STACK));
        let during = "";
        const run = withoutProtection(folder, async () => {
          during = readFileSync(file, "utf8");
          if (how === "failed") throw new Error("failed");
        });
        await run.catch(() => {});
        expect(during).not.toContain("prevent_destroy");
        expect(JSON.parse(during)).toMatchObject({
          resource: { aws_s3_bucket: { kept: { lifecycle: { create_before_destroy: true } } }, aws_vpc: { main: {} } },
        });
        expect(readFileSync(file, "utf8")).toBe(JSON.stringify(STACK));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe("a refusal to destroy", () => {
  const nothing: TerraformResult = { exitCode: 1, diagnostics: [], planned: {}, outputs: [], text: "" };
  const stack = {
    resource: {
      databricks_catalog: { sales: { lifecycle: { prevent_destroy: true } } },
      databricks_schema: {
        gold: { lifecycle: { prevent_destroy: true } },
        free: {},
        new: { lifecycle: { prevent_destroy: true } },
      },
    },
  };
  const own: Diagnostic = { severity: "error", summary: "Instance cannot be destroyed", detail: "Resource x" };
  const other: Diagnostic = { severity: "error", summary: "Resource precondition failed", detail: "y" };

  /** @param planned what Terraform plans without the protection */
  async function named(planned: Record<string, string>, ...diagnostics: Diagnostic[]) {
    const folder = mkdtempSync(join(tmpdir(), "lakehouse-protection-"));
    writeFileSync(join(folder, "cdk.tf.json"), "{}");
    try {
      const run = { folder, environment: {} };
      const refused = { ...nothing, diagnostics };
      return await namingProtected(stack, run, refused, async () => ({ ...nothing, planned, text: "in full" }));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it("names each protected object that would go, and no other", async () => {
    const planned = {
      "databricks_catalog.sales": "replace",
      "databricks_schema.gold": "delete",
      "databricks_schema.free": "delete",
      "databricks_schema.new": "create",
    };
    const result = await named(planned, own, other);
    expect(result).toMatchObject({ exitCode: 1, planned, text: "in full" });
    expect(result.diagnostics.map(({ address }) => address)).toEqual([
      undefined,
      "databricks_catalog.sales",
      "databricks_schema.gold",
    ]);
    expect(result.diagnostics[1]?.detail).toContain("would replace it");
    expect(result.diagnostics[2]?.detail).toContain("would delete it");
  });

  it("keeps Terraform's own words where nothing more can be found out, and touches no other error", async () => {
    expect((await named({}, own)).diagnostics).toEqual([own]);
    expect(await named({ "databricks_catalog.sales": "replace" }, other)).toEqual({ ...nothing, diagnostics: [other] });
  });
});

describe.skipIf(withoutTerraform)("a change that would destroy what is protected", () => {
  const shipped = new Shipped();
  let simulation: Simulation;

  afterEach(() => simulation.close());
  afterAll(() => shipped.remove());

  /** As after a change of the configuration: everything that names a protected bucket or key is named otherwise. */
  function rename(): void {
    for (const { name, folder } of simulation.stacks) {
      if (name !== FOUNDATION) continue;
      const file = join(folder, "cdk.tf.json");
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("acme-prod-logs-", "acme-prod-records-"));
    }
  }

  const explained = ({ stacks }: PhaseOutcome) =>
    stacks.flatMap(({ stack, result }) => {
      const prepared = simulation.stacks.find(({ name }) => name === stack);
      return prepared ? result.diagnostics.map((diagnostic) => explain(prepared, diagnostic)) : [];
    });

  it("is refused by plan and up, each object by name, and nothing is changed; destroy still works", async () => {
    const { emitted, platform } = shipped;
    const folder = shipped.room("protected");
    simulation = await Simulation.start({ folder, emitted, platform, wanted: (stack) => stack === FOUNDATION });
    expect((await simulation.up()).stacks.at(-1)?.ok).toBe(true);
    const before = remains(simulation);
    rename();
    for (const outcome of [await simulation.plan(), await simulation.up()]) {
      expect(outcome.stacks.at(-1)).toMatchObject({ stack: FOUNDATION, ok: false });
      expect(explained(outcome)).toMatchObject([
        {
          refused: "Instance cannot be destroyed",
          address: "aws_s3_bucket.logs",
          config: expect.stringContaining("config/environments/prod.ts"),
          why: expect.stringContaining("would replace it"),
          rule: "prevent-destroy",
        },
      ]);
    }
    expect(remains(simulation)).toEqual(before);
    expect((await simulation.destroy()).stacks.every(({ ok }) => ok)).toBe(true);
    expect(remains(simulation)).toEqual([]);
  });
});
