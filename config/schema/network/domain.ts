import { wrong } from "../common";
import { ipv4 } from "../text/addresses";
import { named } from "../text/named";
import { formed, textOf } from "../text/rules";

/** `corp.example`: that domain and everything below it; reverse zones (`10.in-addr.arpa`) too. */
export const domainName = named(
  { one: "domain name", many: "domain names" },
  textOf({ most: 253 }).regex(
    /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    wrong("is not a domain name", "write it in lower case, without a dot at either end: corp.example"),
  ),
);

/** Domain that is put behind names without one: `corp.example`, or one word, `corp`. */
export const searchDomain = named(
  { one: "domain name", many: "domain names" },
  textOf({ least: 3, most: 253 }).regex(
    /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/,
    wrong("is not a domain name", "write one, without a dot at either end: corp.example"),
  ),
);

/** Name of a machine that the internet knows: `sftp.acme.example`. */
export const publicHost = named(
  { one: "host name", many: "host names" },
  textOf({ most: 253 }).regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    wrong("is not a host name", "write it in full, for example sftp.acme.example"),
  ),
);

/** First part of a name in DNS. */
export const recordName = named(
  { one: "name of a record", many: "names of records" },
  formed(/^[a-z][a-z0-9-]{1,62}$/, "is not the name of a record", "write its first part, for example ireland"),
);

/** An IPv4 address, `10.20.0.2`. */
export const ipv4Address = named({ one: "IPv4 address", many: "IPv4 addresses" }, ipv4("10.20.0.2"));

/** An IPv4 address of the internet. */
export const publicIpv4Address = named({ one: "IPv4 address", many: "IPv4 addresses" }, ipv4("203.0.113.10"));
