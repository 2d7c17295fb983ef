import type { PolicyStatement } from "../../../../emitted/policies";
import { at, type Value } from "../../schema/value";
import type { StoreView } from "../store";
import { textOf } from "../values";
import { statements } from "./policies";

/** Statements of a role's own policies and of those of the account that it has; undefined where there is no such role. */
export function roleStatements(store: StoreView, roleArn: Value): PolicyStatement[] | undefined {
  const role = store.find("aws_iam_role", "arn", roleArn);
  const name = textOf(at(role?.attributes, "name"));
  if (!role || name === undefined) return undefined;
  const arns = attachedArns(store, name);
  const inline = store.ofType("aws_iam_role_policy").filter(({ attributes }) => attributes.role === name);
  const own = store
    .ofType("aws_iam_policy")
    .filter(({ attributes }) => arns.includes(textOf(at(attributes, "arn")) ?? ""));
  return [...inline, ...own].flatMap(({ attributes }) => [...statements(at(attributes, "policy"))]);
}

/** ARNs of the managed policies of a role, those of AWS among them. */
export const attachedArns = (store: StoreView, roleName: string): string[] =>
  store
    .ofType("aws_iam_role_policy_attachment")
    .filter(({ attributes }) => attributes.role === roleName)
    .map(({ attributes }) => textOf(at(attributes, "policy_arn")) ?? "");
