import type { Published } from "./published";

export interface Zone {
  /** `eu-west-1a` */
  readonly name: string;
  /** `euw1-az1` */
  readonly id: string;
}

/** The availability zones of a region. In a real account the letters are shuffled; here the first zone is always `a`. */
export function zonesOf({ zoneIds }: Pick<Published, "zoneIds">, region: string): Zone[] {
  return zoneIds(region).map((id, index) => ({
    name: `${region}${String.fromCharCode(97 + index)}`,
    id,
  }));
}

/** The zone with a name or an id. */
export function zoneOf(published: Pick<Published, "zoneIds">, region: string, nameOrId: string): Zone | undefined {
  return zonesOf(published, region).find(({ name, id }) => name === nameOrId || id === nameOrId);
}
