import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, formed, textOf } from "./rules";

/** Name of a model at who offers it: `gpt-4o`, `anthropic.claude-3-5-sonnet-20240620-v1:0`. */
export const modelName = named(
  { one: "name of a model", many: "names of models" },
  textOf(
    { least: 1, most: 200 },
    oneLine,
    notPadded,
    form(/^[A-Za-z0-9][\w.:/@-]*$/, "is not the name of a model", "copy it from who offers the model"),
  ),
);

/** Foundation model that Databricks brings in the schema `system.ai`. */
export const foundationModel = named(
  { one: "foundation model", many: "foundation models" },
  formed(
    /^[a-z][a-z0-9_.-]{0,99}$/,
    "is not a model of the schema system.ai",
    "write what follows system.ai: meta_llama_v3_3_70b_instruct",
  ),
);

/** Name of a served model in its endpoint. Source: Databricks, Serving endpoints API. */
export const servedName = named(
  { one: "name of a served model", many: "names of served models" },
  formed(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/,
    "is not the name of a served model",
    "use 1 to 63 letters, digits, hyphens and underscores",
  ),
);

/** Address that a provider's API answers at. */
export const apiAddress = named(
  { one: "address of an API", many: "addresses of an API" },
  textOf(
    { most: 300 },
    oneLine,
    notPadded,
    form(
      /^https:\/\/[a-z0-9.-]+\.[a-z]{2,63}(:\d{2,5})?(\/[\w.~%-]+)*\/?$/,
      "is not the address of an API",
      "write it with https:// and a public host: https://models.example.com/v1",
    ),
  ),
);

/** Word or text that a guardrail knows. */
export const guardedText = named(
  { one: "word or subject", many: "words and subjects" },
  textOf({ least: 1, most: 100 }, oneLine, notPadded),
);

/** Organization, deployment, version or tenant at a provider of models. */
export const providerId = named(
  { one: "id at the provider", many: "ids at the provider" },
  formed(/^[A-Za-z0-9][\w.-]{0,99}$/, "is not an id at the provider", "copy it from the provider's console"),
);

/** Budget policy of the Databricks account. */
export const budgetPolicyId = named(
  { one: "budget policy", many: "budget policies" },
  formed(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    "is not the id of a budget policy",
    "copy it from the account console: 0a1b2c3d-0000-4000-8000-000000000000",
  ),
);

/** Endpoint of models that Databricks has in every workspace. */
export const databricksEndpoint = named(
  { one: "endpoint of Databricks", many: "endpoints of Databricks" },
  formed(
    /^databricks-[a-z0-9][a-z0-9-]{0,51}$/,
    "is not the name of an endpoint of Databricks",
    "copy it from the page Serving of the workspace: databricks-gte-large-en",
  ),
);
