import { defineEnvironment } from "../define";
import { sales } from "../domains/sales";
import { platform } from "../shared/platform";

export default defineEnvironment(platform, sales({ schedules: "paused" }), {
  name: "dev",
  awsAccountId: "111111111111",
  tags: { DataClassification: "internal" },
  protection: { mode: "disposable", reason: "Synthetic data only; rebuilt at will." },
  network: { cidr: "10.20.0.0/16" },
  zones: { raw: { lifecycle: { expireAfterDays: 90 } } },
  operations: { budget: { monthlyUsd: 500 } },
});
