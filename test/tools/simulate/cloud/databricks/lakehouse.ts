import type { Operation, Rule, RuleRequest } from "../../../../../tools/simulate/cloud/rule";
import { type CloudObject, Store } from "../../../../../tools/simulate/cloud/store";
import { factsOf } from "../../../../../tools/simulate/facts";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Clock } from "../../../../../tools/simulate/semantics/clock";
import type { CloudContext } from "../../../../../tools/simulate/semantics/cloud";
import type { Answer } from "../support/world";

export const ACCOUNT = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
export const AWS_ACCOUNT = "111111111111";
export const REGION = "eu-west-1";
export const HOST = "https://dbc-1a2b3c4d-5e6f.cloud.databricks.com";
export const OTHER_HOST = "https://dbc-9a8b7c6d-5e4f.cloud.databricks.com";
export const CONSOLE = "https://accounts.cloud.databricks.com";
/** Application ids. */
export const TERRAFORM = "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";
export const INGESTION = "6175487f-32e4-4215-aca6-19dafe559202";
export const METASTORE = "6edc848c-73f8-4bbe-8b39-b5c8cc047518";
export const CONTROL_PLANE = "414351767826";
export const MASTER_ROLE = `arn:aws:iam::${CONTROL_PLANE}:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL`;
export const DELIVERY_ROLE = `arn:aws:iam::${CONTROL_PLANE}:role/SaasUsageDeliveryRole-prod-IAMRole-3PLHICCRR1TK`;

type Level = "account" | "workspace" | "other-workspace";

/** A simulated cloud, asked through a provider of the account or of a workspace. */
export class Lakehouse {
  readonly store = new Store();
  readonly clock = new Clock();

  context(level: Level, config: ObjectValue = {}): CloudContext {
    const host = { account: CONSOLE, workspace: HOST, "other-workspace": OTHER_HOST }[level];
    const own: ObjectValue = level === "account" ? { host, account_id: ACCOUNT } : { host };
    const all = { ...own, ...config };
    return {
      provider: "databricks",
      instance: { config: all } as unknown as CloudContext["instance"],
      config: all,
      region: undefined,
      host: typeof all.host === "string" ? all.host : undefined,
      accountId: typeof all.account_id === "string" ? all.account_id : undefined,
      level: all.host === CONSOLE ? "account" : typeof all.host === "string" ? "workspace" : undefined,
      clock: this.clock,
    };
  }

  /** Puts something into the cloud, an hour ago, where its type belongs. */
  has(type: string, attributes: ObjectValue, more: Partial<CloudObject> = {}): CloudObject {
    const aws = type.startsWith("aws_");
    const workspace = !aws && factsOf(type)?.level === "workspace";
    const anHourAgo = this.clock.now() - 3_600_000;
    const object: CloudObject = {
      key: this.store.newKey(type),
      seed: this.store.newSeed(type),
      provider: aws ? "aws" : "databricks",
      type,
      account: aws ? AWS_ACCOUNT : workspace ? undefined : ACCOUNT,
      place: aws ? REGION : workspace ? HOST : undefined,
      createdAt: anHourAgo,
      changedAt: anHourAgo,
      madeByService: false,
      attributes,
      ...more,
    };
    this.store.put(object);
    return object;
  }

  /** Changes attributes without asking anybody. */
  change(object: CloudObject, attributes: ObjectValue, more: Partial<CloudObject> = {}): CloudObject {
    const changed = { ...this.now(object), ...more, attributes: { ...this.now(object).attributes, ...attributes } };
    this.store.put(changed);
    return changed;
  }

  remove(object: CloudObject): void {
    this.store.remove(object.key);
  }

  create(rule: Rule, type: string, planned: ObjectValue, by: Level = levelOf(type)): Answer {
    return this.ask(rule, "create", type, { planned, config: planned }, by);
  }

  update(rule: Rule, object: CloudObject, changes: ObjectValue, by: Level = levelOf(object.type)): Answer {
    const existing = this.now(object);
    const planned = { ...existing.attributes, ...changes };
    const request = { existing, planned, config: planned, changed: Object.keys(changes) };
    return this.ask(rule, "update", object.type, request, by);
  }

  delete(rule: Rule, object: CloudObject, by: Level = levelOf(object.type)): Answer {
    return this.ask(rule, "delete", object.type, { existing: this.now(object) }, by);
  }

  ask(
    rule: Rule,
    operation: Operation,
    type: string,
    request: Partial<RuleRequest>,
    by: Level = levelOf(type),
  ): Answer {
    if (!(rule.types === "*" || rule.types.includes(type)) || !rule.operations.includes(operation)) {
      throw new Error(`${rule.id} does not look at ${operation} ${type}`);
    }
    const nothing = { existing: undefined, planned: null, config: null, changed: [] };
    return rule.refuses({
      operation,
      context: this.context(by),
      published: PUBLISHED,
      store: this.store,
      type,
      ...nothing,
      ...request,
    });
  }

  private now(object: CloudObject): CloudObject {
    return this.store.get(object.key) ?? object;
  }
}

function levelOf(type: string): Level {
  return factsOf(type)?.level === "workspace" ? "workspace" : "account";
}

/** Text of a policy. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({ Effect: "Allow", ...statement })),
  });
}

/** A trust policy that lets principals in with an external id. */
export function trust(externalId: string, ...principals: readonly string[]): string {
  return policy({
    Principal: { AWS: principals },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": externalId } },
  });
}
