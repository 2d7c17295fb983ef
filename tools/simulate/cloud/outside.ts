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
}

const PREFIX = "outside-";

/**
 * Puts into a cloud what is there already. Nothing else is: a name that neither a stack nor this list has is a mistake.
 * Doing it twice changes nothing.
 * @param now milliseconds since 1970 on the cloud's clock
 */
export function putOutside(store: Store, things: readonly Outside[], now: number): void {
  for (const outside of things) {
    const { provider, type, attributes, account, place, inVpc } = outside;
    if (inVpc !== undefined && isMadeByStack(store, inVpc)) continue;
    const seed = fingerprint([type, attributes, account ?? null, place ?? null]);
    const key = `${PREFIX}${type}#${seed}`;
    if (store.get(key)) continue;
    const there = theSame(store, outside);
    if (there === undefined) {
      const when = { createdAt: now, changedAt: now };
      store.put({ key, seed, provider, type, account, place, ...when, madeByService: true, attributes });
    } else if (inVpc !== undefined && there.key.startsWith(PREFIX)) {
      // The configuration of a kept cloud names more by now, or in another zone.
      store.put({ ...there, attributes });
    }
  }
}

/** It is there already: another environment of the same cloud names it too. */
function theSame(store: Store, { type, attributes, account, place }: Outside): CloudObject | undefined {
  const { id } = attributes;
  return store
    .ofType(type)
    .find(
      (object) =>
        typeof id === "string" && object.attributes.id === id && object.account === account && object.place === place,
    );
}

/** What is in a VPC that a stack has made is known: an id that is not there is a mistake. */
function isMadeByStack(store: Store, vpcId: string): boolean {
  const vpc = store.find("aws_vpc", "id", vpcId);
  return vpc !== undefined && !vpc.key.startsWith(PREFIX);
}
