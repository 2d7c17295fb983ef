import type { ProviderName } from "../schema/packages";
import type { ObjectValue } from "../schema/value";
import { fingerprint } from "../semantics/placeholders";
import type { CloudObject, Store } from "./store";
import type { Whereabouts } from "./whereabouts";

/** Something that exists before Terraform comes, and that no stack makes. */
export interface Outside extends Partial<Whereabouts> {
  readonly provider: ProviderName;
  readonly type: string;
  readonly attributes: ObjectValue;
  /** Id of the VPC that it is, or is in: where a stack has made that one, nothing is made up in it. */
  readonly inVpc?: string;
  /** There is one of its type, per account and place. Default: objects of a type are told apart by their id. */
  readonly alone?: true;
}

const PREFIX = "outside-";

/**
 * Puts into a cloud what is there already. Nothing else is: a name that neither a stack nor this list has is a mistake.
 * Doing it twice changes nothing; what a later configuration says otherwise of the same thing is changed in it.
 * @param now milliseconds since 1970 on the cloud's clock
 */
export function putOutside(store: Store, things: readonly Outside[], now: number): void {
  for (const outside of things) {
    const { provider, type, attributes, account, place, inVpc } = outside;
    if (inVpc !== undefined && isMadeByStack(store, inVpc)) continue;
    const seed = fingerprint([type, attributes, account ?? null, place ?? null]);
    const there = theSame(store, outside, seed);
    if (there === undefined) {
      const when = { createdAt: now, changedAt: now };
      const key = `${PREFIX}${type}#${seed}`;
      store.put({ key, seed, provider, type, account, place, ...when, madeByService: true, attributes });
    } else if (there.key.startsWith(PREFIX) && there.seed !== seed) {
      store.put({ ...there, seed, attributes: { ...there.attributes, ...attributes } });
    }
  }
}

/** It is there already: another environment of the same cloud names it too. */
function theSame(
  store: Store,
  { type, attributes, account, place, alone }: Outside,
  seed: string,
): CloudObject | undefined {
  const { id } = attributes;
  const known = store.get(`${PREFIX}${type}#${seed}`);
  if (known) return known;
  const near = store.ofType(type).filter((object) => object.account === account && object.place === place);
  return (
    near.find((object) =>
      alone === true ? object.key.startsWith(PREFIX) : typeof id === "string" && object.attributes.id === id,
    ) ?? (alone === true ? undefined : near.find((object) => isHandedOver(object, attributes)))
  );
}

/** What the configuration names, by which one thing is told from others of its type. */
const NAMES = ["application_id", "display_name", "name", "identifier", "cluster_identifier", "workgroup_name"] as const;

/** A stack has made it, and it goes by its name alone from now on: the id of what is named only was made up. */
function isHandedOver(object: CloudObject, attributes: ObjectValue): boolean {
  const name = NAMES.find((one) => typeof attributes[one] === "string");
  return name !== undefined && !object.key.startsWith(PREFIX) && object.attributes[name] === attributes[name];
}

/** What is in a VPC that a stack has made is known: an id that is not there is a mistake. */
function isMadeByStack(store: Store, vpcId: string): boolean {
  const vpc = store.find("aws_vpc", "id", vpcId);
  return vpc !== undefined && !vpc.key.startsWith(PREFIX);
}
