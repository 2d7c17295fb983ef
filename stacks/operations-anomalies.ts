import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import type { Account, Environment } from "../config/model";
import { isOf, watchedLogGroups } from "../config/names/watched-logs";
import { configured } from "../modules/configured";
import { LogAnomaly } from "../modules/operations/log-anomalies";
import { placeOf } from "./base/place";

/** What detectors are told by, and encrypt with. */
interface Watching {
  readonly kmsKeyArn: string;
  readonly topicArn: string;
}

/** Detectors of anomalies in the environment's log groups; those of the stack itself come after their group. */
export function logAnomalies(stack: Construct, account: Account, env: Environment, watching: Watching): void {
  if (env.operations.logAnomalies === undefined) return;
  const { of, ...settings } = env.operations.logAnomalies;
  const { partition, region, accountId } = placeOf(env);
  const own = new Map(
    stack.node
      .findAll()
      .flatMap((node): [string | undefined, string][] =>
        node instanceof CloudwatchLogGroup ? [[node.nameInput, node.arn]] : [],
      ),
  );
  for (const { name, setting } of watchedLogGroups(env, account, env.prefix)) {
    if (of !== undefined && !of.some((listed) => isOf(setting, listed))) continue;
    const words = name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
    const short = words.startsWith(`${env.prefix}-`) ? words.slice(env.prefix.length + 1) : words;
    configured(
      new LogAnomaly(stack, `log-${short}`, {
        name: `${env.prefix}-${short}`,
        groupName: name,
        groupArn: own.get(name) ?? `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`,
        settings,
        ...watching,
      }),
      "operations.logAnomalies",
    );
  }
}
