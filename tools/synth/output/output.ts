import { cpSync, existsSync, mkdirSync, rmdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { inWords, isFileSystemError, shown } from "../../command/file-errors";
import { OutputError } from "./failure";
import { install } from "./install";
import { NotUndone } from "./moves";
import { realFolder } from "./place";
import type { GoneStack } from "./previous";
import {
  hasLeftovers,
  makeStaging,
  removeLeftovers,
  removeStaging,
  type Spot,
  type Staging,
  withLock,
} from "./staging";

/** Where a staging folder cannot be made beside the output, as in a folder of somebody else's, or a mount. */
const NOT_BESIDE: readonly (string | undefined)[] = ["EACCES", "EPERM", "EROFS", "EXDEV"];
const SPOTS: readonly Spot[] = ["beside", "inside"];

/**
 * The output folder of a synthesis. It goes from old to new as a whole, whatever fails or ends the run; every error of
 * the file system is an `OutputError`.
 */
export class Output {
  /** What to call the folder to the user. */
  readonly name: string;
  private staging: Staging | undefined;
  /** The outermost folder above the output that this run made. */
  private madeAbove: string | undefined;
  private isInstalled = false;

  /**
   * @param root folder of the project
   * @param path of the output folder, absolute
   */
  constructor(
    private readonly root: string,
    private readonly path: string,
  ) {
    this.name = shown(root, path);
  }

  /**
   * Puts back and removes what a killed run left.
   * @returns whether the output is what it was before that run only now
   */
  recover(): boolean {
    return this.said(() => {
      const outdir = this.real();
      return SPOTS.filter((spot) => hasLeftovers(outdir, spot))
        .map((spot) => withLock(outdir, spot, () => removeLeftovers(outdir, spot)))
        .some(Boolean);
    });
  }

  /**
   * Has the synthesis written to a folder of its own.
   * @returns that folder
   */
  prepare(write: (folder: string) => void): string {
    const folder = this.said(() => {
      const outdir = this.real();
      this.madeAbove = mkdirSync(dirname(outdir), { recursive: true });
      try {
        this.staging = makeStaging(outdir, "beside");
      } catch (error) {
        if (!isFileSystemError(error) || !NOT_BESIDE.includes(error.code) || !existsSync(outdir)) throw error;
        this.staging = makeStaging(outdir, "inside");
      }
      return this.staging.next;
    });
    this.said(
      () => write(folder),
      ({ path = folder }) => path.startsWith(folder),
    );
    return folder;
  }

  /**
   * Puts the synthesis in the place of the one before.
   * @param selects which stacks are replaced or removed; undefined for all of them
   * @returns the stacks that are gone
   */
  install(selects: ((stack: string) => boolean) | undefined): readonly GoneStack[] {
    return this.said(() => {
      const { staging } = this;
      if (staging === undefined) throw new Error("nothing is prepared");
      const outdir = this.real();
      const place = (from: Staging, spot: Spot) =>
        withLock(outdir, spot, () => install(from, outdir, this.name, selects));
      const spot = dirname(staging.folder) === outdir ? "inside" : "beside";
      let gone: readonly GoneStack[];
      try {
        gone = place(staging, spot);
      } catch (error) {
        if (spot === "inside" || !isFileSystemError(error) || error.code !== "EXDEV") throw error;
        // The output is a file system of its own: whatever is renamed has to be in it.
        const inside = makeStaging(outdir, "inside");
        this.staging = inside;
        cpSync(staging.next, inside.next, { recursive: true });
        removeStaging(staging);
        gone = place(inside, "inside");
      }
      this.isInstalled = true;
      return gone;
    });
  }

  /** Removes what is not the output. Safe at any time, and more than once. */
  discard(): void {
    if (this.staging !== undefined) removeStaging(this.staging);
    this.staging = undefined;
    if (this.isInstalled || this.madeAbove === undefined) return;
    try {
      for (let folder = dirname(this.path); folder.startsWith(this.madeAbove); folder = dirname(folder)) {
        rmdirSync(folder);
      }
    } catch {
      // Somebody else has put something there.
    }
    this.madeAbove = undefined;
  }

  /** What to say of the folder after a run that failed. */
  untouched(): string {
    return existsSync(this.path) ? `${this.name} is as it was.` : `${this.name} was not written.`;
  }

  private real(): string {
    return realFolder(this.path, this.name);
  }

  /**
   * Errors of the file system in words for the user.
   * @param isOfOutput tells whether it is an error of the output; default every one
   */
  private said<T>(run: () => T, isOfOutput: (error: NodeJS.ErrnoException) => boolean = () => true): T {
    try {
      return run();
    } catch (error) {
      if (error instanceof NotUndone) {
        // What has to be put back is in there.
        this.staging = undefined;
        throw new OutputError(
          `${this.name} is half old, half new, because the old could not be put back: ${error.message}. Fix: correct that, then run again.`,
          false,
        );
      }
      if (!isFileSystemError(error) || !isOfOutput(error)) throw error;
      throw new OutputError(inWords(error, this.placeOf(error)));
    }
  }

  /** What the user knows of the paths in an error: of a folder that is written first, the one that it would become. */
  private placeOf({ path, dest }: NodeJS.ErrnoException & { readonly dest?: string }): string {
    const isOurs = (place: string) => place.includes(`.${basename(this.path)}.`) || place.includes("/.synthesis.");
    const known = [dest, path].find((place) => place !== undefined && !isOurs(place));
    if (known !== undefined) return shown(this.root, known);
    return existsSync(this.path) ? this.name : `the folder ${dirname(this.path)}`;
  }
}
