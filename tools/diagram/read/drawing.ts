import { text, thingsOf } from "../../../emitted/resources";
import type { EmittedStack, StackJson } from "../../../emitted/stacks";
import type { Drawing } from "../model";
import { accessOf, workspacesOf } from "./databricks";
import { alsoMadeIn } from "./rest";
import { serviceTitle } from "./services";
import { vpcsOf } from "./vpcs";

const NOTHING: StackJson = {};

/**
 * What there is to draw of an environment: its network, and what of other stacks says how it is used.
 * @param network name of the stack that holds the network
 * @throws Error where that stack is not there
 */
export function readDrawing(stacks: readonly EmittedStack[], environment: string, network: string): Drawing {
  const jsonOf = (name: string) => stacks.find((stack) => stack.name === name)?.json;
  const foundation = jsonOf(`${environment}-foundation`);
  // An environment without a network of its own has no such stack.
  const json =
    jsonOf(network) ?? (foundation !== undefined && network === `${environment}-network` ? NOTHING : undefined);
  if (json === undefined) throw new Error(`there is no stack ${network}`);
  const workspace = jsonOf(`${environment}-workspace`) ?? NOTHING;
  const [provider] = json.provider?.aws ?? foundation?.provider?.aws ?? [];
  const workspaces = workspacesOf(workspace);
  const endpoints = thingsOf(json, "aws_vpc_endpoint").map(({ args }) => text(args.service_name));
  return {
    title: network,
    region: text(provider?.region),
    awsAccountId: accountOf(provider),
    vpcs: vpcsOf(json),
    workspaces,
    ...accessOf(workspace),
    services: [...new Set(endpoints.filter((name) => /^com\.amazonaws\.(?!vpce\.)/.test(name)).map(serviceTitle))],
    facts: keysIn(foundation ?? NOTHING),
    alsoMade: alsoMadeIn(json),
  };
}

function accountOf(provider: Readonly<Record<string, unknown>> | undefined): string {
  const [id] = Array.isArray(provider?.allowed_account_ids) ? provider.allowed_account_ids : [];
  return text(id);
}

function keysIn(json: StackJson): string[] {
  const keys = thingsOf(json, "aws_kms_key").length;
  return keys === 0 ? [] : [`${keys} KMS keys in the foundation stack`];
}
