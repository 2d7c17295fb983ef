import type { ShareModel } from "../../../config/kinds/consumers/share";
import type { Contributions } from "../../kinds/contribution";
import { Share } from "./share";

export const contributions: Contributions<ShareModel> = {
  serving: (scope, id, { entry: consumer, read }) => ({
    share_names: new Share(scope, id, {
      consumer,
      schemaName: (schema) => read("unity-catalog", "schema_names", `${consumer.catalog}.${schema}`),
      recipientNames: consumer.recipients.map((recipient) => read("serving", "recipient_names", recipient)),
    }).shareName,
  }),
};
