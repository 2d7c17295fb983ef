import { isOpen } from "../../config/schema/openness";
import { blocks, resourcesOf, texts } from "../../emitted/resources";
import type { Rule } from "../rule";

export const databricksRecipientAddresses: Rule = {
  id: "databricks-recipient-addresses",
  description:
    "Every databricks_recipient with a token lists the addresses that it comes from: whoever gets hold of the activation link or of the token reads the share from anywhere else.",
  check: ({ json }) =>
    resourcesOf(json, "databricks_recipient")
      .filter(({ args }) => args.authentication_type === "TOKEN")
      .flatMap(({ address, args }) => {
        const allowed = blocks(args.ip_access_list).flatMap((list) => texts(list.allowed_ip_addresses));
        if (allowed.length > 0 && !isOpen(allowed)) return [];
        return [
          {
            address,
            message: "its activation link and its token work from any address",
            fix: "list the recipient's addresses, or waive the rule with the reason why they are not known",
          },
        ];
      }),
};
