import { defineConfig } from "vitest/config";

/** `.ci/run` names a file here, to count the tests from. */
const report = process.env.VITEST_JSON_REPORT;

/** These replace modules: each gets a process to itself. */
const APART = ["test/config/checks/region-features.test.ts", "test/tools/simulate/given/shared-facts.test.ts"];

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
      // They change nothing outside themselves, and load the provider bindings once, not per file.
      { extends: true, test: { name: "together", include: ["test/**/*.test.ts"], exclude: APART, isolate: false } },
    ],
    ...(report === undefined ? {} : { reporters: ["default", ["json", { outputFile: report }]] }),
  },
});
