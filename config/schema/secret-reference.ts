import { z } from "zod";
import { ref } from "./ref";
import { secretKey } from "./text/workloads";

/** A secret of a scope of the workspace, by its name: the value is in no file and in no state. */
export const secretReference = z.strictObject({
  /** Scope (key of `secretScopes`) of the workspace. */
  scope: ref("secretScope"),
  /** Key of the secret, one of the scope's `keys`. */
  key: secretKey,
});
