// The services of Databricks, one line each.

export { access } from "./access";
export { catalogs } from "./catalogs";
export { compute } from "./compute";
export { connectivity } from "./connectivity";
export { files } from "./files";
export { grants } from "./grants";
export { identity } from "./identity";
export { jobs } from "./jobs";
export { metastores } from "./metastores";
export { networks } from "./networks";
export { permissions } from "./permissions";
export { policies } from "./policies";
export { secrets } from "./secrets";
export { serving } from "./serving";
export { settings } from "./settings";
export { sharing } from "./sharing";
export { sql } from "./sql";
export { storage } from "./storage";
export { tagsAndBudgets } from "./tags-and-budgets";
export { workspaces } from "./workspaces";
