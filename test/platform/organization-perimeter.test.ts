import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { StackJson } from "../../emitted/stacks";
import { accountInput, devInput, platformOf } from "../support/platform";
import { representativeStacks } from "../support/representative";
import { shippedStacks, synthPlatform } from "../support/shipped";

const LOOKUP = "data.aws_organizations_organization.organization";
const stacksWith = (foundation: EnvironmentInput["foundation"]) =>
  synthPlatform(platformOf(accountInput(), { ...devInput(), foundation }));
const asks = ({ json }: { json: StackJson }) => json.data?.aws_organizations_organization !== undefined;

describe("a perimeter of the organization", () => {
  it("is written to no bucket before the account's organization is looked up", () => {
    const perimeters = representativeStacks().flatMap(({ name, json }) =>
      Object.entries(json.resource?.aws_s3_bucket_policy ?? {})
        .filter(([, { policy }]) => String(policy).includes("aws:PrincipalOrgID"))
        .map(([id, { depends_on }]) => ({ where: `${name}: ${id}`, depends_on })),
    );
    for (const part of ["foundation: logs", "access-logs", "log-replica", "unity-catalog: zone-raw"]) {
      expect(perimeters.map(({ where }) => where).join("\n")).toContain(part);
    }
    for (const { where, depends_on } of perimeters) expect(depends_on, where).toContain(LOOKUP);
  });

  it("is the only reason to look: without one, or without an organization, nothing asks", () => {
    expect(shippedStacks().filter(asks)).toEqual([]);
    const organization = { id: "o-abcdefghij" };
    expect(stacksWith({ organization: { ...organization, bucketPerimeter: false } }).filter(asks)).toEqual([]);
    expect(
      stacksWith({ organization })
        .filter(asks)
        .map(({ name }) => name),
    ).toEqual(["dev-foundation", "dev-unity-catalog"]);
  });
});
