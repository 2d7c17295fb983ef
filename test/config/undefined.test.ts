import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatProblem } from "../../config/problem";
import { parseAndSalvage } from "../../config/salvage";
import { awsAccountId } from "../../config/schema/common";
import { ipv4Address } from "../../config/schema/network/domain";
import { accountInput, devInput, platformOf } from "../support/platform";
import { inputsProblems } from "./problems";

const UNDEFINED = "is undefined: perhaps the environment variable that it comes from is not set";
const lines = (schema: z.ZodType, input: unknown): string[] =>
  parseAndSalvage(schema, "f.ts", input).problems.map(formatProblem);
const fixOf = (schema: z.ZodType): string[] => lines(z.strictObject({ x: schema }), { x: undefined });

describe("a setting that is written, but undefined", () => {
  it("is told from one that is missing: where, what, and what to do", () => {
    const schema = z.strictObject({ x: awsAccountId });
    expect(lines(schema, { x: undefined })).toEqual([
      `f.ts: x: ${UNDEFINED}. Fix: set the variable, or write text in quotes.`,
    ]);
    expect(lines(schema, {})).toEqual(["f.ts: x: is missing. Fix: add it, as text in quotes."]);
  });

  it.each<readonly [name: string, schema: z.ZodType, how: string]>([
    ["a number", z.int(), "write a number"],
    ["an object", z.strictObject({ y: z.string() }), "write an object in braces"],
    ["one of several values", z.enum(["a", "b"]), 'use one of "a", "b"'],
    [
      "one of several forms",
      z.union([z.string(), z.array(z.string())]),
      "write text in quotes, or write a list in square brackets",
    ],
    ["with words of its own", ipv4Address, "write it as 10.20.0.2"],
  ])("has a fix for what it should be: %s", (_, schema, how) => {
    expect(fixOf(schema)).toEqual([`f.ts: x: ${UNDEFINED}. Fix: set the variable, or ${how}.`]);
  });

  it("is found in lists, in records, in alternatives, and where it says which alternative is meant", () => {
    const modes = z.discriminatedUnion("mode", [z.strictObject({ mode: z.literal("a"), id: z.string() })]);
    const schema = z.strictObject({
      list: z.array(z.string()),
      record: z.record(z.string(), z.string()),
      mode: modes,
      inside: modes,
      union: z.union([z.string(), z.strictObject({ deep: z.string() })]),
    });
    const input = {
      list: ["x", undefined],
      record: { key: undefined },
      mode: { mode: undefined },
      inside: { mode: "a", id: undefined },
      union: { deep: undefined },
    };
    const text = "set the variable, or write text in quotes";
    expect(lines(schema, input)).toEqual([
      `f.ts: list.1: ${UNDEFINED}. Fix: ${text}.`,
      `f.ts: record.key: ${UNDEFINED}. Fix: ${text}.`,
      `f.ts: mode.mode: ${UNDEFINED}. Fix: set the variable, or use "a".`,
      `f.ts: inside.id: ${UNDEFINED}. Fix: ${text}.`,
      `f.ts: union.deep: ${UNDEFINED}. Fix: ${text}.`,
    ]);
  });

  it("does not hide what is wrong with its key, or what a check says about it", () => {
    const key = z.string().regex(/^[a-z]+$/, "is not a key");
    expect(lines(z.strictObject({ x: z.record(key, z.string().optional()) }), { x: { "A B": undefined } })).toEqual([
      "f.ts: x.A B: is not a key. Fix: correct the value.",
    ]);
    const checked = z.strictObject({ mode: z.string(), id: z.string().optional() }).superRefine((_, context) => {
      context.addIssue({ code: "custom", path: ["id"], message: "is needed in this mode" });
    });
    expect(lines(checked, { mode: "m", id: undefined })).toEqual([
      "f.ts: id: is needed in this mode. Fix: correct the value.",
    ]);
  });

  it("is reported in account and environments, together with everything else", () => {
    const account: object = { ...accountInput(), databricksAccountId: undefined };
    const { cidr: _, ...network } = devInput().network;
    const dev: object = { ...devInput(), awsAccountId: undefined, network: { ...network, nat: "two" } };
    expect(inputsProblems([account, dev]).map(formatProblem)).toEqual([
      `config/account.ts: databricksAccountId: ${UNDEFINED}. Fix: set the variable, or write text in quotes.`,
      `config/environments/dev.ts: awsAccountId: ${UNDEFINED}. Fix: set the variable, or write text in quotes.`,
      "config/environments/dev.ts: network.cidr: is missing. Fix: add it, as text in quotes.",
      'config/environments/dev.ts: network.nat: "two" is not one of the possible values. Fix: use one of "single", "per-az", "none".',
    ]);
  });

  it("is allowed where it may be left out, and is as if it were", () => {
    const input = devInput();
    const { nat: _nat, privateLink: _link, ...network } = input.network;
    const { policyWaivers: _waivers, ...rest } = input;
    const without = { ...rest, network };
    const written: object = {
      ...without,
      policyWaivers: undefined,
      network: { ...network, nat: undefined, privateLink: undefined },
    };
    expect(platformOf(accountInput(), written as typeof input)).toEqual(platformOf(accountInput(), without));
  });
});
