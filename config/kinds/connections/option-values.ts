import ipaddr from "ipaddr.js";
import { CONNECTION_OPTIONS, type OptionForm, OWN_FORMS, UNPROTECTED } from "../../facts/connection-options";
import type { ConnectionTypeName } from "../../facts/connection-types";
import { show } from "../../plain";
import type { Problem } from "../../problem";
import type { EntryView } from "../view";

/** A name in DNS with at least one dot, which one without would be somebody's own machine. */
const NAME =
  /^(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Ranges of addresses in which no system stands that others reach: no machine, the machine itself, its metadata. */
const NOWHERE = ["unspecified", "loopback", "linkLocal", "multicast", "broadcast"];

function isHost(text: string): boolean {
  if (!/^[\d.]+$/.test(text)) return NAME.test(text);
  return ipaddr.IPv4.isValidFourPartDecimal(text) && !NOWHERE.includes(ipaddr.IPv4.parse(text).range());
}

const isPort = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;

const FORMS: Readonly<Record<Extract<OptionForm, string>, readonly [takes: (text: string) => boolean, fix: string]>> = {
  host: [isHost, "write the name or address of the machine alone, for example db.corp.example"],
  "host-or-origin": [
    (text) => isHost(text.replace(/^https:\/\//, "")),
    "write the name of the machine, with https:// before it or without: https://api.corp.example",
  ],
  port: [isPort, 'write a number from 1 to 65535, for example "5432"'],
  boolean: [(text) => /^(true|false)$/.test(text), 'write "true" or "false"'],
  https: [
    (text) => /^https:\/\/[^\s/?#@]+([/?][!-~]*)?$/.test(text) && isHost(text.split(/[/?]/)[2]?.split(":")[0] ?? ""),
    "write an address that starts with https://",
  ],
  path: [
    (text) => /^\/[\w./~-]*$/.test(text) && !/(^|\/)\.{1,2}(\/|$)|\/\//.test(text),
    "write it with a slash at its start and without steps of dots: /api/v2",
  ],
  account: [(text) => /^\d{12}$/.test(text), "write the 12 digits of an AWS account"],
  region: [(text) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(text), "write a region, for example eu-west-1"],
  paths: [
    (text) =>
      text.split(",").every((path) => /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w!.*'()=-]+)*\/?$/.test(path)),
    "write paths of S3 with commas between: s3://acme-old/sales,s3://acme-old/shop",
  ],
  text: [() => true, ""],
};

const formOf = (type: ConnectionTypeName, option: string): OptionForm => {
  const forms: Readonly<Record<string, OptionForm>> = { ...CONNECTION_OPTIONS.value, ...OWN_FORMS[type] };
  return Object.hasOwn(forms, option) ? (forms[option] ?? "text") : "text";
};

/** Options of a connection, or of a catalog over it, that are there and do not take such a value; risky ones are warned of. */
export const optionValues = (
  type: ConnectionTypeName,
  options: Readonly<Record<string, string>>,
  view: EntryView,
): Problem[] =>
  Object.entries(options).flatMap(([option, value]): Problem[] => {
    const form = formOf(type, option);
    const field = ["options", option];
    if (typeof form !== "string" && !form.includes(value)) {
      return [view.problem(field, `${show(value)} is none of its values`, `use one of ${form.join(", ")}`)];
    }
    if (typeof form === "string" && !FORMS[form][0](value)) {
      return [view.problem(field, `${show(value)} is not a value of this option`, FORMS[form][1])];
    }
    const risky = Object.hasOwn(UNPROTECTED, option) ? UNPROTECTED[option] : undefined;
    return risky?.values.includes(value) === true
      ? [
          view.warning(
            field,
            `with ${show(value)}, somebody on the way could pose as the server and read along`,
            risky.fix,
          ),
        ]
      : [];
  });
