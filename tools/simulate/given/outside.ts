import type { Platform } from "../../../config/model";
import type { Outside } from "../cloud/outside";
import { AWS_FIXTURES } from "./aws";
import { DATABRICKS_FIXTURES } from "./databricks";
import type { Fixture } from "./fixture";
import { TFE_FIXTURES } from "./tfe";

const FIXTURES: readonly Fixture[] = [...AWS_FIXTURES, ...DATABRICKS_FIXTURES, ...TFE_FIXTURES];

/** What a configuration says is there before anything is deployed: made by people, other teams or the services. */
export function outsideOf(platform: Platform): Outside[] {
  return FIXTURES.flatMap(({ provider, find }) => find(platform).map((found) => ({ provider, ...found })));
}
