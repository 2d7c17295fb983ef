import type { z } from "zod";
import { valueFault } from "../../derive/governed-tags";
import type { DeepReadonly } from "../../readonly";
import type { tableTags as schema } from "../../schema/consumers/table-tags";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";

type TableTags = z.output<typeof schema>;
export type TableTagsModel = DeepReadonly<
  TableTags & {
    /** Key in the configuration. */
    key: string;
    /** Key of the service principal that Terraform runs as, which puts the tags on. */
    deployer: string;
  }
>;

/** Tags of a table and of its columns. */
export const tableTags: Kind<TableTags, TableTagsModel> = {
  what: "tags of a table",
  runs: [],
  resolve: (consumer, key, { deployer }) => ({ ...consumer, key, deployer }),
  grants: ({ catalog, schema: of, deployer }): readonly NeededGrant[] => [
    { principal: { kind: "service-principal", key: deployer }, catalog, schema: of, privileges: ["APPLY_TAG"] },
  ],
  exclusive: ({ catalog, schema: of, table }) =>
    catalog === undefined || of === undefined || table === undefined
      ? []
      : [{ what: `the tags of ${catalog}.${of}.${table}`, field: ["table"] }],
  checks(it, view) {
    const columns = Object.entries(it.columnTags ?? {});
    const all = [
      { field: ["tableTags"], tags: it.tableTags ?? {} },
      ...columns.map(([name, tags]) => ({ field: ["columnTags", name], tags: tags ?? {} })),
    ];
    const governed = view.environment.metastore?.governedTags;
    const says = all.some(({ tags }) => Object.keys(tags).length > 0);
    return [
      ...(says || it.tableTags === undefined || it.columnTags === undefined
        ? []
        : [view.problem([], "has no tag", "write one under tableTags or columnTags")]),
      ...all.flatMap(({ field, tags }) =>
        Object.entries(tags).flatMap(([tag, value]) => {
          const fault = value === undefined ? undefined : valueFault(governed, tag, value);
          return fault === undefined ? [] : [view.problem([...field, tag], fault.what, fault.fix)];
        }),
      ),
    ];
  },
};
