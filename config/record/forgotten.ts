import { isThing, placeOf, type RecordLine } from "./line";
import { type Retired, retiring } from "./retired";

/** A resource that Terraform is to forget, without destroying it. */
export interface Forgotten {
  readonly stack: string;
  readonly address: string;
  /** Why its entry was taken out. */
  readonly reason: string;
}

/** Everything recorded that is retired and kept, as long as the configuration says so. */
export function forgottenIn(lines: readonly RecordLine[], retired: readonly Retired[]): readonly Forgotten[] {
  return lines.flatMap((line): Forgotten[] => {
    const word = retiring(line, retired);
    if (word?.keep !== true || line.retired === "destroyed") return [];
    const { reason } = word;
    if (!isThing(line)) return line.with.map((address) => ({ stack: line.stack, address, reason }));
    const place = placeOf(line);
    return place === undefined ? [] : [{ ...place, reason }];
  });
}
