import { describe, expect, it } from "vitest";
import { report } from "../problems";
import type { BadInput } from "./case";
import { EXISTING_NETWORK_CASES } from "./existing-network";
import { FOUNDATION_CASES } from "./foundation";
import { PRIVATE_LINK_CASES } from "./private-link";
import { VPC_CASES } from "./vpc";

const TABLES: Readonly<Record<string, readonly BadInput[]>> = {
  "the VPC": VPC_CASES,
  "private connections": PRIVATE_LINK_CASES,
  "a VPC that is there already": EXISTING_NETWORK_CASES,
  "the foundation": FOUNDATION_CASES,
};

describe.each(Object.entries(TABLES))("mistakes in %s", (_, cases) => {
  it.each(cases)("%s", (_mistake, files, says) => {
    expect(report(files).split("\n")).toEqual([says].flat());
  });
});
