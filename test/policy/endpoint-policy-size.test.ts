import { describe, expect, it } from "vitest";
import { endpointPolicySize } from "../../policy/rules/endpoint-policy-size";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { check, policy } from "./support";

const endpoint = (text: string | undefined) => ({ aws_vpc_endpoint: { s3: { policy: text } } });
const statement = (Sid: string, names: readonly string[]) => ({
  Sid,
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: names.flatMap((name) => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]),
});

describe("endpoint-policy-size", () => {
  it("accepts what AWS stores, to the character", () => {
    const rest = 20_480 - policy(statement("A", [""])).length;
    const full = policy(statement("A", ["x".repeat(Math.floor(rest / 2))]));
    expect(full.length).toBe(20_480 - (rest % 2));
    expect(check(endpointPolicySize, endpoint(full))).toEqual([]);
    expect(check(endpointPolicySize, endpoint(undefined))).toEqual([]);
  });

  it("says which buckets take the room, and how to have more", () => {
    const many = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name}-${n}`);
    const text = policy(statement("Zones", many(250, "acme-prod-a-zone")), statement("Logs", many(40, "acme-logs")));
    expect(check(endpointPolicySize, endpoint(text))).toEqual([
      {
        address: "aws_vpc_endpoint.s3",
        message:
          "the endpoint policy has 20,789 characters, and 20,480 is the most: of its 290 buckets 250 of Zones take 18,280, 40 of Logs take 2,300; the longest are acme-prod-a-zone-100, acme-prod-a-zone-101, acme-prod-a-zone-102, acme-prod-a-zone-103, acme-prod-a-zone-104",
        fix: "give buckets shorter names (zones.<key>.bucket), put external locations into fewer buckets, or move workspaces to an environment with a VPC of its own; the limit cannot be raised",
      },
    ]);
  });

  it("finds a configuration with more external locations than the endpoint's policy has room for", () => {
    const input = devInput();
    for (let n = 0; n < 200; n++) {
      input.externalLocations = {
        ...input.externalLocations,
        [`partner-${n}`]: { url: `s3://acme-partner-deliveries-number-${n}/in/`, comment: "Deliveries" },
      };
    }
    const stack = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-network");
    if (stack === undefined) throw new Error("there is no network");
    const [found, ...more] = endpointPolicySize.check(stack);
    expect(found?.message).toContain("of its 208 buckets 200 of ReadOnlyExternalLocations take ");
    expect(more).toEqual([]);
  });
});
