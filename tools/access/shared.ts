import { blocks, text, texts } from "../../emitted/resources";
import type { EmittedStack } from "../../emitted/stacks";
import type { Access, Place } from "../../policy/access/model";
import { type Found, Reading } from "../../policy/access/reading";
import { placeText } from "../../policy/access/words";
import { table } from "../synth/summary-table";

/** Something that goes to others over Delta Sharing, or comes from them. */
export interface Shared {
  readonly direction: "to" | "from";
  /** Name of the recipient, or of the provider. */
  readonly partner: string;
  /** How the partner signs in, until when and from where. */
  readonly by: string;
  readonly share: string;
  /** `schema prod_sales.gold`; of what comes in, the catalog that it is here. */
  readonly object: string;
  readonly may: readonly string[];
  /** Where what is read leaves the region, and is billed as transfer; undefined where it does not, or nobody knows. */
  readonly leaves?: string | undefined;
  readonly at: Place;
}

/** What is shared with whom, and what others share, recipient after recipient. */
export function sharedIn(access: Access, stacks: readonly EmittedStack[]): Shared[] {
  const reading = new Reading(stacks);
  const region = regionOf(stacks);
  const partners = new Map(
    reading.all("databricks_recipient").map((found) => [reading.textOf(found.stack, found.args.name), found] as const),
  );
  const out = access.grants
    .filter(({ principal, object }) => principal.startsWith("recipient ") && object.startsWith("share "))
    .flatMap(({ principal, object: share, at }) => {
      const partner = access.principals.get(principal)?.name ?? principal;
      const known = partners.get(partner);
      const held = access.shared.filter((one) => one.share === share);
      const nothing = [{ object: "nothing yet", privileges: [], at }];
      return (held.length === 0 ? nothing : held).map(
        ({ object, privileges, at: place }): Shared => ({
          direction: "to",
          partner,
          by: known === undefined ? "is there already" : signsIn(known),
          share: share.replace("share ", ""),
          object,
          may: privileges,
          leaves: known === undefined ? undefined : leaving(known, region),
          at: place,
        }),
      );
    });
  const inside = reading.all("databricks_catalog").flatMap(({ stack, args, at }): Shared[] => {
    if (args.share_name === undefined) return [];
    return [
      {
        direction: "from",
        partner: reading.textOf(stack, args.provider_name),
        by: "is a provider",
        share: reading.textOf(stack, args.share_name),
        object: `catalog ${reading.textOf(stack, args.name)}`,
        may: ["SELECT"],
        at,
      },
    ];
  });
  const name = ({ partner, share, object }: Shared) => `${partner} ${share} ${object}`;
  return [...out, ...inside].sort(
    (one, other) => other.direction.localeCompare(one.direction) || name(one).localeCompare(name(other)),
  );
}

/** `a token until 2027-06-30, from 203.0.113.0/24`, `Databricks in eu-west-1 of aws`. */
export function signsIn({ args }: Pick<Found, "args">): string {
  if (text(args.authentication_type) === "DATABRICKS") {
    const [cloud, region] = metastoreOf(args);
    return `Databricks in ${region} of ${cloud}`;
  }
  const until = typeof args.expiration_time === "number" ? ` until ${day(args.expiration_time)}` : "";
  const from = blocks(args.ip_access_list).flatMap((list) => texts(list.allowed_ip_addresses));
  return `a token${until}, from ${from.length === 0 ? "anywhere" : from.join(" ")}`;
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

const metastoreOf = (args: Found["args"]): string[] => text(args.data_recipient_global_metastore_id).split(":");

/** Databricks names a metastore with its cloud and region; where somebody with a token reads, nobody knows. */
function leaving({ args }: Found, here: string | undefined): string | undefined {
  const [cloud = "", region = ""] = metastoreOf(args);
  if (cloud === "" || here === undefined || (cloud === "aws" && region === here)) return undefined;
  return `${here} for ${region}${cloud === "aws" ? "" : ` of ${cloud}`}`;
}

/** Region of the environment: what its providers of AWS work in. */
const regionOf = (stacks: readonly EmittedStack[]): string | undefined =>
  stacks
    .filter(({ json }) => json["//"]?.metadata.environment !== undefined)
    .flatMap(({ json }) => json.provider?.aws ?? [])
    .map(({ region }) => text(region))
    .find((region) => region !== "");

/** As a table for a terminal. */
export function sharedText(all: readonly Shared[]): string {
  if (all.length === 0) return "Nothing is shared with anybody, and nobody shares anything.";
  const rows = all.map((one) => [
    `${one.direction} ${one.partner}`,
    one.by,
    one.share,
    one.object,
    one.may.join(", "),
    one.leaves ?? "",
    placeText(one.at).replace(/^ \(|\)$/g, ""),
  ]);
  return table(["who", "how", "share", "what", "may", "leaves", "setting"], rows, []);
}
