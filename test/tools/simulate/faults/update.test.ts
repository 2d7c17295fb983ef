import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { addresses, readEmitted } from "../../../../emitted/stacks";
import { writeUpdated } from "../../../../tools/simulate/faults/update";
import { Shipped } from "../support/shipped";

describe("the changed configuration of the fault runs", () => {
  const shipped = new Shipped();
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-update-"));
  writeUpdated(shipped.emitted, folder);
  const [before, after] = [shipped.emitted, folder].map(
    (outdir) => new Map(readEmitted(outdir).map((s) => [s.name, s])),
  );

  afterAll(() => {
    shipped.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("has the same stacks and addresses", () => {
    expect([...(after?.keys() ?? [])]).toEqual([...(before?.keys() ?? [])]);
    for (const [name, stack] of before ?? [])
      expect(addresses(after?.get(name)?.json ?? {})).toEqual(addresses(stack.json));
  });

  it("changes every AWS stack through a default tag, and some names that replace what has them", () => {
    const network = after?.get("dev-network")?.json;
    expect(network?.provider?.aws?.[0]).toMatchObject({
      default_tags: [{ tags: { Release: "2", Environment: "dev" } }],
    });
    const policies = Object.values(after?.get("dev-unity-catalog")?.json.resource?.aws_iam_role_policy ?? {});
    expect(policies.every(({ name }) => String(name).endsWith("-2"))).toBe(true);
  });

  it("gives a stack without resources none: Terraform takes no empty block", () => {
    const [bare, out] = [join(folder, "bare"), join(folder, "bare-updated")];
    mkdirSync(bare);
    const json = { provider: { aws: [{ default_tags: [{ tags: { Environment: "dev" } }] }] } };
    writeFileSync(join(bare, "cdk.tf.json"), JSON.stringify(json));
    const stack = { name: "dev-unity-catalog", synthesizedStackPath: "cdk.tf.json", dependencies: [] };
    writeFileSync(join(bare, "manifest.json"), JSON.stringify({ stacks: { "dev-unity-catalog": stack } }));
    writeUpdated(bare, out);
    expect(JSON.parse(readFileSync(join(out, "cdk.tf.json"), "utf8"))).toEqual({
      provider: { aws: [{ default_tags: [{ tags: { Environment: "dev", Release: "2" } }] }] },
    });
  });

  it("leaves blocks alone that are only called tags", () => {
    const same = (stacks: typeof before) => stacks?.get("dev-serving-main")?.json.resource?.databricks_sql_endpoint;
    const tags = Object.values(same(after) ?? {}).map((body) => body.tags);
    expect(tags).toEqual(Object.values(same(before) ?? {}).map((body) => body.tags));
  });
});
