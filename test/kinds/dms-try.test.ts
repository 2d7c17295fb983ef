import { expect, it } from "vitest";
import { withReplications } from "../support/dms";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { addresses } from "../../emitted/stacks";
it("tries", () => {
  const input = devInput();
  withReplications(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  for (const s of stacks) console.log(s.name, JSON.stringify(addresses(s.json).filter((a) => /dms|shop-files|crm-mess|erp-mess|shop-login/.test(a)), null, 1));
  const ds = stacks.find((s) => s.name === "dev-data-services");
  console.log(JSON.stringify(ds?.json.resource?.aws_dms_replication_config, null, 1), JSON.stringify(ds?.json.resource?.aws_dms_endpoint, null, 1), JSON.stringify(ds?.json.resource?.aws_dms_s3_endpoint, null, 1));
  expect(1).toBe(1);
});
