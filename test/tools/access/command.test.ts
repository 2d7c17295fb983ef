import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/platform";

const run = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ["--import", "tsx", "tools/access/main.ts", "exchange", "--project", "examples/exchange", ...args],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );

describe("npm run access, of a project", () => {
  it("answers from what it emits: grants by references, a share and its recipient", () => {
    const { status, stdout, stderr } = run("--on", "sales.gold", "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { rights } = JSON.parse(stdout);
    expect(rights).toContainEqual(
      expect.objectContaining({
        who: "recipient exchange_retailer",
        may: ["SELECT", "READ_VOLUME", "EXECUTE"],
        on: "schema exchange_sales.gold",
        way: "share exchange_open_orders, shared with it",
      }),
    );
    expect(rights).toContainEqual(
      expect.objectContaining({
        who: "group sales-owners",
        may: ["ALL_PRIVILEGES", "MANAGE"],
        on: "catalog exchange_sales",
        at: expect.objectContaining({ setting: "config/environments/exchange.ts: catalogs.sales.grants" }),
      }),
    );
  });

  it("says no with exit code 1, and knows roles and buckets", () => {
    expect(run("--can", "loader", "SELECT sales.gold.orders").status).toBe(1);
    const { stdout } = run("--on", "s3://acme-exchange-raw-111111111111");
    expect(stdout).toContain("role acme-exchange-uc-raw");
    expect(stdout).toContain("s3:GetObject");
  });
});
