import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { withFacet } from "../../services";
import type { CloudObject } from "../../store";
import { textOf, textsAt } from "../../values";
import { isNear, whereabouts } from "../../whereabouts";

const QUOTAS = withFacet("quota");

/** A service gives an account so many of a thing, and no more. */
export const quota: Rule = {
  id: "quota",
  source: "AWS General Reference, service endpoints and quotas",
  types: Object.keys(QUOTAS),
  operations: ["create"],
  refuses({ context, published, type, planned, store }) {
    const row = QUOTAS[type];
    if (row === undefined || planned === null) return undefined;
    const { per, summary, where } = row;
    const limit = typeof row.limit === "number" ? row.limit : published.quotas[row.limit];
    const here = whereabouts(context, planned);
    const group = per === undefined ? undefined : textOf(at(planned, per));
    if ((per !== undefined && group === undefined) || (where && at(planned, where[0]) !== where[1])) return undefined;
    const counts = (object: CloudObject) =>
      isNear(object, here, "place") &&
      (per === undefined || textsAt(object.attributes, per).includes(group ?? "")) &&
      (!where || at(object.attributes, where[0]) === where[1]);
    if (store.ofType(type).filter(counts).length < limit) return undefined;
    return {
      summary,
      detail: `There are ${limit} of ${type}${group === undefined ? "" : ` with ${per} ${group}`} already, which is the default quota`,
      fix: "use fewer, or ask AWS for a higher quota before the real deployment",
    };
  },
};
