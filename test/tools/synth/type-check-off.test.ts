import { afterEach, describe, expect, it } from "vitest";
import { TYPE_CHECK, typeCheckUnlessOff } from "../../../tools/synth/typecheck";

afterEach(() => {
  delete process.env[TYPE_CHECK];
});

describe("the type check of a synthesis", () => {
  it("is left out where whoever starts it says so, and nowhere else", async () => {
    process.env[TYPE_CHECK] = "off";
    expect(await typeCheckUnlessOff("/nowhere", "/nowhere")).toEqual({ ok: true, messages: "" });
    process.env[TYPE_CHECK] = "on";
    expect((await typeCheckUnlessOff("/nowhere", "/nowhere")).ok).toBe(false);
  });
});
