import { z } from "zod";
import { cdcFiles } from "./cdc-files";
import { database } from "./database";
import { s3Files } from "./s3-files";
import { saas } from "./saas";
import { stream } from "./stream";

/** Everything that data comes from, told apart by `kind`. One file and one line here per kind. */
export const sourceSchema = z.discriminatedUnion("kind", [s3Files, cdcFiles, stream, database, saas]);
