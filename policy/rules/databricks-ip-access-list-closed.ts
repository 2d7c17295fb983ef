import { isOpen } from "../../config/schema/openness";
import { resourcesOf, texts } from "../../emitted/resources";
import type { Rule } from "../rule";

export const databricksIpAccessListClosed: Rule = {
  id: "databricks-ip-access-list-closed",
  description:
    "No allow list of a workspace holds the internet, by one block or by several together: it looks as if access were restricted, and everybody gets in.",
  waive: "never",
  check: ({ json }) =>
    resourcesOf(json, "databricks_ip_access_list")
      .filter(({ args }) => args.list_type === "ALLOW" && isOpen(texts(args.ip_addresses)))
      .map(({ address }) => ({
        address,
        message: "the list lets nearly every address in",
        fix: "list the blocks that users and tools come from, or make no list",
      })),
};
