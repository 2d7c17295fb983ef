import type { EmittedStack } from "../../../emitted/stacks";
import type { Place } from "../../../policy/access/model";
import { Reading } from "../../../policy/access/reading";
import { placeText } from "../../../policy/access/words";
import { policyNoPublicPrincipal } from "../../../policy/rules/policy-no-public-principal";
import { s3PublicAccessBlock } from "../../../policy/rules/s3-public-access-block";
import { securityGroupNoOpenIngress } from "../../../policy/rules/security-group-no-open-ingress";
import { federation } from "../../review/privileges/doors";
import { isOutside, openings } from "../../review/privileges/openings";
import type { Family } from "../../review/privileges/right";
import { table } from "../../synth/summary-table";
import type { Door, Opened } from "./door";
import { WAYS_IN } from "./ways-in";
import { WAYS_OUT } from "./ways-out";

/** A way in or out, and which setting opens it. */
export type Public = Opened & { readonly at: Place };

/** Rights that the review compares, where somebody outside has them. */
const rights = ({ types, rights: of }: Family, isOut: (who: string) => boolean): Door => ({
  types,
  opened: ({ type, address, args, stack }, reading) =>
    (of({ type, address, values: args }) ?? [])
      .filter(({ who, denies }) => denies !== true && isOut(who))
      .map(({ who, what, on, under }) => ({ direction: "in", who, may: what, on: reading.textOf(stack, on), under })),
});

const DOORS: readonly Door[] = [...WAYS_IN, rights(openings, isOutside), rights(federation, () => true), ...WAYS_OUT];

/** Rules of which a finding, accepted or not, is a way in. */
const CLOSED_BY_RULES = [policyNoPublicPrincipal, securityGroupNoOpenIngress, s3PublicAccessBlock];

/** What a rule would have closed. An endpoint of the VPC is inside: whoever comes through it is let in by what is behind. */
const leftOpen = (stacks: readonly EmittedStack[], { place }: Reading): Public[] =>
  stacks.flatMap((stack) =>
    CLOSED_BY_RULES.flatMap((rule) => rule.check(stack, stacks))
      .filter(({ address }) => !address.startsWith("aws_vpc_endpoint."))
      .map(({ address, message }) => ({
        direction: "in",
        who: "everybody",
        may: "use",
        on: address,
        under: message,
        at: place(stack, address),
      })),
  );

/** Every way from outside and to outside that the emitted JSON opens: ways in first, then by whom and on what. */
export function publicIn(stacks: readonly EmittedStack[]): Public[] {
  const reading = new Reading(stacks);
  const doors = DOORS.flatMap((door) =>
    reading
      .all(...door.types)
      .filter(({ address }) => !address.startsWith("data."))
      .flatMap((found) => door.opened(found, reading).map((one): Public => ({ ...one, at: found.at }))),
  );
  const name = ({ who, on, may }: Public) => `${who}\n${on}\n${may}`;
  return [...doors, ...leftOpen(stacks, reading)].sort(
    (a, b) => a.direction.localeCompare(b.direction) || name(a).localeCompare(name(b)),
  );
}

/** As a table for a terminal. */
export function publicText(all: readonly Public[]): string {
  if (all.length === 0) return "Nothing is reached from outside, and nothing calls outside.";
  const rows = all.map((one) => [
    one.direction,
    one.who,
    one.may,
    one.on,
    one.under,
    placeText(one.at).replace(/^ \(|\)$/g, ""),
  ]);
  return table(["way", "who", "does", "what", "by what", "setting"], rows, []);
}
