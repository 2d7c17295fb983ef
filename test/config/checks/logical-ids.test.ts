import { describe, expect, it } from "vitest";
import { report } from "../problems";

const group = { mode: "create" };

describe("names in Terraform", () => {
  it("are fine when they differ in letters or digits", () => {
    expect(report({ account: { "groups.Data Engineers 2": group } })).toBe("");
  });

  it("are refused when they differ in punctuation and case alone", () => {
    expect(report({ account: { "groups.Data Engineers": group } })).toMatchInlineSnapshot(
      `"account: groups.Data Engineers: "Data Engineers" and "data-engineers" come out the same in Terraform (Data-Engineers). Fix: rename one of them, so that they differ in more than punctuation and case."`,
    );
  });

  it("are refused when a group and a service principal in it have the same", () => {
    const account = {
      "groups.ingestion": group,
      "groups.everyone": { mode: "create", groups: ["ingestion"], servicePrincipals: ["ingestion"] },
    };
    expect(report({ account })).toMatchInlineSnapshot(
      `"account: groups.everyone.groups.0: "ingestion" is a group and a service principal here, and they come out the same in Terraform. Fix: rename one of them, so that they differ in more than punctuation and case."`,
    );
  });

  it("are refused when two addresses for alarms come out the same", () => {
    const dev = { "operations.alarmEmails": ["data.platform@acme.example", "data-platform@acme.example"] };
    expect(report({ dev })).toMatchInlineSnapshot(
      `"dev: operations.alarmEmails.1: "data-platform@acme.example" and "data.platform@acme.example" come out the same in Terraform (data-platform-acme-example). Fix: rename one of them, so that they differ in more than punctuation and case."`,
    );
  });
});
