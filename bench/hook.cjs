// Loaded with --require before anything else in every measured process: at its end it says how much
// memory the process took at most, how much processor time, and which modules it loaded.
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

const report = process.env.BENCH_REPORT;
if (isMainThread && report !== undefined) {
  process.once("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { maxRssKiB: maxRSS, cpuMicroseconds: userCPUTime + systemCPUTime };
    writeFileSync(report, JSON.stringify({ ...usage, modules: Object.keys(require.cache) }));
  });
}
