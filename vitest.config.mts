import { defineConfig } from "vitest/config";

/** `.ci/run` names a file here, to count the tests from. */
const report = process.env.VITEST_JSON_REPORT;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 180_000,
    // Two processes: the machines that run CI have two cores, and every worker loads the provider bindings.
    pool: "forks",
    maxWorkers: 2,
    ...(report === undefined ? {} : { reporters: ["default", ["json", { outputFile: report }]] }),
  },
});
