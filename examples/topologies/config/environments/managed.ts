import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "managed",
  awsAccountId: "666666666666",
  network: {
    mode: "databricks-managed",
  },
});
