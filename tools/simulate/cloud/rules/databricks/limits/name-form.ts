import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { withFacet } from "../../../services";
import { textOf } from "../../../values";

const FORMS = withFacet("nameForm");

/** Names have the form that their service wants. */
export const nameForm: Rule = {
  id: "name-form",
  source: "facts 10; API references of the services",
  types: Object.keys(FORMS),
  operations: ["create"],
  refuses({ type, planned }) {
    const form = FORMS[type];
    const name = form && textOf(at(planned, form.attribute));
    if (form === undefined || name === undefined || form.form.test(name)) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `${type}: ${form.attribute} "${name}" is not of the form that the service takes`,
      fix: `use ${form.words}`,
      path: [{ attribute: form.attribute }],
    };
  },
};
