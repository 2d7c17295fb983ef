import { defineEnvironment } from "../../../../config/define";
import { example } from "../shared/example";

export default defineEnvironment(example, {
  name: "serverless",
  awsAccountId: "777777777777",
  network: {
    mode: "serverless-only",
  },
});
