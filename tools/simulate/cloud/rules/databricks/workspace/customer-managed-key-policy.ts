import { parsePolicy } from "../../../../../../emitted/policies";
import { at } from "../../../../schema/value";
import { databricksPrincipals, keyNamed } from "../../../databricks/roles";
import { describe } from "../../../describe";
import { resourceVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import { blockOf, textOf, textsAt } from "../../../values";

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  MANAGED_SERVICES: ["kms:Encrypt", "kms:Decrypt"],
  STORAGE: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey", "kms:DescribeKey"],
};

/** The policy of a key lets Databricks use it. */
export const customerManagedKeyPolicy: Rule = {
  id: "customer-managed-key-policy",
  source: 'facts 7; Databricks, "Customer-managed keys"',
  types: ["databricks_mws_customer_managed_keys"],
  operations: ["create"],
  refuses({ context, published, store, planned }) {
    const arn = textOf(at(blockOf(planned, "aws_key_info"), "key_arn"));
    const key = arn === undefined ? undefined : keyNamed(store, arn);
    if (key === undefined) return undefined;
    const { accountId } = databricksPrincipals(published, context.host);
    const own = store.find("aws_kms_key_policy", "key_id", at(key.attributes, "key_id"));
    const statements = parsePolicy(textOf(at((own ?? key).attributes, "policy")) ?? "") ?? [];
    const denied = textsAt(planned ?? {}, "use_cases")
      .flatMap((useCase) => ACTIONS[useCase] ?? [])
      .filter(
        (action) =>
          resourceVerdict(statements, {
            principal: `arn:${arn?.split(":")[1]}:iam::${accountId}:root`,
            action,
            context: {
              "aws:PrincipalTag/DatabricksAccountId": context.accountId ?? "",
              "kms:CallerAccount": accountId,
            },
          }) !== "allow",
      );
    if (denied.length === 0) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE: key validation failed",
      detail: `The policy of ${describe(key)} does not let Databricks (account ${accountId}) ${[...new Set(denied)].join(", ")}`,
      fix: "add Databricks' statements for the use case to the key policy",
      path: [{ attribute: "aws_key_info" }],
    };
  },
};
