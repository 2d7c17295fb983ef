import { describe } from "../describe";
import { withText } from "../lookup";
import type { Rule, RuleRequest } from "../rule";
import type { CloudObject } from "../store";
import { slotOf, uniquesOf } from "../uniques";
import type { UniqueOfType } from "../uniques/unique";
import { whereabouts } from "../whereabouts";

/** A name, or another slot, is given once. */
export const nameTaken: Rule = {
  id: "name-taken",
  source: "the services' API references; what is unique among what: tools/simulate/cloud/services",
  types: "*",
  operations: ["create", "update"],
  refuses(request) {
    for (const row of uniquesOf(request.type)) {
      const refusal = taken(request, row);
      if (refusal) return refusal;
    }
    return undefined;
  },
};

function taken({ context, store, type, existing, planned, operation, changed }: RuleRequest, row: UniqueOfType) {
  if (planned === null) return undefined;
  const touched = row.attributes.some((path) => changed.includes(path.split(".")[0] ?? ""));
  if (operation === "update" && !touched) return undefined;
  const slot = slotOf(row, whereabouts(context, planned), planned);
  if (slot === undefined) return undefined;
  const types = [type, ...(row.with ?? [])];
  const owner = withText(store, slotsOf, slot).find(
    (other) => types.includes(other.type) && other.key !== existing?.key && slotOfObject(row, other) === slot,
  );
  if (owner === undefined && !store.isTaken(slot)) return undefined;
  const name = slot.split(" ").at(-1);
  return {
    summary: row.summary,
    detail:
      row.attributes.length === 0
        ? `There is already ${owner ? describe(owner) : `an object of ${type}`}, and there can be only one`
        : `${type} with ${row.attributes.join(", ")} "${name}" exists already: ${owner ? describe(owner) : "the service keeps it for some time after a deletion"}`,
    fix: row.fix ?? (owner ? ownedFix(owner) : "choose another name, or wait until the service has let go of it"),
    ...(row.attributes[0] === undefined ? {} : { path: [{ attribute: row.attributes[0].split(".")[0] ?? "" }] }),
  };
}

function ownedFix(owner: CloudObject): string {
  return owner.madeByService
    ? "import the object that is there, or make yours before the service makes its own"
    : "choose another name, or import the object that is there instead of creating it";
}

/** All that an object occupies. */
const slotsOf = (object: CloudObject): string[] =>
  uniquesOf(object.type).flatMap((row) => slotOf(row, object, object.attributes) ?? []);

/** The slot of an object by a row of another type that shares its names: a row of its own says where the name is. */
function slotOfObject(row: UniqueOfType, object: CloudObject): string | undefined {
  const own = object.type === row.type ? row : uniquesOf(object.type).find((other) => other.with?.includes(row.type));
  return own && slotOf(own, object, object.attributes);
}
