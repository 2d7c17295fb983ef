import type { Action, ArgumentChange } from "../changes/change";
import type { Place } from "../sides/places";
import type { Gravity } from "../weights/weight";

/** One change of one resource, the same in all the stacks that are named. */
export interface Entry {
  /** `dev-network`, `prod-network`. */
  readonly stacks: readonly string[];
  readonly address: string;
  readonly type: string;
  readonly action: Action | "vanish" | "unprotect";
  readonly gravity: Gravity;
  /** What it means, after "because"; empty where it is what it says. */
  readonly why: string;
  readonly places: readonly Place[];
  /** Terraform refuses it: `prevent_destroy` was on. */
  readonly isProtected: boolean;
  /** It went with something else, and was not planned. */
  readonly isDrift: boolean;
  readonly from?: string;
  readonly createsFirst: boolean;
  /** It exists already, and becomes Terraform's with this change. */
  readonly isTakenOver?: true;
  readonly arguments: readonly ArgumentChange[];
  /** Addresses of what holds data in it: the cloud takes them with it, though no plan says so. */
  readonly takesAlong?: readonly string[];
  /** Why it is meant, where the configuration acknowledges it: nobody has to approve it once more. */
  readonly acknowledged?: string;
}

/** What one principal gets or loses, the same in all the stacks that are named. */
export interface RightEntry {
  readonly grew: boolean;
  readonly who: string;
  /** Sorted; `s3:GetObject`, `s3:ListBucket`. */
  readonly what: readonly string[];
  readonly on: readonly string[];
  readonly under: string;
  readonly denies: boolean;
  readonly stacks: readonly string[];
  /** The resource that says it. */
  readonly address: string;
  readonly places: readonly Place[];
  /** Why it is meant, where the configuration acknowledges it. */
  readonly acknowledged?: string;
}

export interface Cost {
  readonly environment: string;
  /** `NAT gateway`. */
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly per: "hour" | "month";
}

/** What two states of the platform differ in. */
export interface Report {
  readonly base: string;
  readonly head: string;
  /** Gravest first. */
  readonly entries: readonly Entry[];
  readonly rights: readonly RightEntry[];
  /** Resources whose rights are known only after the change is made. */
  readonly unjudged: readonly string[];
  readonly costs: readonly Cost[];
  /** Titles of manual steps that come or go. */
  readonly steps: { readonly come: readonly string[]; readonly go: readonly string[] };
  /** Findings of the policy that are accepted, as `rule: stack: address: reason`. */
  readonly waived: { readonly come: readonly string[]; readonly go: readonly string[] };
  /** What overrides do, as the summary of a synthesis says it. */
  readonly overridden: { readonly come: readonly string[]; readonly go: readonly string[] };
  /** Stack → outputs that change, with the stacks that read it. */
  readonly outputs: readonly {
    readonly stack: string;
    readonly outputs: readonly string[];
    readonly readers: readonly string[];
  }[];
  /** Stack → why its changes are not known whole. */
  readonly refused: readonly { readonly stack: string; readonly why: string }[];
  /** Stacks with changes, in the order that they are deployed in. */
  readonly order: readonly string[];
  /** Where one deployment is not enough: what is done one after the other. */
  readonly phases: readonly { readonly environment: string; readonly steps: readonly string[] }[];
  /** Stacks that head has not any more: nothing plans or destroys them. */
  readonly vanished: readonly { readonly stack: string; readonly resources: number }[];
}

/** Gravities that somebody has to approve. */
const GRAVE: readonly Gravity[] = ["data", "identity", "protection", "outage", "unseen"];

export const isGrave = ({ gravity }: Pick<Entry, "gravity">): boolean => GRAVE.includes(gravity);

/** What somebody has to approve: how much of which sort; empty where there is nothing, or all is acknowledged. */
export function toApprove({ entries, rights, refused, unjudged }: Report): string[] {
  const count = (gravity: Gravity) =>
    entries.filter((entry) => entry.gravity === gravity && entry.acknowledged === undefined).length;
  const said = (number: number, one: string, many: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  return [
    ...said(count("data"), "thing with data is lost", "things with data are lost"),
    ...said(count("identity"), "thing that others know is lost", "things that others know are lost"),
    ...said(count("protection"), "protection ends", "protections end"),
    ...said(count("outage"), "thing in use breaks off", "things in use break off"),
    ...said(count("unseen"), "thing is taken over unseen", "things are taken over unseen"),
    ...said(
      rights.filter(({ grew, acknowledged }) => grew && acknowledged === undefined).length,
      "right grows",
      "rights grow",
    ),
    ...said(unjudged.length, "policy cannot be judged", "policies cannot be judged"),
    ...said(refused.length, "stack would be refused", "stacks would be refused"),
  ];
}

/** Nothing changes but how it is written. */
export const isEmpty = (report: Report): boolean => {
  const { entries, rights, costs, steps, waived, overridden, outputs, refused, vanished } = report;
  const beside = [steps, waived, overridden].flatMap(({ come, go }) => [come, go]);
  return [entries, rights, costs, outputs, refused, vanished, ...beside].every((list) => list.length === 0);
};
