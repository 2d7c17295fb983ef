import { describe, expect, it } from "vitest";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { World } from "../support/world";

const asked = (rule: string, type: string) => (planned: ObjectValue) =>
  new World().create(checkRule(rule), type, planned);
const CLUSTER = "aws_redshift_cluster";
const WORKGROUP = "aws_redshiftserverless_workgroup";

describe("warehouse-password", () => {
  it.each([
    [CLUSTER, "manage_master_password", "master_password"],
    [CLUSTER, "manage_master_password", "master_password_wo"],
    ["aws_redshiftserverless_namespace", "manage_admin_password", "admin_user_password"],
  ])("refuses a %s that says %s and has a %s", (type, managed, password) => {
    const ask = asked("warehouse-password", type);
    expect(ask({ [managed]: true, [password]: "given" })?.fix).toBe("leave out the password");
    expect(ask({ [managed]: true })).toBeUndefined();
    expect(ask({ [password]: "given" })).toBeUndefined();
  });
});

describe("warehouse-final-snapshot", () => {
  it("refuses a cluster that is to leave a snapshot without a name", () => {
    const ask = asked("warehouse-final-snapshot", CLUSTER);
    expect(ask({ skip_final_snapshot: false })?.fix).toContain("final_snapshot_identifier");
    expect(ask({})?.fix).toContain("final_snapshot_identifier");
    expect(ask({ final_snapshot_identifier: "reports-final" })).toBeUndefined();
    expect(ask({ skip_final_snapshot: true })).toBeUndefined();
  });
});

describe("warehouse-zones", () => {
  it("refuses a cluster in two zones that is to move to another one", () => {
    const ask = asked("warehouse-zones", CLUSTER);
    const relocation = { availability_zone_relocation_enabled: true };
    expect(ask({ multi_az: true, ...relocation })?.summary).toBe("InvalidParameterCombination");
    expect(ask({ multi_az: true })).toBeUndefined();
    expect(ask({ multi_az: false, ...relocation })).toBeUndefined();
  });
});

describe("workgroup-capacity", () => {
  it("refuses a base capacity where AWS is to choose it", () => {
    const ask = asked("workgroup-capacity", WORKGROUP);
    const chosen = { price_performance_target: [{ enabled: true, level: 50 }] };
    expect(ask({ workgroup_name: "w", base_capacity: 8, ...chosen })?.summary).toBe("ValidationException");
    expect(ask({ workgroup_name: "w", ...chosen })).toBeUndefined();
    expect(ask({ workgroup_name: "w", base_capacity: 8 })).toBeUndefined();
  });
});

describe("workgroup-most", () => {
  it("refuses a most that is less than a workgroup can have", () => {
    const ask = asked("workgroup-most", WORKGROUP);
    expect(ask({ workgroup_name: "w", max_capacity: 2 })?.summary).toBe("ValidationException");
    expect(ask({ workgroup_name: "w", max_capacity: 8 })).toBeUndefined();
    expect(ask({ workgroup_name: "w" })).toBeUndefined();
  });
});
