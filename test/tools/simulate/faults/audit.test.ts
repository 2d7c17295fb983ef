import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { removeOutside, select } from "../../../../tools/simulate/cloud/drift";
import { Simulation } from "../../../../tools/simulate/command/simulation";
import type { Snapshot } from "../../../../tools/simulate/command/snapshot";
import { audit, census, complaint, difference } from "../../../../tools/simulate/faults/audit";
import { record, type Step } from "../../../../tools/simulate/faults/passage";
import { survives } from "../../../../tools/simulate/faults/point";
import { Shipped } from "../support/shipped";
import { withoutTerraform } from "../support/terraform";

describe.skipIf(withoutTerraform)("what a fault may leave behind", () => {
  const shipped = new Shipped();
  let simulation: Simulation;
  let step: Step;
  let deployed: Snapshot;

  beforeAll(async () => {
    const { emitted, platform } = shipped;
    const wanted = (stack: string) => stack === "dev-foundation";
    simulation = await Simulation.start({ folder: shipped.room("audit"), emitted, platform, wanted });
    const [foundation] = await record(simulation, "deploy");
    if (!foundation) throw new Error("nothing was recorded");
    step = foundation;
    deployed = simulation.snapshot();
  });

  beforeEach(() => simulation.restore(deployed));

  afterAll(async () => {
    await simulation?.close();
    shipped.remove();
  });

  it("is nothing after an undisturbed deployment", () => {
    expect(audit(simulation)).toEqual({ orphans: [], shared: [], missing: [] });
    expect(complaint(audit(simulation))).toBeUndefined();
    expect(difference(census(simulation), step.census)).toBeUndefined();
  });

  it("an object that no state knows", () => {
    const { store } = simulation.cloud;
    store.put({ ...select(store, { type: "aws_s3_bucket" }), key: "aws_s3_bucket#99" });
    expect(complaint(audit(simulation))).toBe("orphaned: aws_s3_bucket#99");
    expect(difference(census(simulation), step.census)).toBe("aws_s3_bucket 111111111111 eu-west-1: 2 instead of 1");
  });

  it("an object that is gone although a state knows it", () => {
    const [bucket] = removeOutside(simulation.cloud.store, { type: "aws_s3_bucket" });
    expect(audit(simulation).missing).toContain(bucket?.key);
    expect(difference(census(simulation), step.census)).toContain(
      "aws_s3_bucket 111111111111 eu-west-1: 0 instead of 1",
    );
  });

  it("an object that two addresses have", () => {
    const text = deployed.states["dev-foundation"] ?? "";
    const state = JSON.parse(text) as { resources: { type: string; name: string }[] };
    const bucket = state.resources.find(({ type }) => type === "aws_s3_bucket");
    if (!bucket) throw new Error("there is no bucket");
    const doubled = { ...state, resources: [...state.resources, { ...bucket, name: "again" }] };
    simulation.restore({ ...deployed, states: { "dev-foundation": JSON.stringify(doubled) } });
    expect(audit(simulation).shared).toEqual([select(simulation.cloud.store, { type: "aws_s3_bucket" }).key]);
  });

  it("fails a fault point: too many objects, or a change that does not come again", async () => {
    const change = step.changes.find(({ type }) => type === "aws_s3_bucket");
    if (!change) throw new Error("no bucket was made");
    expect(await survives(simulation, { step, change, how: "error" })).toBeUndefined();
    const fewer = { ...step, census: { ...step.census, "aws_kms_key 111111111111 eu-west-1": 1 } };
    expect(await survives(simulation, { step: fewer, change, how: "error" })).toBe(
      "aws_kms_key 111111111111 eu-west-1: 4 instead of 1",
    );
    const other = { ...change, subject: "another bucket" };
    expect(await survives(simulation, { step, change: other, how: "error" })).toMatch(/did not come again/);
  });
});
