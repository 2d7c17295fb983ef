import { accountInput, devInput } from "../support/platform";
import { shopAnalyses, withQuickSight } from "../support/quicksight";
import type { Base } from "./every-value-base";

const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const TIME = { at: "05:30", timezone: "UTC" };
const { dataSets } = shopAnalyses();

/** Data sets whose copies are made again at times of every sort. */
const copies = Object.fromEntries(
  [
    ...DAYS.map((on) => ({ every: "week" as const, on, ...TIME })),
    { every: "hour" as const, ...TIME },
    { every: "month" as const, day: 1, ...TIME },
  ].map((refresh, index) => [`copy-${index}`, { ...dataSets.shops, rows: { mode: "copy" as const, refresh } }]),
);

function withAll() {
  const [input, account] = [devInput(), accountInput()];
  withQuickSight(input, account);
  const { dataServices, foundation, network } = input;
  return { account: { attestations: account.attestations }, environment: { dataServices, foundation, network } };
}

const subscription = (settings: object): Base => ({
  name: `a subscription of QuickSight, ${JSON.stringify(settings)}`,
  environment: {
    "foundation.quickSight": {
      mode: "create",
      accountName: "acme-analytics",
      notificationEmail: "bi@acme.example",
      ...settings,
    },
  },
});

/** QuickSight with copies of every sort, over both networks, and subscriptions of every sort. */
export const QUICKSIGHT_BASES: readonly Base[] = [
  {
    name: "QuickSight over both networks, with everything",
    account: withAll().account,
    environment: {
      ...withAll().environment,
      "consumers.shop": shopAnalyses({
        dataSets: { ...dataSets, ...copies } as typeof dataSets,
        assignments: {
          off: {
            policyArn: "arn:aws:iam::111111111111:policy/quicksight-readers",
            groups: ["readers"],
            disabled: true,
          },
        },
      }),
      "consumers.shop-outside": shopAnalyses({ network: { mode: "internet" } }),
    },
  },
  {
    name: "one call for each domain",
    environment: {
      "operations.calls": { topics: ["arn:aws:sns:eu-west-1:111111111111:on-call"], per: "domain" },
    },
  },
  subscription({ adminGroups: ["BI administrators"] }),
  subscription({ authentication: "IAM_AND_QUICKSIGHT" }),
  subscription({ authentication: "IAM_ONLY" }),
];
