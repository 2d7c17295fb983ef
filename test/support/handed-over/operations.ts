import { withQuickSight } from "../quicksight";
import type { HandedOverGroup } from "./group";

export const OPERATIONS: HandedOverGroup = {
  name: "operations",
  isDeployed: true,
  own: ({ account, input }) => {
    withQuickSight(input, account);
    input.operations = { ...input.operations, anomalies: { mode: "create", minimumUsd: 100 } };
  },
  things: [
    {
      setting: "operations.anomalies",
      pattern: "operations.anomalies",
      use: ({ input }, known) => {
        const monitorArn = known("dev-operations", "aws_ce_anomaly_monitor.anomalies_monitor", "arn");
        Object.assign(input.operations ?? {}, { anomalies: { mode: "existing", monitorArn, minimumUsd: 100 } });
      },
    },
    {
      setting: "consumers.shop.groups.readers",
      pattern: "consumers.*[quicksight].groups.*",
      use: ({ input }, known) => {
        const shop = input.consumers?.shop;
        if (shop?.kind !== "quicksight") throw new Error("shop is of QuickSight");
        const name = known("dev-operations", "aws_quicksight_group.consumer-shop", "group_name");
        Object.assign(shop.groups ?? {}, { readers: { mode: "existing", name } });
      },
    },
  ],
};
