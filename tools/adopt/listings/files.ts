import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Problem } from "../../../config/problem";
import { isFileSystemError } from "../../command/file-errors";
import { LARGEST } from "./json";
import { type Listing, readListing } from "./read";

/** Reads every file; what cannot be read is a problem of that file. */
export function readListings(files: readonly string[]): Listing {
  const read = [...new Set(files)].map((file): Listing => {
    const refused = (message: string, fix: string): Listing => {
      const problem: Problem = { file, path: "", message, fix, severity: "error" };
      return { listed: [], problems: [problem] };
    };
    try {
      const path = resolve(file);
      const { size } = statSync(path);
      if (size > LARGEST)
        return refused(`has ${size} bytes, and listings have ${LARGEST} at most`, "list less at once");
      return readListing(file, readFileSync(path));
    } catch (error) {
      if (!isFileSystemError(error)) throw error;
      return refused(`cannot be read (${error.code})`, "name a file that is there, with what the command printed");
    }
  });
  return { listed: read.flatMap(({ listed }) => listed), problems: read.flatMap(({ problems }) => problems) };
}
