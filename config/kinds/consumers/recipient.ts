import type { z } from "zod";
import { metastoreNameOf } from "../../derive/names";
import { contains } from "../../derive/subnets";
import { RESOURCE_LIMITS } from "../../facts/resource-limits";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { recipient as schema } from "../../schema/consumers/recipient";
import type { MetastoreDraft } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type Recipient = z.output<typeof schema>;
type Authentication = Recipient["authentication"];
export type RecipientModel = DeepReadonly<
  Recipient & {
    /** Key in the configuration. */
    key: string;
    /** Name in the metastore. */
    name: string;
    /** When its token ends, in milliseconds since 1970, if it has a date of its own. */
    expirationTime: number | undefined;
  }
>;

/** Whether sharing with it leaves the Databricks account, for which the metastore has to be open. */
const isOutside = (authentication: Salvaged<Authentication> | undefined): boolean =>
  authentication?.type === "TOKEN" || (authentication?.type === "DATABRICKS" && authentication.ownAccount !== true);

/** What to do where Databricks knows the recipient already. */
const SAME_RECIPIENT =
  'share with the recipient that is there: by its key, or from another environment by authentication: { type: "existing", name: "…" }';

/** Blocks of private networks. Source: RFC 1918. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** End of the day in UTC; NaN for a day that there is not. */
function endOf(day: string): number {
  const end = new Date(`${day}T23:59:59Z`);
  // JavaScript takes February 30 for March 2.
  return !Number.isNaN(end.getTime()) && end.toISOString().startsWith(day) ? end.getTime() : Number.NaN;
}

/** Somebody outside who shares are granted to. */
export const recipient: Kind<Recipient, RecipientModel> = {
  what: "a recipient",
  runs: [],
  resolve(consumer, key, names) {
    const { authentication } = consumer;
    const day = authentication.type === "TOKEN" ? authentication.expires : undefined;
    return {
      ...consumer,
      key,
      name: authentication.type === "existing" ? authentication.name : names.inMetastore(key),
      expirationTime: day === undefined ? undefined : endOf(day),
    };
  },
  inMetastore({ authentication }, key, environment) {
    if (authentication === undefined || authentication.type === "existing") return [];
    const name = {
      what: "recipient",
      name: metastoreNameOf(environment, key),
      field: [],
      instead: "use another key",
      most: RESOURCE_LIMITS.value.recipients,
    };
    const { metastore } = authentication.type === "DATABRICKS" ? authentication : {};
    // Databricks takes one recipient per sharing identifier.
    return metastore === undefined
      ? [name]
      : [
          name,
          {
            what: "recipient's metastore",
            name: metastore,
            field: ["authentication", "metastore"],
            instead: SAME_RECIPIENT,
          },
        ];
  },
  steps: [
    {
      id: "external-delta-sharing",
      title: "the metastore that is there already shares with the outside",
      instructions: [
        "In the account console, under Catalog, open the metastore and allow Delta Sharing with parties outside the organization.",
        "Set there how long tokens of recipients are good for, at most a year, and the organization's name.",
        "Where the account console offers it, switch the feature External Delta Sharing on under Settings, Feature enablement.",
      ],
      blocking: true,
      appliesTo: ({ authentication }, metastore) => metastore?.mode === "existing" && isOutside(authentication),
    },
    {
      id: "hand-over-activation-link",
      title: "the links by which recipients fetch their tokens",
      instructions: [
        "After the serving layer has run, open the recipient in Catalog Explorer, under Delta Sharing, Shared by me, Recipients, and copy its activation link.",
        "Hand it to the person at the recipient over a way that only that person reads; never by plain mail, in a ticket or in a repository.",
        "The link works once: when the recipient says that it does not, somebody else had it first; rotate the token at once.",
        "Before a token ends, rotate it in Catalog Explorer and hand over the new link.",
      ],
      blocking: false,
      appliesTo: ({ authentication }) => authentication?.type === "TOKEN",
    },
  ],
  checks: ({ authentication }, view) => [
    ...inScope(authentication, view),
    ...(authentication?.type === "TOKEN" ? tokenProblems(authentication, view) : []),
    ...(authentication?.type === "DATABRICKS" ? metastoreProblems(authentication, view) : []),
  ],
};

/** A metastore that is made here says that it shares with the outside. */
function inScope(authentication: Salvaged<Authentication> | undefined, view: EntryView): Problem[] {
  const { metastore } = view;
  if (!isOutside(authentication) || metastore?.mode !== "create") return [];
  if (metastore.sharing?.scope === "INTERNAL_AND_EXTERNAL") return [];
  return [
    view.problem(
      ["authentication", "type"],
      "it is outside the Databricks account, and the metastore shares inside the account alone",
      `set metastores["${view.environment.region}"].sharing in config/account.ts: { scope: "INTERNAL_AND_EXTERNAL", recipientTokenLifetimeDays: 90 }${
        authentication?.type === "DATABRICKS" ? ", or set ownAccount if it is of the same account" : ""
      }`,
    ),
  ];
}

function tokenProblems(
  { allowedIpAddresses, expires }: Salvaged<Extract<Authentication, { type: "TOKEN" }>>,
  view: EntryView,
): Problem[] {
  const at = (...field: (string | number)[]) => ["authentication", ...field];
  return [
    ...(allowedIpAddresses ?? []).flatMap((block, index) => {
      const field = at("allowedIpAddresses", index);
      return PRIVATE.some((range) => contains(range, block))
        ? [
            view.problem(
              field,
              `${block} is private, and Databricks sees the public address that a request comes from`,
              "write the address of the recipient's NAT or proxy",
            ),
          ]
        : [];
    }),
    ...(expires !== undefined && Number.isNaN(endOf(expires))
      ? [view.problem(at("expires"), `there is no ${expires}`, "correct the date")]
      : []),
  ];
}

function metastoreProblems(
  { metastore }: Salvaged<Extract<Authentication, { type: "DATABRICKS" }>>,
  view: EntryView,
): Problem[] {
  if (metastore === undefined) return [];
  const field = ["authentication", "metastore"];
  const [cloud, region, id] = metastore.split(":");
  if (isSame(id, view.metastore)) {
    return [
      view.problem(
        field,
        "is the metastore that is shared from",
        "grant on the catalog instead: whoever is in this metastore needs no share",
      ),
    ];
  }
  const here = view.environment.region;
  if (here === undefined || (cloud === "aws" && region === here)) return [];
  const where = cloud === "aws" ? `in ${region}` : `in ${region} of ${cloud}`;
  return [
    view.warning(
      field,
      `the recipient is ${where}, and you pay for every gigabyte that it reads out of ${here}`,
      "share as little as it needs, or put a copy where it reads",
    ),
  ];
}

const isSame = (id: string | undefined, metastore: MetastoreDraft | undefined): boolean =>
  metastore?.mode === "existing" && metastore.id !== undefined && metastore.id === id;
