import { describe, expect, it } from "vitest";
import { report } from "../problems";

const runtime = (version: string) => ({ "workspaces.main.clusterPolicies.jobs.runtime": version });

describe("runtimes", () => {
  it.each(["auto:latest-lts", "18.x-scala2.13", "17.3.x-scala2.13"])("may be %s", (version) => {
    expect(report({ dev: runtime(version) })).toBe("");
  });

  it("are refused when they do not start without legacy access", () => {
    expect(report({ dev: runtime("12.2.x-scala2.12") })).toMatchInlineSnapshot(
      `"dev: workspaces.main.clusterPolicies.jobs.runtime: runtime 12.2 does not start where legacy access is off. Fix: use "auto:latest-lts", or "auto:prev-lts" for the one before."`,
    );
  });

  it("are refused when they do not start without DBFS", () => {
    expect(report({ dev: { ...runtime("12.2.x-scala2.12"), "workspaces.main.disableLegacyAccess": false } })).toContain(
      "runtime 12.2 does not start where DBFS is off",
    );
  });

  it("are doubtful when they are no longer supported", () => {
    expect(report({ dev: runtime("13.3.x-scala2.12") })).toMatchInlineSnapshot(
      `"warning: dev: workspaces.main.clusterPolicies.jobs.runtime: runtime 13.3 is supported only until 22 August 2026. Fix: use "auto:latest-lts", or "auto:prev-lts" for the one before."`,
    );
    expect(
      report({
        dev: {
          ...runtime("12.2.x-scala2.12"),
          "workspaces.main.disableLegacyAccess": false,
          "workspaces.main.disableDbfs": false,
        },
      }),
    ).toMatchInlineSnapshot(
      `"warning: dev: workspaces.main.clusterPolicies.jobs.runtime: runtime 12.2 is supported only until 1 March 2026. Fix: use "auto:latest-lts", or "auto:prev-lts" for the one before."`,
    );
  });

  const others = (...otherRuntimes: string[]) => ({
    "workspaces.main.clusterPolicies.jobs.otherRuntimes": otherRuntimes,
  });
  const all = (runtimes: unknown) => ({ account: { runtimes } });

  it("are refused when the company has others", () => {
    const ours = ["auto:latest-lts", "17.3.x-scala2.13"];
    expect(report({ ...all(ours), dev: {} })).toBe("");
    expect(report({ ...all(ours), dev: { ...runtime("17.3.x-scala2.13"), ...others("16.4.x-scala2.12") } })).toBe(
      "dev: workspaces.main.clusterPolicies.jobs.otherRuntimes.0: the account has no runtime 16.4.x-scala2.12. Fix: use one of auto:latest-lts, 17.3.x-scala2.13, or add it to runtimes of the account.",
    );
    expect(report({ ...all(["18.x-scala2.13"]), dev: {} })).toContain("the account has no runtime auto:latest-lts");
    expect(report({ ...all([]), dev: {} })).toContain("runtimes");
  });

  it("that may be chosen still start, as the one that is proposed", () => {
    expect(report({ dev: { ...runtime("17.3.x-scala2.13"), ...others("12.2.x-scala2.12") } })).toContain(
      "clusterPolicies.jobs.otherRuntimes.0: runtime 12.2 does not start where legacy access is off",
    );
  });
});
