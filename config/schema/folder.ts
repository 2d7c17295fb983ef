import { z } from "zod";
import { wrong } from "./common";

/** A folder of a zone, relative to it: `orders/v1`. */
export const folder = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w=.-]*(\/[\w=.-]+)*$/,
    wrong("is not a folder", "write it relative to the zone, without leading or trailing slash: orders/v1"),
  );
