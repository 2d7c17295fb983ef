import { z } from "zod";
import { show } from "../../plain";
import { wrong } from "../wrong";

/** What is wrong with a text, after the text itself, and what to write instead; no closing full stops. */
export interface Fault {
  readonly what: string;
  readonly fix: string;
}

/** Looks at a text; undefined where nothing is wrong. */
export type Rule = (text: string) => Fault | undefined;

export interface Lengths {
  readonly least?: number;
  readonly most?: number;
}

/** A text of some length that keeps rules. The first thing that is wrong is reported alone. */
export function textOf({ least, most }: Lengths, ...rules: readonly Rule[]): z.ZodString {
  let schema = z.string();
  if (least !== undefined) schema = schema.min(least, { abort: true });
  if (most !== undefined) schema = schema.max(most, { abort: true });
  return keeping(schema, ...rules);
}

/** The same schema with rules that are looked at after its own; nothing more is looked at where one is broken. */
export function keeping<S extends z.ZodType<string>>(schema: S, ...rules: readonly Rule[]): S {
  return schema.superRefine((text, context) => {
    for (const rule of rules) {
      const fault = rule(text);
      if (fault === undefined) continue;
      context.addIssue({ code: "custom", message: wrong(`${show(text)} ${fault.what}`, fault.fix), continue: false });
      return;
    }
  });
}

/** A text of a form; the message does not repeat the text, which the report does. */
export const formed = (form: RegExp, what: string, fix: string): z.ZodString =>
  z.string().regex(form, wrong(what, fix));

/** A rule about the form of a text. */
export const form =
  (expression: RegExp, what: string, fix: string): Rule =>
  (text) =>
    expression.test(text) ? undefined : { what, fix };
