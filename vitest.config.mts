import { defineConfig } from "vitest/config";

/** `.ci/run` names a file here, to count the tests from. */
const report = process.env.VITEST_JSON_REPORT;

/** These replace modules: each gets a process to itself. */
const APART = ["test/config/checks/region-features.test.ts", "test/tools/simulate/given/shared-facts.test.ts"];

/** Folders of test/ that stand in a group of their own below. */
const NAMED = ["config", "kinds", "modules", "stacks", "tools"];

/**
 * Files that share a process: they change nothing outside themselves, and load the provider bindings once, not per file.
 * What a file made at its top stays until its process ends, and Node.js ends a process at 4 GiB: one group for all of
 * them came to that. So each group has processes of its own, one group after the other.
 */
const TOGETHER = {
  ...Object.fromEntries(NAMED.map((folder) => [folder, [`test/${folder}/**/*.test.ts`]])),
  others: [`test/!(${NAMED.join("|")})/**/*.test.ts`, "test/*.test.ts"],
};

export default defineConfig({
  test: {
    testTimeout: 180_000,
    setupFiles: ["test/support/typescript-require.ts"],
    hookTimeout: 60_000,
    globalSetup: ["test/support/run-folder.ts"],
    // Two processes: the machines that run CI have two cores, and every worker loads the provider bindings.
    pool: "forks",
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "apart", include: APART } },
      ...Object.entries(TOGETHER).map(([name, include], at) => ({
        extends: true as const,
        test: { name, include, exclude: APART, isolate: false, sequence: { groupOrder: at + 1 } },
      })),
    ],
    ...(report === undefined ? {} : { reporters: ["default", ["json", { outputFile: report }]] }),
  },
});
