import { withQuickSight } from "../quicksight";
import type { HandedOverGroup } from "./group";

export const QUICKSIGHT: HandedOverGroup = {
  name: "QuickSight",
  isDeployed: true,
  own: ({ account, input }) => withQuickSight(input, account),
  things: [
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
