import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { dataExchange as schema } from "../../schema/data-services/data-exchange";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type DataExchange = z.output<typeof schema>;
type Provided = Extract<DataExchange, { mode: "provide" }>;
type Consumed = Extract<DataExchange, { mode: "consume" }>;
type Draft = Salvaged<DataExchange>;

interface Derived {
  /** Key in the configuration. */
  readonly key: string;
  /** Bucket of the zone. */
  readonly bucket: string;
}

/** A data set that others get, with everything that is derived. */
export type ProvidedSet = DeepReadonly<Provided> & Derived & { readonly name: string };
/** A data set of others, with everything that is derived. */
export type ConsumedSet = DeepReadonly<Omit<Consumed, "folder">> & Derived & { readonly folder: string };
export type DataExchangeModel = ProvidedSet | ConsumedSet;

const folderOf = (entry: { readonly folder?: string | undefined }, key: string): string => entry.folder ?? key;

/** A data set of AWS Data Exchange. */
export const dataExchange: Kind<DataExchange, DataExchangeModel> = {
  what: "a data set of Data Exchange",
  runs: [
    {
      what: "export of new revisions, when they are published",
      because: "others publish them; held, revisions that come meanwhile would not come afterwards",
      source: "AWS Data Exchange API, EventAction: an action has no state",
    },
  ],
  resolve(entry, key, names) {
    const derived = { key, bucket: names.zoneBucket(entry.zone) };
    return entry.mode === "provide"
      ? { ...entry, ...derived, name: `${names.prefix}-${key}` }
      : { ...entry, ...derived, folder: folderOf(entry, key) };
  },
  delivers: (entry, key) =>
    entry.mode === "consume"
      ? [
          {
            zone: entry.zone,
            folder: folderOf(entry, key),
            field: entry.folder === undefined ? [] : ["folder"],
            says: ["folder"],
          },
        ]
      : [],
  exclusive: (entry) =>
    entry.mode === "consume" && entry.dataSetId !== undefined
      ? [{ what: `the data set ${entry.dataSetId}`, field: ["dataSetId"] }]
      : [],
  steps: [
    {
      id: "data-exchange-published",
      title: "data sets of Data Exchange are offered",
      instructions: [
        "In the console of AWS Data Exchange offer each data set of mode provide: as a data grant to an AWS account, or in a product of AWS Marketplace, for which the account is registered as a provider. Neither has a resource in Terraform.",
        "Publish new revisions there; with automatic publishing that is done once they are finalized.",
      ],
      blocking: false,
      appliesTo: ({ mode }) => mode === "provide",
    },
    {
      id: "data-exchange-entitled",
      title: "the account is entitled to data sets of Data Exchange",
      instructions: [
        "In the console of AWS Data Exchange, in the region of the environment, accept the data grant or subscribe to the product, and copy the id of the data set into dataSetId; AWS refuses the export of one that the account is not entitled to.",
        "Export the revisions that are there already by hand, into the same folder: by itself comes what is published from now on.",
      ],
      blocking: false,
      appliesTo: ({ mode }) => mode === "consume",
    },
  ],
  checks: (entry, view) => [...emptied(entry, view)],
};

function emptied(entry: Draft, view: EntryView): Problem[] {
  return entry.mode === "provide" && entry.revisions !== undefined && Object.keys(entry.revisions).length === 0
    ? [view.warning(["revisions"], "is empty: nobody gets anything of the data set", "write a revision with files")]
    : [];
}
