import { isWithin, type RecordedCompany, type RecordedThing } from "./line";

/** Something that was taken out of the configuration, and what is to become of it. */
export interface Retired {
  /** Where it was: `sources.orders`, `catalogs.sales.schemas.silver`. */
  readonly setting: string;
  /** Where the configuration says so. */
  readonly path: string;
  readonly keep: boolean;
  readonly reason: string;
}

/**
 * The word that takes out what was made for a setting. What several entries share, such as a program of all sources or the
 * bucket for programs, goes with the last of them: any of their words will do, one that keeps before others.
 */
export function retiring(line: RecordedThing | RecordedCompany, retired: readonly Retired[]): Retired | undefined {
  const own = retired.find(({ setting }) => isWithin(line.key, setting));
  if (own !== undefined || line.key.includes(".")) return own;
  const ofFamily = retired.filter(({ setting }) => isWithin(setting, line.key));
  return ofFamily.find(({ keep }) => keep) ?? ofFamily[0];
}

/** Everything that a file retires, each word with where it stands and what it is about; `W` may lack what was wrong. */
export function retiredIn<W extends object>(
  retired: Readonly<Record<string, Readonly<Record<string, W>> | undefined>> | undefined,
): readonly (W & Pick<Retired, "setting" | "path">)[] {
  const { settings = {}, ...families } = retired ?? {};
  return [
    ...Object.entries(families).flatMap(([family, entries]) =>
      Object.entries(entries ?? {}).map(([key, word]) => ({
        ...word,
        setting: `${family}.${key}`,
        path: `retired.${family}.${key}`,
      })),
    ),
    ...Object.entries(settings).map(([setting, word]) => ({ ...word, setting, path: `retired.settings.${setting}` })),
  ];
}
