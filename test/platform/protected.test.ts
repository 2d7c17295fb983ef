import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ResourceJson } from "../../emitted/stacks";
import { ROOT } from "../support/platform";
import { REPRESENTATIVES, representative } from "../support/representative";
import { synthPlatform } from "../support/shipped";

/** Types that a protected environment keeps, in the table of docs/deploy.md. */
function documented(): string[] {
  const page = readFileSync(join(ROOT, "docs/deploy.md"), "utf8");
  const section = page.split("\n## ").find((text) => text.startsWith("What is protected")) ?? "";
  return [...section.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([a-z0-9_]+)`/g)].map(([, type = ""]) => type),
  );
}

/** Kept by Terraform, or by a setting of AWS. */
const isKept = (body: ResourceJson): boolean =>
  JSON.stringify(body.lifecycle ?? {}).includes('"prevent_destroy":true') ||
  body.delete_protection === true ||
  body.enable_deletion_protection === true;

interface Guarded {
  readonly type: string;
  readonly address: string;
  readonly isGuarded: boolean;
}

describe("a protected environment", () => {
  const resources: Guarded[] = REPRESENTATIVES.flatMap(({ change }) =>
    synthPlatform(
      representative({
        name: "protected",
        change: (input, account) => {
          change(input, account);
          input.protection = { mode: "protected" };
        },
      }),
    ),
  )
    // The pipeline that deploys is of no environment, and keeps copies: sources are in Git, reports in the output of builds.
    // What is in bills is nothing that is kept: AWS has the costs.
    .filter(({ name }) => name !== "devops" && name !== "billing")
    .flatMap(({ json }) =>
      Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
        Object.entries(byId).map(([id, body]) => ({ type, address: `${type}.${id}`, isGuarded: isKept(body) })),
      ),
    );

  it("destroys nothing of the types that docs/deploy.md names, and names every type that it keeps", () => {
    const guarded = new Set(resources.filter(({ isGuarded }) => isGuarded).map(({ type }) => type));
    expect(documented().sort()).toEqual([...guarded].sort());
  });

  it.each([
    ["the VPC", /^aws_vpc\./],
    ["addresses of NAT gateways", /^aws_eip\.routing_nat_address-/],
    ["endpoints to Databricks", /^aws_vpc_endpoint\.databricks-/],
    ["services for serverless compute", /^aws_vpc_endpoint_service\./],
    ["inbound resolvers", /^aws_route53_resolver_endpoint\.frontend_resolver/],
    ["buckets", /^aws_s3_bucket\./],
    ["keys", /^aws_kms_(replica_)?key\./],
    ["workspaces", /^databricks_mws_workspaces\./],
  ])("keeps all of them: %s", (_, pattern) => {
    const found = resources.filter(({ address }) => pattern.test(address));
    expect(found).not.toEqual([]);
    expect(found.filter(({ isGuarded }) => !isGuarded).map(({ address }) => address)).toEqual([]);
  });
});
