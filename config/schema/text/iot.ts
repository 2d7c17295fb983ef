import { notPadded, oneLine, severalLines } from "./characters";
import { named } from "./named";
import { type Fault, form, type Rule, textOf } from "./rules";

/** Longest topic, in bytes, and most slashes in it. Source: AWS IoT Core, "Message broker and protocol limits". */
const LONGEST_TOPIC = 256;
const MOST_SLASHES = 7;

/** Functions that call something with the rule's role, which may only hand messages on. */
const CALLS =
  /\b(aws_lambda|get_dynamodb|get_registry_data|get_secret|get_thing_shadow|get_user_properties|machinelearning_predict)\s*\(/i;

const statement: Rule = (text) => {
  if (!/^select\s[\s\S]+\sfrom\s+'[^']+'(\s+where\s[\s\S]+)?$/i.test(text))
    return {
      what: "is no statement of a rule",
      fix: "write it as SELECT * FROM 'devices/+/telemetry' WHERE value > 0, without a semicolon",
    };
  const [, called] = CALLS.exec(text) ?? [];
  if (called !== undefined)
    return { what: `calls ${called}(), which the rule's role may not`, fix: "select from the message alone" };
  return filterFault(topicsOf(text) ?? "");
};

/** Filter of the topics that a statement takes messages from. */
export const topicsOf = (text: string): string | undefined => /\sfrom\s+'([^']+)'/i.exec(text)?.[1];

/** A filter of topics: `+` stands for one level, `#` for all that are left. */
function filterFault(filter: string): Fault | undefined {
  const levels = filter.split("/");
  if (filter.length > LONGEST_TOPIC || levels.length > MOST_SLASHES + 1)
    return {
      what: "has a topic that is too long",
      fix: `use at most ${LONGEST_TOPIC} characters and ${MOST_SLASHES} slashes`,
    };
  const wrong = levels.find(
    (level, index) => /[+#]/.test(level) && !(level === "+" || (level === "#" && index === levels.length - 1)),
  );
  if (wrong === undefined) return undefined;
  return { what: `has ${wrong} in a topic`, fix: "use + as a whole level, and # as the last one" };
}

/** What a rule selects, in SQL of AWS IoT, version 2016-03-23. */
export const iotStatement = named(
  { one: "statement of a rule", many: "statements of rules" },
  textOf({ most: 10_000 }, severalLines, notPadded, statement),
);

/** Topics of devices; `{thing}` is a level with the device's own name. */
export const deviceTopic = named(
  { one: "topic of devices", many: "topics of devices" },
  textOf(
    { most: 200 },
    oneLine,
    notPadded,
    form(
      /^(?!\$)([\w.:-]+|\+|\{thing\})(\/([\w.:-]+|\+|#|\{thing\}))*$/,
      "is no topic of devices",
      "write levels of letters, digits and _ . : -, with {thing} for the device's name: devices/{thing}/telemetry",
    ),
    (text) => filterFault(text),
  ),
);

/** Attribute of a thing. */
export const thingAttribute = named(
  { one: "attribute of a thing", many: "attributes of things" },
  textOf({}, form(/^[A-Za-z0-9_.,@/:#-]{1,128}$/, "is not an attribute of a thing", "use letters, digits and _ . : -")),
);

/** Value of an attribute. */
export const thingValue = named(
  { one: "value of an attribute", many: "values of attributes" },
  textOf(
    {},
    form(
      /^[A-Za-z0-9_.,@/:#=[\]-]{1,800}$/,
      "is not the value of an attribute",
      "use letters, digits and _ . : - without spaces",
    ),
  ),
);
