import type { RecipientModel } from "../../../config/kinds/consumers/recipient";
import type { Contributions } from "../../kinds/contribution";
import { Recipient } from "./recipient";

export const contributions: Contributions<RecipientModel> = {
  serving: (scope, id, { entry: consumer, protection: { preventDestroy } }) => ({
    recipient_names: new Recipient(scope, id, { consumer, preventDestroy }).recipientName,
  }),
};
