import type { Change } from "../changes/change";
import { HOLDS_DATA } from "./data";
import { IDENTITIES } from "./identities";
import { OUTAGES } from "./outages";
import { PROTECTIONS, PROTECTORS } from "./protections";
import type { Gravity, Weight } from "./weight";

/** What goes, by type: the first table that has it says how grave that is. */
const GOING: readonly (readonly [Gravity, Readonly<Record<string, string>>])[] = [
  ["data", HOLDS_DATA],
  ["identity", IDENTITIES],
  ["protection", PROTECTORS],
  ["outage", OUTAGES],
];

/** How grave a change is, and why. */
export function weigh(change: Change): Weight {
  switch (change.action) {
    case "delete":
    case "replace":
      return going(change);
    case "update":
      return updated(change);
    case "forget":
    case "move":
      return { gravity: "kept", why: KEPT[change.action] };
    case "import":
      return change.isUnseen === true ? UNSEEN : { gravity: "kept", why: KEPT.import };
    case "create":
      return { gravity: "change", why: "" };
  }
}

const KEPT = {
  forget: "it stays as it is, and Terraform knows nothing of it any more",
  move: "it stays as it is, under another address",
  import: "it is there already, and Terraform takes it over",
} as const;

const UNSEEN: Weight = {
  gravity: "unseen",
  why: "it is there already, and Terraform takes it over; what it changes in it, or whether it makes it anew, is not known here: a plan in the account shows it",
};

function going({ type }: Change): Weight {
  for (const [gravity, table] of GOING) {
    const why = table[type];
    if (why !== undefined) return { gravity, why };
  }
  return { gravity: "change", why: "" };
}

function updated({ type, before = {}, after = {} }: Change): Weight {
  const lost = PROTECTIONS.filter((protection) => protection.type === type).flatMap(
    (protection) => protection.lost(before, after) ?? [],
  );
  return lost.length > 0 ? { gravity: "protection", why: lost.join("; ") } : { gravity: "change", why: "" };
}
