import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { PACKAGES } from "../../../../tools/simulate/schema/packages";
import { providerSchema } from "../../../../tools/simulate/schema/provider-schema";
import { Clock } from "../../../../tools/simulate/semantics/clock";
import { createHandler } from "../../../../tools/simulate/semantics/handler";
import { reattachEnvironment } from "../../../../tools/simulate/wire/attach";
import type { ProviderHandler } from "../../../../tools/simulate/wire/handler";
import { startProvider } from "../../../../tools/simulate/wire/server";
import { ROOT } from "../../../support/platform";
import { EchoCloud } from "../support/echo-cloud";
import { Folder, withoutTerraform } from "../support/terraform";

function timeProvider(change: Partial<ProviderHandler> = {}) {
  const schema = providerSchema(PACKAGES.time, { resources: ["time_sleep"], dataSources: [] });
  const handler = createHandler({ provider: "time", schema, cloud: new EchoCloud(), clock: new Clock() });
  return startProvider(PACKAGES.time, { ...handler, ...change });
}

/** Whether something accepts connections there. */
function isOpen(address: string): Promise<boolean> {
  const [host = "", port] = address.split(":");
  return new Promise((resolve) => {
    const socket = connect(Number(port), host);
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}

const TIME_STACK = {
  terraform: { required_providers: { time: { source: "hashicorp/time" } } },
  resource: { time_sleep: { a: { create_duration: "1s" } } },
};

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a simulated provider", () => {
  it("listens on a free port of the loopback interface, until it is stopped", async () => {
    const one = await timeProvider();
    const two = await timeProvider();
    expect(one.listensOn).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(two.listensOn).not.toBe(one.listensOn);
    expect(await isOpen(one.listensOn)).toBe(true);
    await Promise.all([one.stop(), two.stop()]);
    expect(await isOpen(one.listensOn)).toBe(false);
    expect(await isOpen(two.listensOn)).toBe(false);
  });

  it("is gone at once when it is killed", async () => {
    const provider = await timeProvider();
    provider.kill();
    expect(await isOpen(provider.listensOn)).toBe(false);
  });

  it("is what Terraform gets to know of, and the settings of the caller are not", async () => {
    const provider = await timeProvider();
    const environment = reattachEnvironment([provider]);
    await provider.stop();
    const attached = {
      Protocol: "grpc",
      ProtocolVersion: 5,
      Pid: provider.pid,
      Test: true,
      Addr: { Network: "tcp", String: provider.listensOn },
    };
    expect(JSON.parse(environment.TF_REATTACH_PROVIDERS ?? "")).toEqual({
      "registry.terraform.io/hashicorp/time": attached,
      "registry.opentofu.org/hashicorp/time": attached,
    });
    expect(environment).toMatchObject({ TF_WORKSPACE: "", TF_CLI_ARGS_apply: "", CHECKPOINT_DISABLE: "1" });
  });

  it("has a process id of its own, whose process ends with it", async () => {
    const provider = await timeProvider();
    expect(provider.pid).not.toBe(process.pid);
    expect(isAlive(provider.pid)).toBe(true);
    await provider.stop();
    await expect.poll(() => isAlive(provider.pid), { timeout: 20_000 }).toBe(false);
  });

  it("does not outlive a process that is killed", async () => {
    const script = `require("./tools/simulate/wire/stand-in").startStandIn().pid`;
    const code = `process.stdout.write(String(${script})); setInterval(() => {}, 1000)`;
    const child = spawn(process.execPath, ["--import", "tsx", "-e", code], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [pid] = (await once(child.stdout, "data")) as [Buffer];
    expect(isAlive(Number(pid))).toBe(true);
    child.kill("SIGKILL");
    await expect.poll(() => isAlive(Number(pid)), { timeout: 20_000 }).toBe(false);
  });

  it.skipIf(withoutTerraform)("survives a Terraform that cannot connect", async () => {
    const provider = await timeProvider();
    provider.kill();
    const folder = new Folder(reattachEnvironment([provider]));
    folder.write("a", TIME_STACK);
    await folder.must("a", "init");
    expect((await folder.run("a", "plan")).output).toMatch(/Reattachment process\s+not found/);
    folder.remove();
    await provider.stop();
  });

  it.skipIf(withoutTerraform)("turns its own faults into an error that Terraform shows", async () => {
    const provider = await timeProvider({
      plan: () => {
        throw new Error("a bug of the simulation");
      },
    });
    const folder = new Folder(reattachEnvironment([provider]));
    folder.write("a", TIME_STACK);
    await folder.must("a", "init");
    const { exitCode, output } = await folder.run("a", "plan");
    await provider.stop();
    folder.remove();
    expect(exitCode).toBe(1);
    expect(output).toContain("The simulated provider failed");
    expect(output).toContain("a bug of the simulation");
  });
});
