import { at, type ObjectValue, type Value } from "../../schema/value";
import { attachedArns, roleStatements } from "../aws/role-statements";
import { identityVerdict } from "../iam";
import type { StoreView } from "../store";
import { textOf } from "../values";
import type { Happened } from "./effects";
import { makeByService } from "./made-by-service";

// Log groups that a service makes when it has something to write and the group is not there: then Terraform's own group
// of that name comes too late. They stay when their cause goes.

/** Records of the last minutes are still to come; if the role may make log groups, they bring the group back. */
export function lastRecords({ object, store }: Happened): void {
  const name = groupOf(object.attributes);
  if (name !== undefined && mayMakeGroups(store, at(object.attributes, "iam_role_arn"))) store.take(toCome(name));
}

/** What was still to come makes the group again. */
export function writtenOnceMore(happened: Happened): void {
  const name = textOf(at(happened.object.attributes, "name"));
  if (name !== undefined && happened.store.isTaken(toCome(name))) makeGroup(happened, name);
}

/** Something can call a function: with the first call, Lambda makes the group. */
export function invoked(happened: Happened): void {
  const { object, store } = happened;
  const id = textOf(at(object.attributes, "function_name"));
  const lambda = store
    .ofType("aws_lambda_function")
    .find(({ attributes }) => id !== undefined && [attributes.function_name, attributes.arn].includes(id));
  const name = textOf(at(lambda?.attributes, "function_name"));
  if (name !== undefined && mayMakeGroups(store, at(lambda?.attributes, "role"))) {
    makeGroup(happened, `/aws/lambda/${name}`);
  }
}

function makeGroup(happened: Happened, name: string): void {
  const { store, object, published } = happened;
  const exists = store
    .ofType("aws_cloudwatch_log_group")
    .some(
      ({ attributes, account, place }) =>
        attributes.name === name && account === object.account && place === object.place,
    );
  if (exists) return;
  const partition = published.partitionOf(object.place ?? "").name;
  const arn = `arn:${partition}:logs:${object.place ?? ""}:${object.account ?? ""}:log-group:${name}`;
  makeByService(happened, "aws_cloudwatch_log_group", { id: name, name, arn, region: object.place ?? null });
}

/** Name of the log group that a flow log writes to. */
function groupOf(flowLog: ObjectValue): string | undefined {
  return textOf(at(flowLog, "log_destination"))?.match(/:log-group:([^:]+)/)?.[1];
}

/** True where a role's own policies, or AWS's managed ones that are known to, let it make log groups. */
function mayMakeGroups(store: StoreView, roleArn: Value): boolean {
  const role = store.find("aws_iam_role", "arn", roleArn);
  const name = textOf(at(role?.attributes, "name"));
  if (!role || name === undefined) return false;
  if (
    attachedArns(store, name).some((arn) =>
      /:policy\/(service-role\/)?(AWSLambda\w*ExecutionRole|CloudWatchLogsFullAccess)$/.test(arn),
    )
  )
    return true;
  const policies = roleStatements(store, roleArn) ?? [];
  const principal = textOf(roleArn) ?? "";
  return identityVerdict(policies, { principal, action: "logs:CreateLogGroup" }) === "allow";
}

function toCome(group: string): string {
  return `records still to come for log group ${group}`;
}
