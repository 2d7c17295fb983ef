import { blocks } from "../../../emitted/resources";
import { type Claim, without } from "./claim";

export const PERFORMANCE: readonly Claim[] = [
  {
    says: "Warehouses have Photon.",
    types: ["databricks_sql_endpoint"],
    holds: ({ args }) => args.enable_photon !== false,
    broken: ({ args }) => ({ args: { ...args, enable_photon: false } }),
  },
  {
    says: "Warehouses grow between two bounds.",
    types: ["databricks_sql_endpoint"],
    holds: ({ args }) => Number(args.max_num_clusters ?? 1) >= Number(args.min_num_clusters ?? 1),
    broken: ({ args }) => ({ args: { ...args, min_num_clusters: 4, max_num_clusters: 2 } }),
  },
  {
    says: "A pipeline is serverless, or its clusters grow between two bounds, or it says of how many nodes they are.",
    types: ["databricks_pipeline"],
    holds: ({ args }) =>
      args.serverless === true || args.gateway_definition !== undefined || blocks(args.cluster).length > 0,
    broken: ({ args }) => ({ args: without(args, "serverless", "cluster", "gateway_definition") }),
  },
];
