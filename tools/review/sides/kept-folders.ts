import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

/** Folders that are kept for later reviews, each under a name that says what it was made of. */
export interface KeptFolders {
  /** Where a folder is. @returns undefined where it is not kept */
  find(key: string): string | undefined;
  /**
   * Keeps a folder, in the place of one of the same name; of too many, that which was not used for the longest time goes.
   * @param fill writes what is kept into a folder that is not there yet
   * @returns where it is
   */
  put(key: string, fill: (target: string) => void): string;
}

/**
 * @param folder where they are kept
 * @param most how many there may be
 */
export function keptFoldersIn(folder: string, most: number): KeptFolders {
  return {
    find: (key) => {
      const place = join(folder, key);
      if (!existsSync(place)) return undefined;
      touch(place);
      return place;
    },
    put: (key, fill) => {
      mkdirSync(folder, { recursive: true });
      // Two reviews may put the same one; a half-written one is never seen.
      const next = join(folder, `.${key}.${process.pid}`);
      rmSync(next, { recursive: true, force: true });
      fill(next);
      const place = join(folder, key);
      rmSync(place, { recursive: true, force: true });
      renameSync(next, place);
      touch(place);
      const names = readdirSync(folder).filter((name) => !name.startsWith("."));
      const byAge = names.sort((one, other) => ageOf(folder, other) - ageOf(folder, one));
      for (const name of byAge.slice(most)) rmSync(join(folder, name), { recursive: true, force: true });
      return place;
    },
  };
}

function touch(place: string): void {
  const now = new Date();
  utimesSync(place, now, now);
}

const ageOf = (folder: string, name: string): number => statSync(join(folder, name)).mtimeMs;
