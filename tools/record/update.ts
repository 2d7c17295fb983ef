import { fateOf } from "../../config/record/forgotten";
import { isThing, isUse, type RecordedCompany, type RecordedThing, type RecordLine } from "../../config/record/line";
import { compare, movedTo, type Now } from "./compare";

/**
 * A record brought up to what is made now. It adds what is new, moves what has another address or setting, takes over values
 * that are acknowledged, and marks what is retired or handed over: a line of something that was made never goes.
 * @param lines as recorded so far; none for a first record
 */
export function updated(lines: readonly RecordLine[], now: Now): readonly RecordLine[] {
  const { gone, taken } = compare(lines, now);
  const kept = lines.flatMap((line): RecordLine[] => {
    if (isUse(line)) return taken.some(({ use }) => use === line) ? [line] : [];
    if (line.retired !== undefined) return [line];
    const rest = notMade(line, now);
    if (rest === undefined) return [];
    const said = fateOf(rest, now, now.name);
    if (said !== undefined) return [{ ...rest, retired: said.fate }];
    return gone.some((thing) => thing === line || (!isThing(line) && thing.key === line.key)) ? [line] : [];
  });
  const uses = now.ownership.existing.map((key) => ({ key, existing: true as const }));
  return [...kept, ...now.present.things, ...now.present.company, ...uses];
}

/** What of a line is not made any more; undefined where all of it is. */
function notMade(
  line: RecordedThing | RecordedCompany,
  { present, stacks }: Now,
): RecordedThing | RecordedCompany | undefined {
  if (isThing(line)) {
    const at = movedTo(line, stacks);
    return present.things.some((thing) => thing.at === at) ? undefined : line;
  }
  const gone = line.with.filter((address) => !present.made.has(`${line.stack}: ${address}`));
  return gone.length === 0 ? undefined : { ...line, with: gone };
}
