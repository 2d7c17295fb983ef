import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { accountInput, devInput, platformOf } from "../../support/platform";

const REASON = { reason: "Another team looks after it from now on." };

function problemsOf(said: EnvironmentInput["handedOver"]): string {
  const input = devInput();
  input.dataServices = {
    ...input.dataServices,
    events: { kind: "kinesis-stream", mode: "existing", streamName: "shop-events" },
  };
  try {
    platformOf(accountInput(), { ...input, handedOver: said });
    return "";
  } catch (error) {
    return String(error);
  }
}

describe("a word that hands something over", () => {
  it("is for what is used as it is", () => {
    expect(problemsOf({ "dataServices.events": REASON })).toBe("");
  });

  it.each([
    ["network", 'handedOver.network: hands over network, which is still made here. Fix: write "existing" there'],
    [
      "dataServices.event",
      "handedOver.dataServices.event: hands over dataServices.event, and nothing there could be somebody else's. Fix: write dataServices.events",
    ],
    ["zones.raw", "hands over zones.raw, and nothing there could be somebody else's"],
    ["a b", "is not a setting. Fix: write where the mode is"],
  ])("is refused for %s", (setting, text) => {
    expect(problemsOf({ [setting]: REASON })).toContain(text);
  });

  it("needs a reason", () => {
    expect(problemsOf({ "dataServices.events": { reason: "no" } })).toContain("handedOver.dataServices.events.reason");
  });
});
