import type { DataSource } from "./index";

/** AWS: type → what it answers. */
export const AWS_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
  aws_region: ({ context }) => ({ region: context.region ?? "", id: context.region ?? "" }),
};
