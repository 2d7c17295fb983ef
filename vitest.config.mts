import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // Two processes: the machines that run CI have two cores, and every worker loads the provider bindings.
    pool: "forks",
    maxWorkers: 2,
  },
});
