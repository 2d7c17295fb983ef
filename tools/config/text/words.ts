import type { From, Said, Value } from "../provenance";
import { visible } from "./visible";

/** Characters of one value that are printed; JSON has all of it. */
const LONGEST = 400;

/** A value as it is written in a configuration file. */
export function valueText(value: unknown): string {
  const text = Array.isArray(value) ? `[${value.map((item) => visible(item)).join(", ")}]` : visible(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 40)} … (${text.length} characters)`;
}

/** Who says a value that stands in no file. */
const FROM: Readonly<Record<From, string>> = {
  written: "a file",
  company: "the account",
  default: "default",
  derived: "derived",
  published: "published by AWS or Databricks",
};

/** `config/environments/prod.ts:12`, `default`, `by "reader", config/shared/platform.ts:7` */
export const placeText = ({ from, at, word }: Pick<Value, "from" | "at" | "word">): string =>
  at === undefined ? FROM[from] : `${word === undefined ? "" : `by "${word}", `}${saidText(at)}`;

export const saidText = ({ file, line }: Said): string => (line === undefined ? file : `${file}:${line}`);
