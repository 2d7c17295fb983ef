import { describe, expect, it } from "vitest";
import { readArguments } from "../../../../tools/simulate/command/arguments";

const read = (line: string) => readArguments(line.split(" ").filter((word) => word !== ""));

describe("the command line of simulate", () => {
  it("an environment alone is the whole run", () => {
    expect(read("dev")).toEqual({
      command: "run",
      environment: "dev",
      stacks: [],
      keep: false,
      json: false,
      short: false,
      fault: undefined,
    });
  });

  it.each(["up", "plan", "destroy"])("%s works on the kept cloud", (command) => {
    expect(read(`${command} dev --stack dev-network --stack dev-foundation --json`)).toMatchObject({
      command,
      environment: "dev",
      stacks: ["dev-network", "dev-foundation"],
      json: true,
    });
  });

  it("--base deploys a commit first", () => {
    expect(read("dev --base v1.4 --json")).toMatchObject({ command: "run", base: "v1.4", json: true });
    expect(read("dev")).toMatchObject({ base: undefined });
  });

  it("--short is for plans", () => {
    expect(read("plan dev --short")).toMatchObject({ command: "plan", short: true });
  });

  it("--fail-at counts changes, and fails with an error unless --how says otherwise", () => {
    expect(read("dev --fail-at 7")).toMatchObject({ fault: { where: { kind: "change", at: 7 }, how: "error" } });
    expect(read("dev --fail-at 7 --how crash")).toMatchObject({ fault: { how: "crash" } });
  });

  it("--fail names a call, the first one unless it is counted", () => {
    expect(read("dev --fail aws_subnet:create")).toMatchObject({
      fault: { where: { kind: "call", type: "aws_subnet", operation: "create", nth: 1 } },
    });
    expect(read("dev --fail aws_subnet:delete:3")).toMatchObject({ fault: { where: { nth: 3, operation: "delete" } } });
  });

  it("--help wins over what is wrong otherwise", () => {
    expect(read("--help")).toBe("help");
  });

  it.each([
    ["", /name an environment/],
    ["up", /name an environment/],
    ["dev staging", /one environment at a time; what is "staging"\?/],
    ["..", /"\.\." is not the name of an environment/],
    ["../config --keep", /"\.\.\/config" is not the name of an environment/],
    ["up /etc", /"\/etc" is not the name of an environment/],
    ["dev --quick", /--quick/],
    ["dev --short", /--short goes with plan alone/],
    ["up dev --short", /--short goes with plan alone/],
    ["dev --stack", /--stack/],
    ["dev --fail-at 0", /--fail-at 0 is not a number from 1/],
    ["dev --fail-at two", /--fail-at two is not a number from 1/],
    ["dev --fail aws_subnet", /is not of the form aws_subnet:create/],
    ["dev --fail aws_subnet:destroy", /is not of the form/],
    ["dev --fail aws_subnet:create:0", /is not of the form/],
    ["dev --fail-at 1 --fail aws_subnet:create", /one fault at a time/],
    ["dev --how crash", /--how crash needs a place/],
    ["dev --fail-at 1 --how slowly", /--how slowly is not one of error, throttle/],
    ["up dev --keep", /--keep goes with the whole run/],
    ["up dev --base main", /--base goes with the whole run; up works on a kept cloud/],
    ["plan dev --base main", /--base goes with the whole run; plan works on a kept cloud/],
    ["dev --base main --keep", /--base makes a cloud that is thrown away/],
    ["dev --base main --stack dev-network", /--base walks through the whole environment/],
    ["dev --base main --fail-at 1", /--base goes without a fault/],
    ["dev --base main --fail aws_subnet:create", /--base goes without a fault/],
    ["dev --base main --short", /--short goes with plan alone/],
    ["dev --base=", /--base names no commit/],
    ["dev --base", /--base/],
    ["--base main", /name an environment/],
  ])('"%s" is refused with what is wrong', (line, message) => {
    expect(read(line)).toEqual({ wrong: expect.stringMatching(message) });
  });
});
