import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStates } from "../../../../tools/simulate/command/snapshot";
import { type StateServer, serveStates } from "../../../../tools/simulate/command/state-server";

describe("the states of a simulation", () => {
  let folder: string;
  let states: StateServer;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "lakehouse-states-"));
    states = await serveStates(folder);
  });

  afterEach(async () => {
    await states.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = (stack: string, method: string, body?: string) =>
    fetch(states.backendOf(stack).address, { method, ...(body === undefined ? {} : { body }) });

  it("are kept as Terraform sends them, each in a file of its own that is whole or not there", async () => {
    const missing = await call("dev-network", "GET");
    expect(missing.status).toBe(404);
    expect((await call("dev-network", "POST", '{"serial":1}')).status).toBe(200);
    expect((await call("dev-network", "POST", '{"serial":2}')).status).toBe(200);
    expect((await call("dev-foundation", "POST", "{}")).status).toBe(200);
    expect(await (await call("dev-network", "GET")).text()).toBe('{"serial":2}');
    expect(readdirSync(join(folder, "state")).sort()).toEqual(["dev-foundation.tfstate", "dev-network.tfstate"]);
    expect(readStates(folder)).toEqual({ "dev-foundation": "{}", "dev-network": '{"serial":2}' });
    expect((await call("dev-network", "DELETE")).status).toBe(200);
    expect((await call("dev-network", "GET")).status).toBe(404);
  });

  it("hold more than a thousand resources", async () => {
    const state = "x".repeat(8_000_000);
    expect((await call("large", "POST", state)).status).toBe(200);
    expect(readFileSync(join(folder, "state", "large.tfstate"), "utf8")).toBe(state);
  });

  it("are nobody's who does not know the address, and nowhere else than in their folder", async () => {
    const address = new URL(states.backendOf("dev").address);
    const [, token = ""] = address.pathname.split("/");
    for (const path of [
      "/dev",
      "/other/dev",
      `/${token}`,
      `/${token}/`,
      `/${token}/dev/more`,
      `/${token}/..%2Fcloud`,
    ]) {
      const { status } = await fetch(new URL(path, address), { method: "POST", body: "{}" });
      expect([path, status]).toEqual([path, 404]);
    }
    expect(readStates(folder)).toEqual({});
    expect(existsSync(join(folder, "cloud.tfstate"))).toBe(false);
    expect((await call("dev", "PUT", "{}")).status).toBe(405);
  });

  it("of two simulations are apart, also where one gets the port of the other", async () => {
    const other = await serveStates(mkdtempSync(join(folder, "other-")));
    const [mine, theirs] = [states, other].map(({ backendOf }) => new URL(backendOf("dev").address));
    await other.close();
    expect(mine?.pathname).not.toBe(theirs?.pathname);
    expect(mine?.hostname).toBe("127.0.0.1");
  });
});
