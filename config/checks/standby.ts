import { natOf } from "../derive/egress";
import { overlaps } from "../derive/subnets";
import type { Problem } from "../problem";
import { type AccountDraft, type Check, type EnvironmentDraft, errorAt, namesOrNone, warningAt } from "./check";
import { ownNetwork } from "./own-network";

const PATH = ["foundation", "disasterRecovery", "standby"];

/** An environment and the one that takes over for it fit together. */
export const standby: Check = ({ account, environments }) =>
  environments.flatMap((env) => {
    const name = env.data.foundation?.disasterRecovery?.standby;
    if (name === undefined) return [];
    if (name === env.data.name) {
      return [errorAt(env, PATH, "an environment cannot take over for itself", "name another environment")];
    }
    const other = environments.find(({ data }) => data.name === name);
    if (other !== undefined) {
      return [
        ...place(env, other),
        ...blocks(env, other),
        ...[env, other].flatMap(zones),
        ...state(env, other, account),
      ];
    }
    const names = environments.flatMap(({ data }) => (data.name === undefined ? [] : [data.name]));
    return [
      errorAt(
        env,
        PATH,
        `there is no environment ${name}`,
        `add it under config/environments, or name one of ${namesOrNone(names.filter((one) => one !== env.data.name))}`,
      ),
    ];
  });

/** Keys and copies of logs go where the other environment is. */
function place(env: EnvironmentDraft, other: EnvironmentDraft): Problem[] {
  const region = env.data.foundation?.disasterRecovery?.region;
  if (region === undefined || other.data.region === undefined || region === other.data.region) return [];
  return [
    errorAt(
      env,
      PATH,
      `${other.data.name} is in ${other.data.region}, and the keys are replicated to ${region}`,
      "correct foundation.disasterRecovery.region, or name an environment in that region",
    ),
  ];
}

/** Whoever reaches both, an office or a peering, tells them apart by address. */
function blocks(env: EnvironmentDraft, other: EnvironmentDraft): Problem[] {
  return cidrsOf(env).flatMap((one) =>
    cidrsOf(other)
      .filter((another) => overlaps(one, another))
      .map((another) =>
        errorAt(
          other,
          ["network"],
          `${another} overlaps ${one} of ${env.file}, for which it takes over: nothing could reach both`,
          "use blocks that do not overlap",
        ),
      ),
  );
}

/** A second region is not needed for a zone that fails, if nothing hangs on one. */
function zones(env: EnvironmentDraft): Problem[] {
  const network = ownNetwork(env);
  if (network === undefined || natOf(network) !== "single") return [];
  return [
    warningAt(
      env,
      ["network", "nat"],
      "with the zone of the only NAT gateway every zone loses its way out, which looks like the loss of the region",
      'use "per-az"',
    ),
  ];
}

/** Whoever takes over has to plan and apply while the first region is away. */
function state(env: EnvironmentDraft, other: EnvironmentDraft, account: AccountDraft): Problem[] {
  const file = other.data.state === undefined ? account : other;
  const backend = file.data.state;
  if (backend?.backend !== "s3" || backend.region === undefined || backend.region !== env.data.region) return [];
  return [
    warningAt(
      file,
      ["state", "region"],
      `the state of ${other.data.name} is in ${backend.region}, the region that it takes over for: nobody could change anything there`,
      `give ${other.data.name} a state of its own in another region`,
    ),
  ];
}

function cidrsOf(env: EnvironmentDraft): string[] {
  const network = ownNetwork(env);
  return [network?.cidr, network?.secondCidr?.cidr].filter((cidr) => cidr !== undefined);
}
