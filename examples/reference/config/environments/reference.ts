import { defineEnvironment } from "../../../../config/define";
import { analysts } from "../reference/analysts";
import { applications } from "../reference/applications";
import { billing } from "../reference/billing";
import { databases } from "../reference/databases";
import { devices } from "../reference/devices";
import { events } from "../reference/events";
import { files } from "../reference/files";
import { gold } from "../reference/gold";
import { kafka } from "../reference/kafka";
import { models } from "../reference/models";
import { orchestration } from "../reference/orchestration";
import { platform } from "../reference/platform";
import { readers } from "../reference/readers";
import { storage } from "../reference/storage";
import { tables } from "../reference/tables";
import { warehouses } from "../reference/warehouses";

const ingest = [databases, billing, files, events, devices, kafka, applications] as const;

export default defineEnvironment(
  platform,
  storage,
  ...ingest,
  gold,
  tables,
  orchestration,
  readers,
  analysts,
  models,
  warehouses,
  {
    name: "reference",
    awsAccountId: "111111111111",
    network: { cidr: "10.40.0.0/16" },
    operations: { budget: { monthlyUsd: 4000 }, databricksBudget: { monthlyUsd: 9000 } },
  },
);
