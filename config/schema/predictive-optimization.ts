import { z } from "zod";

/** Whether Databricks maintains managed tables by itself: compacts, clusters, vacuums and analyses them. */
export const predictiveOptimization = z.enum(["on", "off", "inherit"]);
