import type { DataExchangeModel } from "../../../config/kinds/data-services/data-exchange";
import type { Contributions } from "../../kinds/contribution";
import { DataSet } from "./data-set";
import { Exported } from "./exported";
import { bucketStatements, dataKeyStatements } from "./policies";

export const contributions: Contributions<DataExchangeModel> = {
  foundation: { dataKeyStatements },
  storage: { bucketStatements },
  "data-services"(scope, id, { entry, tags, protection, read }): Readonly<Record<string, string>> {
    const bucketName = read("unity-catalog", "zone_bucket_names", entry.zone);
    if (entry.mode === "provide") {
      const { dataSetId } = new DataSet(scope, id, { dataSet: entry, bucketName, tags, protection });
      return { data_set_ids: dataSetId };
    }
    const dataKeyArn = read("foundation", "kms_key_arns", "data");
    new Exported(scope, id, { dataSet: entry, bucketName, dataKeyArn });
    return { data_set_ids: entry.dataSetId };
  },
};
