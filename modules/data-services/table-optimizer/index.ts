import type { TableOptimizerModel } from "../../../config/kinds/data-services/table-optimizer";
import type { Contributions } from "../../kinds/contribution";
import { Optimizers } from "./optimizers";

export const contributions: Contributions<TableOptimizerModel> = {
  "data-services"(scope, id, { entry, place, tags, read }) {
    new Optimizers(scope, id, { entry, dataKeyArn: read("foundation", "kms_key_arns", "data"), place, tags });
    return {};
  },
};
