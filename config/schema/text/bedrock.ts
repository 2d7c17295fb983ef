import { notPadded, oneLine, severalLines } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** What somebody reads in place of what a guardrail refused. */
export const refusal = named(
  { one: "answer", many: "answers" },
  textOf({ least: 1, most: 500 }, severalLines, notPadded),
);

/** Name of a subject that a guardrail refuses, or of a pattern. */
export const guardedName = named(
  { one: "name in a guardrail", many: "names in a guardrail" },
  formed(
    /^[0-9A-Za-z](?:[0-9A-Za-z_ !?.-]{0,98}[0-9A-Za-z_!?.-])?$/,
    "is not a name in a guardrail",
    "use 1 to 100 letters, digits, spaces and - _ ! ? .",
  ),
);

/** What a subject is, in the words of somebody who explains it. */
export const definition = (most: number) =>
  named(
    { one: "definition or example", many: "definitions and examples" },
    textOf({ least: 1, most }, oneLine, notPadded),
  );

/** Regular expression that a guardrail looks for. */
export const guardedPattern = named(
  { one: "regular expression", many: "regular expressions" },
  textOf({ least: 1, most: 500 }, oneLine, notPadded),
);

/** Profile of AWS that shares the work of guardrails among regions. */
export const guardrailProfile = named(
  { one: "guardrail profile", many: "guardrail profiles" },
  formed(
    /^[a-z0-9-]{2,10}\.guardrail\.v\d{1,3}:\d{1,3}$/,
    "is not a guardrail profile",
    "write the one of your part of the world: eu.guardrail.v1:0",
  ),
);

/** What an inference profile is for; Amazon takes few signs here. */
export const profileDescription = named(
  { one: "description of a profile", many: "descriptions of profiles" },
  textOf(
    { least: 1, most: 200 },
    oneLine,
    notPadded,
    form(
      /^(?:[0-9A-Za-z:.][ _-]?)+$/,
      "is not the description of a profile",
      "use letters, digits, colons and full stops, with one space, hyphen or underscore between",
    ),
  ),
);
