import { afterEach, describe, expect, it, vi } from "vitest";
import { readArguments } from "../../../../tools/review/command/arguments";

/** The exit code and what is said, or the arguments. */
function read(...args: readonly string[]) {
  const said: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation((text) => {
      said.push(String(text));
      return true;
    }),
  );
  const result = readArguments(args);
  for (const spy of spies) spy.mockRestore();
  return { result, said: said.join("") };
}

afterEach(() => vi.restoreAllMocks());

describe("the command line of a review", () => {
  it("compares a commit with the working copy", () => {
    expect(read("--base", "main").result).toEqual({
      sides: { base: { kind: "commit", ref: "main" }, head: { kind: "here" } },
      plans: [],
      project: undefined,
      environments: [],
      markdown: undefined,
      html: undefined,
      json: undefined,
      cache: true,
    });
  });

  it("compares two outputs", () => {
    expect(read("--base-folder", "a", "--head-folder", "b").result).toMatchObject({
      sides: { base: { kind: "emitted", folder: "a" }, head: { kind: "emitted", folder: "b" } },
    });
  });

  it("reads plans", () => {
    expect(read("--plan", "prod-network=a=b.json").result).toMatchObject({
      sides: undefined,
      plans: [{ stack: "prod-network", file: "a=b.json" }],
    });
  });

  it.each([
    [[], "name what to compare with"],
    [["--head", "x"], "a head needs a base"],
    [["--base", "a", "--base-folder", "b"], "two bases"],
    [["--base", "a", "--head", "b", "--head-folder", "c"], "two heads"],
    [["--plan", "network"], "not of the form STACK=FILE"],
    [["--plan", "a=1", "--plan", "a=2"], "names a twice"],
    [["--plan", "a=1", "--base", "main"], "--plan goes without --base"],
    [["--base", "a", "--markdown", "-", "--json", "-"], "one document at a time"],
    [["--base", "a", "--html", "-"], "--html needs a file"],
    [["--bse", "a"], "Unknown option '--bse'"],
    [["--base"], "argument missing"],
  ])("refuses %j", (args, message) => {
    const { result, said } = read(...args);
    expect(result).toBe(2);
    expect(said).toContain(message);
    expect(said).toContain("npm run review -- --base main");
  });
});
