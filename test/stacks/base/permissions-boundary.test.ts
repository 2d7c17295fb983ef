import { describe, expect, it } from "vitest";
import { DEPLOY_LAYERS } from "../../../config/derive/layers";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

const boundaryOf = (layer: string) => `arn:aws:iam::111111111111:policy/acme-dev-${layer}-boundary`;

/** Role → boundary, over every stack. */
function boundaries(foundation: NonNullable<EnvironmentInput["foundation"]>) {
  const input = devInput();
  const stacks = synthPlatform(
    platformOf(accountInput(), {
      ...input,
      foundation,
      network: { ...input.network, flowLogs: { destination: "cloudwatch" } },
    }),
  );
  return Object.fromEntries(
    stacks.flatMap(({ json }) =>
      Object.values(json.resource?.aws_iam_role ?? {}).map((role) => [role.name, role.permissions_boundary]),
    ),
  );
}

describe("permissions boundary", () => {
  it("is on every role of the later layers, each layer's own, and on the trail's, not on those that are above it", () => {
    const found = boundaries({
      permissionsBoundary: { mode: "create" },
      cloudTrail: { mode: "create", cloudWatch: {} },
      config: { mode: "create" },
      ciRoles: { kind: "github", repository: "acme/lakehouse" },
    });
    const bounded = {
      "acme-dev-databricks-main": boundaryOf("workspace"),
      "acme-dev-flow-logs": boundaryOf("network"),
      "acme-dev-uc-curated": boundaryOf("unity-catalog"),
      "acme-dev-uc-processed": boundaryOf("unity-catalog"),
      "acme-dev-uc-raw": boundaryOf("unity-catalog"),
    };
    const above = ["config", ...DEPLOY_LAYERS];
    expect(found).toEqual({
      ...bounded,
      "acme-dev-cloudtrail": "${aws_iam_policy.boundary.arn}",
      ...Object.fromEntries(above.map((name) => [`acme-dev-${name}`, undefined])),
    });
  });

  it("may be the organization's, or none", () => {
    const policyArn = "arn:aws:iam::111111111111:policy/organization-boundary";
    const existing = boundaries({ permissionsBoundary: { mode: "existing", policyArn } });
    expect(new Set(Object.values(existing))).toEqual(new Set([policyArn]));
    expect(new Set(Object.values(boundaries({})))).toEqual(new Set([undefined]));
  });
});
