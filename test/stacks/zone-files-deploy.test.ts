import { afterAll, describe, it } from "vitest";
import { accountInput, devInput, platformOf } from "../support/platform";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";

describe("queues of one's own that tell of new files", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("are deployed with bucket, key and location, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    const { raw, processed } = input.zones;
    if (raw === undefined || processed === undefined) throw new Error("the shipped environment changed");
    Object.assign(raw, { fileEvents: "own", eventBridge: true });
    Object.assign(processed, { eventBridge: true });
    input.foundation = { ...input.foundation, permissionsBoundary: { mode: "create" } };
    input.externalLocations = {
      partner: {
        url: "s3://partner-exports/orders",
        comment: "Exports of a partner",
        fileEvents: { queueArn: "arn:aws:sqs:eu-west-1:222222222222:orders" },
      },
    };
    await expectComesAndGoes(site, platformOf(accountInput(), input), ["dev-unity-catalog", "dev-operations"]);
  });
});
