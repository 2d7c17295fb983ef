import { z } from "zod";
import { wrong } from "../common";

/** `corp.example`: that domain and everything below it; reverse zones (`10.in-addr.arpa`) too. */
export const domainName = z
  .string()
  .max(253)
  .regex(
    /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    wrong("is not a domain name", "write it in lower case, without a dot at either end: corp.example"),
  );

/** An IPv4 address, `10.20.0.2`. */
export const ipv4Address = z.ipv4({ error: wrong("is not an IPv4 address", "write it as 10.20.0.2") });
