import { describe, expect, it } from "vitest";
import { formatReport, type Report } from "../../../../tools/simulate/command/report";

const stack = (name: string, planned: Readonly<Record<string, string>>, inWords: string) => ({
  stack: name,
  ok: true,
  seconds: 1,
  counts: Object.fromEntries(
    [...new Set(Object.values(planned))].map((action) => [
      action,
      Object.values(planned).filter((one) => one === action).length,
    ]),
  ),
  planned,
  inWords,
});

const REPORT: Report = {
  environment: "dev",
  ok: true,
  interrupted: false,
  phases: [
    {
      phase: "plan",
      seconds: 2,
      skipped: [],
      byHand: [],
      stacks: [
        stack(
          "dev-network",
          { "aws_vpc.vpc": "replace", "aws_eip.nat": "delete", "aws_subnet.a": "create", "aws_subnet.b": "create" },
          "# aws_vpc.vpc must be replaced, and a hundred lines",
        ),
        stack(
          "dev-operations",
          { "aws_sns_topic.alarms": "update" },
          "# aws_sns_topic.alarms will be updated in-place",
        ),
        stack("dev-serving", {}, ""),
      ],
    },
  ],
  errors: [],
  standIns: [],
  surprises: [],
  leftOver: [],
  abandoned: [],
  faultMissed: false,
};

describe("a plan", () => {
  it("has every attribute", () => {
    const said = formatReport(REPORT);
    expect(said).toContain("dev-network\n\n# aws_vpc.vpc must be replaced, and a hundred lines");
    expect(said).toContain("# aws_sns_topic.alarms will be updated in-place");
  });

  it("names in short what goes, and counts the rest", () => {
    const said = formatReport(REPORT, true);
    expect(said).toMatch(
      /^dev-network: 1 replace, 1 delete, 2 create\n {2}replace aws_vpc\.vpc\n {2}delete aws_eip\.nat\n\ndev-operations: 1 update\n\nphase/,
    );
    expect(said).not.toContain("in-place");
    expect(said).not.toContain("dev-serving");
  });
});
