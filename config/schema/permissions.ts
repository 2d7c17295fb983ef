import { z } from "zod";
import { ref } from "./ref";

/** Account group → permission on one object of a workspace. Groups that are not listed get none. */
export const permissions = <const L extends readonly [string, ...string[]]>(levels: L) =>
  z.record(ref("group"), z.enum(levels));
