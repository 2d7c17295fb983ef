import { z } from "zod";
import { kmsKeyArn } from "../common";
import { ref } from "../ref";
import { secretArn } from "../text/aws";

/** A secret of Secrets Manager that a role of AWS reads. */
export const openedSecret = z.discriminatedUnion("mode", [
  z.strictObject({
    /** An entry that is made here. The role that reads it is among its readers by itself. */
    mode: z.literal("entry"),
    /** The entry (key of `dataServices`, kind `secret`). */
    entry: ref("dataService", { kind: "secret" }),
  }),
  z.strictObject({
    /** One that is there already, in this account and region. */
    mode: z.literal("existing"),
    /** Its ARN, with the six characters at its end. */
    secretArn,
    /** Key that encrypts it, whose policy lets this account's roles use it. Default: Secrets Manager's own. */
    kmsKeyArn: kmsKeyArn.optional(),
  }),
]);
