import { defineEnvironment } from "../define";
import { sales } from "../domains/sales";
import { platform } from "../shared/platform";

export default defineEnvironment(platform, sales({ schedules: "paused" }), {
  name: "staging",
  awsAccountId: "222222222222",
  tags: { DataClassification: "internal" },
  // Like prod in what decides whether a deployment works there: boundary, the repository's roles, closed buckets. Without
  // what runs around the clock (firewall, gateways per zone) or watches real data (trail, AWS Config, detection).
  foundation: {
    permissionsBoundary: { mode: "create" },
    ciRoles: { kind: "github", repository: "acme/lakehouse", planRole: "create" },
    s3PublicAccessBlock: "create",
  },
  network: { cidr: "10.21.0.0/16", privateLink: { backend: true } },
  zones: { raw: { lifecycle: { expireAfterDays: 180 } } },
  operations: { budget: { monthlyUsd: 1500 } },
});
