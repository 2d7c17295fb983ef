import { describe, expect, it, vi } from "vitest";
import type { Fault, FaultKind, FaultPlace } from "../../../../tools/simulate/faults/fault";
import { FaultyCloud } from "../../../../tools/simulate/faults/faulty-cloud";
import { PACKAGES } from "../../../../tools/simulate/schema/packages";
import { typeSchema } from "../../../../tools/simulate/schema/provider-schema";
import { Clock } from "../../../../tools/simulate/semantics/clock";
import { type CloudContext, isRefused } from "../../../../tools/simulate/semantics/cloud";
import { EchoCloud } from "../support/echo-cloud";

const CONTEXT: CloudContext = {
  provider: "aws",
  instance: { peer: "127.0.0.1:1", config: {} },
  config: {},
  region: "eu-west-1",
  host: undefined,
  accountId: "111111111111",
  level: undefined,
  clock: new Clock(),
};

function clouds(fault?: Fault) {
  const echo = new EchoCloud();
  const disasters = { crash: vi.fn(async () => {}), interrupt: vi.fn() };
  const faulty = new FaultyCloud(echo, fault, disasters);
  const create = (type: string, name: string) => {
    const planned = { bucket: name };
    return faulty.create(CONTEXT, {
      type,
      schema: typeSchema(PACKAGES.aws, "resource", type),
      planned,
      config: planned,
    });
  };
  return { echo, disasters, faulty, create };
}

const at = (change: number, how: FaultKind = "error"): Fault => ({ where: { kind: "change", at: change }, how });
const failed = (outcomes: readonly object[]) => outcomes.map(isRefused);

/** Creates five buckets and tells which were refused. */
async function five(fault: Fault) {
  const { create, echo } = clouds(fault);
  const outcomes = [];
  for (const name of ["a", "b", "c", "d", "e"]) outcomes.push(await create("aws_s3_bucket", name));
  return { refused: failed(outcomes), made: echo.objects.size };
}

describe("a cloud with a fault", () => {
  it("fails at the nth change, once, and what fails has not happened", async () => {
    expect(await five(at(3))).toEqual({ refused: [false, false, true, false, false], made: 4 });
  });

  it("throttles three calls in a row", async () => {
    expect(await five(at(2, "throttle"))).toEqual({ refused: [false, true, true, true, false], made: 2 });
  });

  it("makes the object all the same when only the answer is an error, and says that it exists", async () => {
    const { create, echo } = clouds(at(1, "timeout"));
    const outcome = await create("aws_s3_bucket", "a");
    expect(isRefused(outcome) && outcome.exists).toMatchObject({ object: { bucket: "a" } });
    expect(echo.objects.size).toBe(1);
  });

  it("counts the calls of one type and operation", async () => {
    const where: FaultPlace = { kind: "call", type: "aws_s3_bucket", operation: "create", nth: 2 };
    const { create } = clouds({ where, how: "error" });
    expect(isRefused(await create("aws_s3_bucket", "a"))).toBe(false);
    expect(isRefused(await create("aws_s3_bucket_policy", "a"))).toBe(false);
    expect(isRefused(await create("aws_s3_bucket", "b"))).toBe(true);
  });

  it("fails in a read", async () => {
    const where: FaultPlace = { kind: "call", type: "aws_s3_bucket", operation: "read", nth: 1 };
    const { faulty } = clouds({ where, how: "error" });
    const existing = {
      type: "aws_s3_bucket",
      schema: { attributes: new Map(), blocks: new Map() },
      key: "k",
      state: {},
    };
    expect(await faulty.read(CONTEXT, existing)).toMatchObject({ refused: { rule: "injected-fault" } });
  });

  it("finds the change of an earlier run again, wherever it comes", async () => {
    const before = clouds();
    for (const name of ["a", "b", "c"]) await before.create("aws_s3_bucket", name);
    const change = before.faulty.changes[1];
    if (!change) throw new Error("nothing was noted");
    const { create } = clouds({ where: { kind: "same", change }, how: "error" });
    const outcomes = [];
    for (const name of ["c", "a", "b"]) outcomes.push(await create("aws_s3_bucket", name));
    expect(failed(outcomes)).toEqual([false, false, true]);
  });

  it("tells equal changes apart by their number", async () => {
    const before = clouds();
    for (const name of ["a", "a"]) await before.create("aws_s3_bucket", name);
    expect(before.faulty.changes.map(({ nth }) => nth)).toEqual([1, 2]);
  });

  it("dies before the change: neither this call nor a later one is answered", async () => {
    const { create, disasters, echo } = clouds(at(2, "crash"));
    await create("aws_s3_bucket", "a");
    const answered = vi.fn();
    void create("aws_s3_bucket", "b").then(answered);
    void create("aws_s3_bucket", "c").then(answered);
    await vi.waitFor(() => expect(disasters.crash).toHaveBeenCalledExactlyOnceWith(1), { timeout: 30_000 });
    expect(answered).not.toHaveBeenCalled();
    expect(echo.objects.size).toBe(1);
  });

  it("is interrupted during the change, and finishes it when Terraform has told the provider", async () => {
    const { create, disasters, faulty, echo } = clouds(at(1, "interrupt"));
    const outcome = create("aws_s3_bucket", "a");
    expect(disasters.interrupt).toHaveBeenCalledOnce();
    expect(echo.objects.size).toBe(0);
    await faulty.stop(CONTEXT);
    expect(isRefused(await outcome)).toBe(false);
    expect(echo.objects.size).toBe(1);
  });
});
