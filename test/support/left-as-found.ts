import { afterAll, beforeAll, expect } from "vitest";

/** What the files of one process share beside modules. */
const shared = (): Record<string, string | number | undefined> => ({
  ...process.env,
  "the current folder": process.cwd(),
  "the exit code": process.exitCode,
});

// A file that leaves a variable or a folder behind makes the next ones pass or fail, by the order they come in.
let found: ReturnType<typeof shared> = {};
beforeAll(() => {
  found = shared();
});
afterAll(() => {
  const left = shared();
  const names = new Set([...Object.keys(found), ...Object.keys(left)]);
  // Names alone: a variable may hold a secret of the machine.
  const changed = [...names].filter((name) => found[name] !== left[name]);
  expect(changed, "a test file leaves the process as it found it").toEqual([]);
});
