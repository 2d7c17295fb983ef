import { z } from "zod";
import { wrong } from "../common";
import { functionArn } from "../text/aws";
import { folder } from "../text/paths";
import { tags } from "../text/tags";

/** A step works on what the step before it left, or on the file that was uploaded. */
const on = (word: "latest" | "uploaded") => z.enum(["latest", "uploaded"]).default(word);

const written = {
  /** Folder of the zone that the new file is put into, below the name of the user. */
  toFolder: folder,
  /** A file of the same name is replaced; otherwise the step fails. Default true. */
  overwrite: z.boolean().default(true),
};

const copy = z.strictObject({
  /** The file is copied. */
  do: z.literal("copy"),
  /** `latest`: what the step before left. `uploaded`: the file that came. Default `latest`. */
  file: on("latest"),
  ...written,
  /** A source loads the copy; `false`: it is kept as it came, for people to look at. Default true. */
  loaded: z.boolean().default(true),
});
const tag = z.strictObject({
  /** The file gets tags of S3. */
  do: z.literal("tag"),
  /** `latest`: what the step before left. `uploaded`: the file that came. Default `latest`. */
  file: on("latest"),
  /** The tags, at most 10. */
  tags: tags.refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= 10, {
    error: wrong("has no tag, or more than 10", "write 1 to 10"),
  }),
});
const call = z.strictObject({
  /** A function of your own is called, which says whether the file is good. */
  do: z.literal("function"),
  /** `latest`: what the step before left. `uploaded`: the file that came. Default `latest`. */
  file: on("latest"),
  /** The function, in the environment's account and region. It answers with SendWorkflowStepState. */
  functionArn,
  /** Seconds that it has for the answer, 1 to 1800. Default 60. */
  timeoutSeconds: z.int().min(1).max(1800).default(60),
});
const remove = z.strictObject({
  /** The file is deleted; the zone keeps it as an old version, for as long as it keeps those. */
  do: z.literal("delete"),
  /** `latest`: what the step before left. `uploaded`: the file that came. Default `uploaded`. */
  file: on("uploaded"),
});
const decrypt = z.strictObject({
  /** The file is decrypted with the PGP key of the user, or that of the server. */
  do: z.literal("decrypt"),
  /** `latest`: what the step before left. `uploaded`: the file that came. Default `latest`. */
  file: on("latest"),
  ...written,
});

/** What happens to each file that was uploaded. */
export const uploadWorkflow = z.strictObject({
  /** Steps, one after the other, 1 to 8. */
  steps: z
    .array(z.discriminatedUnion("do", [decrypt, copy, tag, call, remove]))
    .min(1)
    .max(8),
  /** Steps after one that failed, at most 8. Default none. */
  onFailure: z
    .array(z.discriminatedUnion("do", [copy, tag, call, remove]))
    .max(8)
    .default([]),
});
