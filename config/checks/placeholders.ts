import { show } from "../plain";
import { perEnvironment, warningAt } from "./check";

/** The Databricks account of the project as it is shipped, which is an example through and through. */
const EXAMPLE_ACCOUNT = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";

/** 111111111111 and the like, and the account of AWS' own examples. Source: AWS documentation, examples. */
const PLACEHOLDER = /^(?:(\d)\1{11}|123456789012)$/;

/** Somebody's own configuration names AWS accounts that are theirs. */
export const placeholders = perEnvironment((env, account) => {
  const { awsAccountId } = env.data;
  const { databricksAccountId } = account.data;
  if (awsAccountId === undefined || [undefined, EXAMPLE_ACCOUNT].includes(databricksAccountId)) return [];
  return PLACEHOLDER.test(awsAccountId)
    ? [
        warningAt(
          env,
          ["awsAccountId"],
          `${show(awsAccountId)} is a number that examples use`,
          "write the 12 digits of the environment's AWS account",
        ),
      ]
    : [];
});
