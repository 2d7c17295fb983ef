import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { select } from "../../../../tools/simulate/cloud/drift";
import { remains } from "../../../../tools/simulate/command/report";
import { Simulation } from "../../../../tools/simulate/command/simulation";
import { PACKAGES } from "../../../../tools/simulate/schema/packages";
import { Shipped } from "../support/shipped";
import { withoutTerraform } from "../support/terraform";

const FOUNDATION = "dev-foundation";

/** Whether somebody listens there. */
function answers(address: string): Promise<boolean> {
  const [host = "", port] = address.split(":");
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    const end = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", end(true)).once("error", end(false));
  });
}

describe.skipIf(withoutTerraform)("a simulation", () => {
  const shipped = new Shipped();
  const wanted = (stack: string) => stack === FOUNDATION;
  let count = 0;
  let folder: string;
  let simulation: Simulation;
  const start = () => Simulation.start({ folder, emitted: shipped.emitted, platform: shipped.platform, wanted });

  beforeEach(async () => {
    count++;
    folder = shipped.room(`simulation-${count}`);
    simulation = await start();
  });

  afterEach(() => simulation.close());

  afterAll(() => shipped.remove());

  const errorsOf = async (run: Promise<Awaited<ReturnType<Simulation["up"]>>>) =>
    (await run).stacks.flatMap(({ result }) => result.diagnostics);

  it("listens on the loopback interface only, and on nothing any more once it is closed", async () => {
    const addresses = simulation.listensOn;
    // Every provider, and the server of states.
    expect(addresses).toHaveLength(Object.keys(PACKAGES).length + 1);
    for (const address of addresses) {
      expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
      expect(await answers(address)).toBe(true);
    }
    await simulation.close();
    for (const address of addresses) expect(await answers(address)).toBe(false);
    expect(simulation.listensOn).toEqual([]);
  });

  it("goes on where another one has saved it", async () => {
    expect(await errorsOf(simulation.up())).toEqual([]);
    simulation.save();
    await simulation.close();
    simulation = await start();
    const planned = await simulation.planIsEmpty();
    expect(planned.stacks).toMatchObject([{ stack: FOUNDATION, ok: true, counts: {} }]);
    expect(await errorsOf(simulation.destroy())).toEqual([]);
    expect(remains(simulation)).toEqual([]);
  });

  it("goes back to a snapshot, cloud and states alike", async () => {
    const empty = simulation.snapshot();
    await simulation.up();
    const deployed = simulation.snapshot();
    simulation.restore(empty);
    expect(remains(simulation)).toEqual([]);
    expect(readdirSync(join(folder, "state"))).toEqual([]);
    expect((await simulation.plan()).stacks).toMatchObject([{ ok: true, counts: { create: 16 } }]);
    simulation.restore(deployed);
    expect((await simulation.planIsEmpty()).stacks).toMatchObject([{ ok: true, counts: {} }]);
  });

  it("says which object a refused delete was about, which Terraform does not", async () => {
    await simulation.up();
    simulation.disturb({
      where: { kind: "call", type: "aws_kms_alias", operation: "delete", nth: 1 },
      how: "throttle",
    });
    const errors = await errorsOf(simulation.destroy());
    expect(errors).toHaveLength(3);
    expect(new Set(errors.map(({ address }) => address)).size).toBe(3);
    for (const { address } of errors) expect(address).toMatch(/^aws_kms_alias\.key-/);
  });

  it("an interrupt ends Terraform in order: its state knows all that was made, and the next apply goes on", async () => {
    simulation.disturb({ where: { kind: "change", at: 3 }, how: "interrupt" });
    const [interrupted] = (await simulation.up()).stacks;
    expect(interrupted?.ok).toBe(false);
    const made = remains(simulation).length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(16);
    expect(simulation.known()).toHaveLength(made);
    simulation.disturb();
    const [again] = (await simulation.up()).stacks;
    expect(again).toMatchObject({ ok: true, counts: { create: 16 - made } });
  });

  it("a signal that has come already starts nothing", async () => {
    const { stacks, skipped } = await simulation.up({ signal: AbortSignal.abort() });
    expect(stacks).toEqual([]);
    expect(skipped).toEqual([FOUNDATION]);
  });

  it("providers that die are an error, and new ones go on with the same cloud", async () => {
    simulation.disturb({ where: { kind: "change", at: 5 }, how: "crash" });
    const errors = await errorsOf(simulation.up());
    expect(errors.map(({ summary }) => summary)).toContain("Plugin did not respond");
    await simulation.restart();
    simulation.disturb();
    expect(await errorsOf(simulation.up())).toEqual([]);
    expect(remains(simulation)).toHaveLength(16);
  });

  it("an object that somebody else has made is imported, as a refusal of its name says", async () => {
    await simulation.up();
    const { states: _lost, ...deployed } = simulation.snapshot();
    simulation.restore({ ...deployed, states: {} });
    const errors = await errorsOf(simulation.up());
    const bucket = errors.find(({ address }) => address?.startsWith("aws_s3_bucket."));
    expect(bucket?.detail).toMatch(/exists already: aws_s3_bucket acme-dev-logs-111111111111/);
    expect(bucket?.detail).toMatch(/import/);
    expect(select(simulation.cloud.store, { type: "aws_s3_bucket" }).attributes.id).toBe("acme-dev-logs-111111111111");
  });

  describe("of a stack with protected buckets", () => {
    it("empties them before it destroys, and says so", async () => {
      await simulation.close();
      const { emitted, platform } = shipped;
      simulation = await Simulation.start({
        folder: shipped.room("protected"),
        emitted,
        platform,
        wanted: (stack) => stack === "staging-network",
      });
      expect(await errorsOf(simulation.up())).toEqual([]);
      const outcome = await simulation.destroy();
      expect(outcome.stacks.flatMap(({ result }) => result.diagnostics)).toEqual([]);
      expect(outcome.byHand).toEqual(["the protected bucket acme-staging-logs-222222222222 emptied"]);
      expect(remains(simulation)).toEqual([]);
    });
  });
});
