import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView } from "../view";

interface Signing {
  readonly cluster?: string | undefined;
  readonly user?: string | undefined;
}

/** Somebody who signs in to Kafka with a user and a password alone: only clusters with brokers take it. */
export function scramUser({ cluster: key, user }: Signing, who: string, field: Path, view: EntryView): Problem[] {
  const cluster = key === undefined ? undefined : view.environment.dataServices?.[key];
  if (cluster?.kind !== "msk-cluster" || cluster.mode === undefined) return [];
  if (cluster.mode !== "provisioned") {
    return [
      view.problem(
        [...field, "cluster"],
        `is ${cluster.mode}, and ${who} signs in with a password, which only clusters that are made here with brokers take`,
        'name one of mode "provisioned", or a Kinesis stream as the target',
      ),
    ];
  }
  const users = cluster.authentication?.scramUsers ?? {};
  if (user === undefined) return [];
  if (!Object.hasOwn(users, user)) {
    return [
      view.problem(
        [...field, "user"],
        `the cluster ${key} has no user ${user}`,
        `add it to authentication.scramUsers of dataServices.${key}`,
      ),
    ];
  }
  return users[user] === false
    ? [
        view.warning(
          [...field, "user"],
          `the secret of user ${user} is not filled, so that the cluster does not know the user`,
          `write the password, and set the user to true in dataServices.${key}`,
        ),
      ]
    : [];
}
