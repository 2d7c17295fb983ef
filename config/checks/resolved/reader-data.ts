import type { Need } from "../../facts/privilege-needs";
import { entriesOf } from "../../kinds/entries";
import type { AnyEntry } from "../../kinds/view";
import { warningAt } from "../check";
import { accessIn, holdsFor, needOn } from "./access";
import type { ResolvedCheck } from "./check";

/** What reading a schema's tables takes. */
const TO_READ: readonly Need[] = ["USE_CATALOG", "USE_SCHEMA", "SELECT"];

/**
 * Whoever reads something whose queries run as the reader may read the data. A warning: single tables may be granted by
 * their owners, and people may be in other groups too, of which nothing is known here.
 */
export const readerData: ResolvedCheck = ({ account, environments }) =>
  environments.flatMap((file) => {
    const access = accessIn(file.environment, account);
    return entriesOf<object & AnyEntry>(file.environment).flatMap(({ kind, entry, path }) => {
      const queries = kind.queries?.(entry);
      if (queries?.catalog === undefined) return [];
      const where = { catalog: queries.catalog, schema: queries.schema };
      return queries.readers.flatMap(({ group, field }) => {
        const missing = TO_READ.filter(
          (need) => !holdsFor(account.groups, { kind: "group", name: group }, (one) => access(one, need, where)),
        );
        if (missing.length === 0) return [];
        return [
          warningAt(
            file,
            [...path, ...field],
            `its queries run as the reader, and ${group} would see nothing without ${missing.map((need) => needOn(need, where)).join(" and ")}`,
            `grant ${missing.map((need) => `"${need}"`).join(", ")} to ${group} there, or take it out here`,
          ),
        ];
      });
    });
  });
