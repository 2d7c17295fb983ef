import type { Check } from "./check";

/**
 * What a name looks like, where the service checks it and the provider does not.
 * @param words the form in words, after "use": `2 to 30 small letters`
 */
export const nameForm = (argument: string, form: RegExp, words: string): Check => ({
  rule: "name-form",
  source: "facts 10; API references of the services",
  operations: ["create"],
  accepts: [argument, (name) => form.test(name)],
  summary: "INVALID_PARAMETER_VALUE",
  detail: `{type}: {argument} "{${argument}}" is not of the form that the service takes`,
  fix: `use ${words}`,
});
