import { Construct } from "constructs";
import type { TransferWebAppModel } from "../../../config/kinds/data-services/transfer-web-app";
import type { Contributions } from "../../kinds/contribution";
import { browsers } from "./browsers";
import { Grants } from "./grants";
import { TransferWebApp } from "./transfer-web-app";

export const contributions: Contributions<TransferWebAppModel> = {
  storage: { browsers },
  "data-services"(scope, id, { entry: app, place, tags, read }) {
    const all = new Construct(scope, id);
    const made = new TransferWebApp(all, "app", { app, place, tags });
    new Grants(all, "grants", { app, kmsKeyArn: read("foundation", "kms_key_arns", "data"), place, tags });
    return { transfer_web_app_ids: made.webAppId, transfer_web_app_endpoints: made.endpoint };
  },
};
