import { describe, expect, it } from "vitest";
import { behindProfile, geographyInstead } from "../../../config/facts/bedrock-geographies";
import { REGIONS } from "../../../config/facts/regions";

const CLAUDE = "anthropic.claude-3-haiku-20240307-v1:0";

describe("profiles of AWS that share questions among regions", () => {
  it.each([
    ["of Europe", `eu.${CLAUDE}`, CLAUDE],
    ["of GovCloud", `us-gov.${CLAUDE}`, CLAUDE],
    ["of the world", `global.${CLAUDE}`, CLAUDE],
    ["none: a model itself", CLAUDE, undefined],
    ["none: a model of a maker whose name begins alike", "us-models.small-v1", undefined],
  ])("%s", (_, name, model) => {
    expect(behindProfile(name)).toBe(model);
  });

  it.each([
    ["us", "eu-west-1", "eu"],
    ["eu", "us-east-1", "us"],
    ["us", "us-gov-west-1", "us-gov"],
    ["global", "us-gov-west-1", "us-gov"],
    ["apac", "eu-central-1", "eu"],
    ["jp", "ap-southeast-2", "apac"],
    ["us", "ca-central-1", undefined],
    ["au", "ap-southeast-2", undefined],
    ["global", "sa-east-1", undefined],
    // No part of the world that is known here.
    ["us", "xx-north-1", undefined],
  ])("that begin with %s, in %s: instead %s", (geography, region, instead) => {
    expect(geographyInstead(`${geography}.${CLAUDE}`, region)).toBe(instead);
  });

  it.each(REGIONS.map(({ region }) => region))("one can be asked in %s", (region) => {
    const parts = ["us", "us-gov", "eu", "apac"];
    expect(parts.filter((part) => geographyInstead(`${part}.${CLAUDE}`, region) === undefined)).not.toHaveLength(0);
    expect(parts.filter((part) => geographyInstead(`${part}.${CLAUDE}`, region) !== undefined)).not.toHaveLength(0);
    expect(geographyInstead(CLAUDE, region)).toBeUndefined();
  });
});
