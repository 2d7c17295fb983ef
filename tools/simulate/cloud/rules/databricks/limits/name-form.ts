import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

interface Form {
  readonly attribute: string;
  readonly form: RegExp;
  readonly words: string;
}

/** Names that the service checks and the provider does not. */
const FORMS: Readonly<Record<string, Form>> = {
  databricks_mws_network_connectivity_config: {
    attribute: "name",
    form: /^[0-9a-zA-Z-_]{3,30}$/,
    words: "3 to 30 letters, digits, hyphens and underscores",
  },
  databricks_account_network_policy: {
    attribute: "network_policy_id",
    form: /^[a-zA-Z0-9_.-]{1,32}$/,
    words: "1 to 32 letters, digits, dots, hyphens and underscores",
  },
  databricks_app: { attribute: "name", form: /^[a-z0-9-]{2,30}$/, words: "2 to 30 small letters, digits and hyphens" },
  databricks_model_serving: {
    attribute: "name",
    form: /^[A-Za-z0-9_-]{1,63}$/,
    words: "1 to 63 letters, digits, hyphens and underscores",
  },
  databricks_database_instance: {
    attribute: "name",
    form: /^[a-z][a-z0-9-]{0,62}$/,
    words: "1 to 63 small letters, digits and hyphens, a letter first",
  },
  databricks_mws_workspaces: {
    attribute: "deployment_name",
    form: /^[a-z0-9][a-z0-9-]*$/,
    words: "small letters, digits and hyphens",
  },
};

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
