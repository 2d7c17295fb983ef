import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Path that an API answers on: `/orders`. */
export const apiPath = named(
  { one: "path of an API", many: "paths of an API" },
  textOf(
    { most: 200 },
    form(
      /^(\/[a-z0-9][a-z0-9_-]*){1,8}$/,
      "is not the path of an API",
      "write 1 to 8 steps of lower-case letters, digits, _ and -: /orders/v1",
    ),
  ),
);

/** Name of a header, in lower case as HTTP/2 sends it. */
export const headerName = named(
  { one: "name of a header", many: "names of headers" },
  formed(/^[a-z][a-z0-9-]{0,63}$/, "is not the name of a header", "write it in lower case: x-device-id"),
);

/** Field at the top of a JSON document. */
export const jsonField = named(
  { one: "field of JSON", many: "fields of JSON" },
  formed(/^[A-Za-z_]\w{0,63}$/, "is not a field of JSON", "use letters, digits and _: deviceId"),
);

/** Who issues tokens: its configuration is read below this address. */
export const tokenIssuer = named(
  { one: "issuer of tokens", many: "issuers of tokens" },
  textOf(
    { most: 300 },
    oneLine,
    notPadded,
    form(
      /^https:\/\/[a-z0-9.-]+\.[a-z]{2,63}(\/[\w.~%-]+)*\/?$/,
      "is not the issuer of tokens",
      "copy `iss` of a token: https://login.example/tenant/v2.0",
    ),
  ),
);

/** Whom a token is for. */
export const tokenAudience = named(
  { one: "audience of a token", many: "audiences of a token" },
  textOf(
    { least: 1, most: 200 },
    oneLine,
    notPadded,
    form(/^[\w.:/~-]+$/, "is not the audience of a token", "copy `aud` of a token: api://orders"),
  ),
);

/** What a token lets its bearer do. */
export const tokenScope = named(
  { one: "scope of a token", many: "scopes of a token" },
  textOf(
    { least: 1, most: 200 },
    oneLine,
    notPadded,
    form(/^[\w.:/~-]+$/, "is not the scope of a token", "write one scope, without spaces: orders/write"),
  ),
);

/** Where a page comes from that calls an API. */
export const webOrigin = named(
  { one: "origin of pages", many: "origins of pages" },
  formed(
    /^https:\/\/([a-z0-9-]+\.)+[a-z]{2,63}(:\d{2,5})?$/,
    "is not the origin of pages",
    "write it with https and without a path: https://shop.acme.example",
  ),
);

/** Address of a program behind a load balancer. */
export const programUrl = named(
  { one: "address of a program", many: "addresses of programs" },
  textOf(
    { most: 300 },
    form(
      /^https:\/\/([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(:\d{2,5})?(\/[\w.~-]+)*$/,
      "is not the address of a program",
      "write it with https, the name of its certificate, and a path: https://intake.acme.example/orders",
    ),
  ),
);

/** Zone of Route 53. */
export const hostedZoneId = named(
  { one: "id of a hosted zone", many: "ids of hosted zones" },
  formed(/^Z[A-Z0-9]{5,31}$/, "is not the id of a hosted zone", "copy it from the Route 53 console; it starts with Z"),
);

/** Where people come back to after they have signed in: of a tool in the internet, or on their own machine. */
export const redirectUrl = named(
  { one: "redirect URL", many: "redirect URLs" },
  textOf(
    { most: 500 },
    oneLine,
    notPadded,
    form(
      /^(https:\/\/[a-z0-9][a-z0-9.-]*(:\d{2,5})?|http:\/\/(localhost|127\.0\.0\.1)(:\d{2,5})?)(\/[\w.~%/-]*)?$/,
      "is no address that people may come back to",
      "write it in full, by HTTPS, or on the machine itself: https://bi.example/oauth/callback, http://localhost:8020",
    ),
  ),
);

/** Site that something may be embedded in. */
export const embeddingDomain = named(
  { one: "host name of a site", many: "host names of sites" },
  textOf(
    { most: 253 },
    form(
      /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      "is no host name of a site",
      "write it without https:// and path, in lower case: portal.acme.example",
    ),
  ),
);

/** A page that people are sent to. */
export const requestPage = named(
  { one: "address of a page", many: "addresses of pages" },
  textOf(
    { most: 2000 },
    oneLine,
    notPadded,
    form(
      /^https:\/\/[a-z0-9.-]+\.[a-z]{2,63}(:\d{2,5})?(\/[\w.~%!$&'()*+,;=:@/-]*)?(\?[\w.~%!$&'()*+,;=:@/?-]*)?(#[\w.~%!$&'()*+,;=:@/?-]*)?$/,
      "is not the address of a page",
      "write it with https:// and a host: https://requests.example.com/data?for=sales",
    ),
  ),
);

/** Claim of a token: `sub`, `email`, `terraform_project_id`. */
export const claimName = named(
  { one: "claim of a token", many: "claims of a token" },
  formed(/^[A-Za-z_][\w.:/-]{0,99}$/, "is not the claim of a token", "write its name: sub, email, preferred_username"),
);

/** What a claim of a token has to be, compared to the letter. */
export const tokenSubject = named(
  { one: "subject of a token", many: "subjects of a token" },
  textOf(
    { least: 1, most: 500 },
    oneLine,
    notPadded,
    form(
      /^[^*]*$/,
      "has a wildcard, and Databricks compares to the letter",
      "write one policy for each subject: repo:acme/lakehouse:environment:prod",
    ),
    form(/^[!-~ ]+$/, "has signs that are not ASCII", "copy `sub` of a token"),
  ),
);

/** Where the public keys of an issuer of tokens are. */
export const keySetUrl = named(
  { one: "address of public keys", many: "addresses of public keys" },
  textOf(
    { most: 500 },
    oneLine,
    notPadded,
    form(
      /^https:\/\/[a-z0-9.-]+\.[a-z]{2,63}(:\d{2,5})?(\/[\w.~%-]+)+$/,
      "is not the address of public keys",
      "copy jwks_uri of the issuer: https://login.acme.example/keys",
    ),
  ),
);
