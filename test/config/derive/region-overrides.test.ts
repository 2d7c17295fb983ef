import { describe, expect, it } from "vitest";
import { z } from "zod";
import { factsWith, REGION_OVERRIDES, type RegionOverride } from "../../../config/derive/region-overrides";
import { REGIONS } from "../../../config/facts/regions";
import { accountSchema } from "../../../config/schema/account";
import { accountInput } from "../../support/platform";
import { report } from "../problems";

const VALUES: Required<RegionOverride> = {
  workspaceService: "com.amazonaws.vpce.us-gov-west-1.vpce-svc-0123456789abcdef0",
  relayService: "com.amazonaws.vpce.us-gov-west-1.vpce-svc-0123456789abcdef1",
  artifactBuckets: ["one", "two"],
  logsBucket: "logs",
  samplesBucket: "samples",
  systemTablesBucket: "system",
  nickname: "other",
  serverlessCompute: false,
};

/** Every place of a value, `buckets.logs`, with what is there. */
function places(value: unknown, path = ""): (readonly [path: string, value: unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, item]) => places(item, path === "" ? key : `${path}.${key}`));
}

describe("facts of a region that an account replaces", () => {
  it("are those that the account can write", () => {
    const record = accountSchema.shape.regionOverrides.unwrap().valueType;
    if (!(record instanceof z.ZodObject)) throw new Error("overrides are an object");
    const { nodeTypes: _, ...replacing } = record.shape;
    expect(REGION_OVERRIDES.map(({ name }) => name).sort()).toEqual(Object.keys(replacing).sort());
  });

  it.each(REGION_OVERRIDES.map(({ name, fact }) => [name, fact] as const))(
    "%s replaces %s, in every region",
    (name, fact) => {
      for (const facts of REGIONS) {
        const now = factsWith(facts.region, facts.shard, { [facts.region]: { [name]: VALUES[name] } });
        const before = new Map(places(facts));
        const changed = places(now).filter(([path, value]) => before.get(path) !== value);
        const also = name === "nickname" ? ["hosts.webApp"] : [];
        expect(changed.map(([path]) => path).sort()).toEqual([...also, fact].sort());
        expect(changed.find(([path]) => path === fact)?.[1]).toBe(JSON.stringify(VALUES[name]));
      }
    },
  );

  it("are all that is doubtful of a network without PrivateLink in GovCloud: once they are written, nothing is said", () => {
    const metastores = { "us-gov-west-1": accountInput().metastores["eu-west-1"] };
    const account = { shard: "govcloud-civilian", metastores };
    const dev = { region: "us-gov-west-1", "network.availabilityZoneIds": ["usgw1-az1", "usgw1-az2"] };
    const said = report({ account, dev }).split("\n");
    expect(said.length).toBeGreaterThan(3);
    for (const line of said)
      expect(line).toMatch(
        /write what is right into regionOverrides\["us-gov-west-1"\]\.\w+ in config\/account\.ts\.$/,
      );
    const { serverlessCompute: _, ...values } = VALUES;
    const written = { ...account, "regionOverrides.us-gov-west-1": { ...values, serverlessCompute: true } };
    expect(report({ account: written, dev })).toBe("");
  });
});
