import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
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

const UNCHANGING = fileURLToPath(new URL("test/support/unchanging.ts", import.meta.url));

/** Freezes the constants at the top of modules that test files share; the calls stand after the last line. */
const unchangingConstants: Plugin = {
  name: "unchanging-constants",
  enforce: "pre",
  transform(code, id) {
    if (!/\/test\/.*(?<!\.test)\.ts$/.test(id) || id === UNCHANGING) return undefined;
    const calls = [...code.matchAll(/^(?:export )?const (\w+)/gm)].map(([, name]) => `unchanging(${name});`);
    if (calls.length === 0) return undefined;
    return `${code}\nimport { unchanging } from ${JSON.stringify(UNCHANGING)}; ${calls.join(" ")}\n`;
  },
};

export default defineConfig({
  plugins: [unchangingConstants],

  test: {
    // Ends what hangs, and says nothing of speed: a loaded machine takes several times as long for the largest synthesis.
    testTimeout: 900_000,
    setupFiles: [
      "test/support/typescript-require.ts",
      "test/support/quick-synthesis.ts",
      "test/support/left-as-found.ts",
    ],
    hookTimeout: 900_000,
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
