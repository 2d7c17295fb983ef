import type { Changes } from "../config/problems";
import { SHARING } from "../support/sharing";

const SHARE = "consumers.open-orders";
const SILVER = `${SHARE}.schemas.silver`;
const TABLES = `${SILVER}.tables`;
const DAY = "consumers.exports.notebooks.by_day";
const TOKEN = "consumers.partner.authentication";
const DATABRICKS = "consumers.subsidiary.authentication";
export const PLATFORM = "metastores.eu-west-1";
const NEAR = "aws:eu-west-1:5b0d7a91-2c4e-4d8b-b6f3-08e9a1c2d3f4";
export const KNOWN =
  'Fix: share with the recipient that is there: by its key, or from another environment by authentication: { type: "existing", name: "…" }.';
const UUID = "19a84bc3-6d2e-4f10-8a57-c3b2d1e0f987";

/** A mistake in `SHARING`, the settings that make it, and what is said: an error, or a warning. */
export const MISTAKES: readonly (readonly [mistake: string, dev: Changes, line: string, account?: Changes])[] = [
  ["no schema", { [`${SHARE}.schemas`]: {} }, `dev: ${SHARE}.schemas: nothing is shared. Fix: name a schema.`],
  [
    "nothing of a schema",
    { [SILVER]: { objects: "named" } },
    `dev: ${SILVER}: nothing of it is shared. Fix: name tables, volumes, models or functions, or set objects to "all".`,
  ],
  [
    "a schema that the catalog has not",
    { [`${SHARE}.schemas.glod`]: { objects: "all" } },
    `dev: ${SHARE}.schemas.glod: "glod" is not a schema of sales (bronze, silver, gold). Fix: write "gold", or declare it under catalogs.sales.schemas.`,
  ],
  [
    "more tables than a share holds",
    { [`${SILVER}.tables`]: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`t${i}`, { exists: true }])) },
    `dev: ${SHARE}.schemas: 1001 tables, and a share holds 1000. Fix: make several shares.`,
  ],
  [
    "a catalog that its workspace does not see",
    {
      "workspaces.lab": { networkSlot: 1 },
      governanceWorkspace: "main",
      "catalogs.sales.workspaces": ["main"],
      "consumers.lab-share": { ...SHARING.exports, workspace: "lab", recipients: [] },
    },
    'dev: consumers.lab-share.catalog: catalog sales is not visible in workspace lab. Fix: add "lab" to catalogs.sales.workspaces, or use another catalog.',
  ],
  [
    "a recipient of another workspace",
    {
      "workspaces.lab": { networkSlot: 1 },
      governanceWorkspace: "main",
      "consumers.lab-share": { ...SHARING.exports, workspace: "lab" },
    },
    "dev: consumers.lab-share.recipients.0: consumer subsidiary is in workspace main, and what names it in lab. Fix: name a consumer of workspace lab.",
  ],
  [
    "a recipient that is none",
    { [`${SHARE}.recipients`]: ["bi"] },
    `dev: ${SHARE}.recipients.0: consumer bi is of kind "sql-warehouse". Fix: name a consumer of kind "recipient".`,
  ],
  [
    "a recipient twice",
    { [`${SHARE}.recipients`]: ["partner", "partner"] },
    `dev: ${SHARE}.recipients.1: "partner" is listed twice. Fix: remove it.`,
  ],
  [
    "a table without the word that it exists",
    { [`${TABLES}.plain`]: {} },
    `dev: ${TABLES}.plain.exists: is missing. Fix: add it, as true or false.`,
  ],
  [
    "history of a view",
    { [`${TABLES}.daily.history`]: true },
    `dev: ${TABLES}.daily.history: a MATERIALIZED_VIEW is shared without it. Fix: remove it, or share a table of type "TABLE".`,
  ],
  [
    "history and change data feed",
    { [`${TABLES}.refunds.history`]: true },
    `dev: ${TABLES}.refunds.changeDataFeed: history includes it, and Databricks takes one of them. Fix: remove it.`,
  ],
  [
    "a first version without history",
    { [`${TABLES}.plain.startVersion`]: 3 },
    `dev: ${TABLES}.plain.startVersion: only what is shared with its history has versions. Fix: set history to true, or remove it.`,
  ],
  [
    "a partition that is compared with two things",
    { [`${TABLES}.plain.partitions`]: [{ year: { value: "2026", recipientProperty: "country" } }] },
    `dev: ${TABLES}.plain.partitions.0.year: is compared with two things. Fix: write either value or recipientProperty.`,
  ],
  [
    "a partition that is compared with nothing",
    { [`${TABLES}.plain.partitions`]: [{ year: {} }] },
    `dev: ${TABLES}.plain.partitions.0.year: is compared with nothing. Fix: write either value or recipientProperty.`,
  ],
  [
    "a property that a recipient has not",
    { "consumers.partner.properties": {} },
    `dev: ${TABLES}.returns.partitions.0.country.recipientProperty: recipient partner has no property country, so it would read nothing. Fix: add it to consumers.partner.properties.`,
  ],
  [
    "a volume that is not there",
    { "consumers.exports.schemas.gold.volumes.exprots": {} },
    "dev: consumers.exports.schemas.gold.volumes.exprots: sales.gold has no such volume. Fix: declare it under catalogs.sales.schemas.gold.volumes, or correct the name.",
  ],
  [
    "a volume for a recipient with a token",
    {
      "consumers.exports.recipients": ["partner", "subsidiary"],
      "consumers.exports.schemas.gold.models": {},
      "consumers.exports.schemas.gold.functions": {},
      "consumers.exports.notebooks": {},
    },
    "warning: dev: consumers.exports.schemas.gold.volumes: recipients with a token see tables alone, not volumes (partner). Fix: give them the data as a table, or let them read it as a recipient of Databricks.",
  ],
  [
    "a function for a recipient with a token",
    {
      "consumers.exports.recipients": ["partner", "subsidiary"],
      "consumers.exports.schemas.gold.volumes": {},
      "consumers.exports.schemas.gold.models": {},
      "consumers.exports.notebooks": {},
    },
    "warning: dev: consumers.exports.schemas.gold.functions: recipients with a token see tables alone, not functions (partner). Fix: let them read it as a recipient of Databricks.",
  ],
  [
    "a model that is not there yet",
    { "consumers.exports.schemas.gold.models.churn.exists": false },
    "warning: dev: consumers.exports.schemas.gold.models.churn.exists: it is not shared yet. Fix: set it to true once it is there, and deploy again.",
  ],
  [
    "two models under one name",
    { "consumers.exports.schemas.gold.models.leavers": { exists: true, sharedAs: "models.churn" } },
    "dev: consumers.exports.schemas.gold.models.leavers: recipients would see it as models.churn, like gold.churn. Fix: set sharedAs to another name.",
  ],
  [
    "two functions under one name",
    { "consumers.exports.schemas.gold.functions.gross_price": { exists: true, sharedAs: "tools.net_price" } },
    "dev: consumers.exports.schemas.gold.functions.gross_price: recipients would see it as tools.net_price, like gold.net_price. Fix: set sharedAs to another name.",
  ],
  [
    "a notebook of a folder that is not there",
    { [`${DAY}.folder`]: "notes" },
    `dev: ${DAY}.folder: notes is no folder of the project. Fix: write its path from the project's root, or make it.`,
  ],
  [
    "a notebook of no folder",
    { [`${DAY}.folder`]: "../elsewhere" },
    `dev: ${DAY}.folder: "../elsewhere" is not a relative path. Fix: write it as "programs/nightly" or "sql/report.sql": letters, digits and . _ -, and single slashes inside.`,
  ],
  [
    "a notebook whose file is not there",
    { [`${DAY}.file`]: "by_year.py" },
    `dev: ${DAY}.file: the folder has no file by_year.py. Fix: name one of its files: README.md, about.html, about.txt.html, broken.ipynb, by_day.py, by_month.ipynb, plain.py, torn.ipynb.`,
  ],
  [
    "a notebook without a file",
    { [`${DAY}.file`]: undefined },
    `dev: ${DAY}.file: is missing. Fix: add it, as text in quotes.`,
  ],
  [
    "a program that is no notebook",
    { [`${DAY}.file`]: "plain.py" },
    `dev: ${DAY}.file: plain.py does not begin like the source of a notebook. Fix: begin it with "# Databricks notebook source", behind the sign that comments of its language have (#, -- or //).`,
  ],
  [
    "a notebook of another language",
    { [`${DAY}.file`]: "README.md" },
    `dev: ${DAY}.file: README.md is no notebook. Fix: use a file with one of the ends py, sql, scala, r, ipynb, html.`,
  ],
  [
    "a notebook of Jupyter without cells",
    { [`${DAY}.file`]: "broken.ipynb" },
    `dev: ${DAY}.file: broken.ipynb is no notebook of Jupyter: it has no list of cells. Fix: export it again, as IPython notebook.`,
  ],
  [
    "a notebook of Jupyter that is torn",
    { [`${DAY}.file`]: "torn.ipynb" },
    `dev: ${DAY}.file: torn.ipynb is no notebook of Jupyter: it has no list of cells. Fix: export it again, as IPython notebook.`,
  ],
  [
    "a notebook in HTML that is none",
    { [`${DAY}.file`]: "about.txt.html" },
    `dev: ${DAY}.file: about.txt.html is no page of HTML. Fix: export the notebook again, as HTML.`,
  ],
  [
    "two notebooks under one name",
    { [`${DAY}.sharedAs`]: "about_orders.html" },
    "dev: consumers.exports.notebooks.about: recipients would see it as about_orders.html, like by_day. Fix: set sharedAs to another name.",
  ],
  [
    "a notebook under the name of a folder",
    { [`${DAY}.sharedAs`]: "orders/by_day.py" },
    `dev: ${DAY}.sharedAs: "orders/by_day.py" is not the name of a notebook's file. Fix: write letters, digits and underscores, with or without the file's ending: orders_by_day.py.`,
  ],
  [
    "a notebook for a recipient with a token",
    {
      "consumers.exports.recipients": ["partner", "subsidiary"],
      "consumers.exports.schemas": {},
    },
    "warning: dev: consumers.exports.notebooks: recipients with a token see tables alone, not notebooks (partner). Fix: let them read it as a recipient of Databricks.",
  ],
  [
    "two tables under one name",
    { [`${TABLES}.plain.sharedAs`]: "sales.returns" },
    `dev: ${TABLES}.plain: recipients would see it as sales.returns, like silver.returns. Fix: set sharedAs to another name.`,
  ],
  [
    "a name of one part",
    { [`${TABLES}.plain.sharedAs`]: "orders" },
    `dev: ${TABLES}.plain.sharedAs: "orders" is not a name of two parts. Fix: write schema and name, in lower case: sales.orders.`,
  ],
  [
    "an owner without the deployer",
    { "consumers.exports.owner": "analysts" },
    'dev: consumers.exports.owner: group analysts does not hold terraform, which Terraform runs as: the next run could not change it. Fix: add "terraform" to groups["analysts"].servicePrincipals in config/account.ts, or use another group.',
  ],
  [
    "a metastore that shares inside alone",
    { "consumers.subsidiary.authentication.ownAccount": true },
    `dev: ${TOKEN}.type: it is outside the Databricks account, and the metastore shares inside the account alone. Fix: set metastores["eu-west-1"].sharing in config/account.ts: { scope: "INTERNAL_AND_EXTERNAL", recipientTokenLifetimeDays: 90 }.`,
    { [`${PLATFORM}.sharing.scope`]: "INTERNAL" },
  ],
  [
    "every address",
    { [`${TOKEN}.allowedIpAddresses`]: ["0.0.0.0/0"] },
    `dev: ${TOKEN}.allowedIpAddresses.0: 0.0.0.0/0 is the internet: it is wider than /8, and no owner has so many addresses. Fix: write the blocks that are meant, each as narrow as it is known.`,
  ],
  [
    "a private address",
    { [`${TOKEN}.allowedIpAddresses`]: ["10.1.0.0/16"] },
    `dev: ${TOKEN}.allowedIpAddresses.0: 10.1.0.0/16 is private, and Databricks sees the public address that a request comes from. Fix: write the address of the recipient's NAT or proxy.`,
  ],
  [
    "addresses with host bits",
    { [`${TOKEN}.allowedIpAddresses`]: ["203.0.113.9/24"] },
    `dev: ${TOKEN}.allowedIpAddresses.0: "203.0.113.9/24" has host bits set. Fix: write the network address, 203.0.113.0/24.`,
  ],
  [
    "a day that there is not",
    { [`${TOKEN}.expires`]: "2027-02-30" },
    `dev: ${TOKEN}.expires: there is no 2027-02-30. Fix: correct the date.`,
  ],
  [
    "a date in words",
    { [`${TOKEN}.expires`]: "end of June" },
    `dev: ${TOKEN}.expires: "end of June" is not a date. Fix: write year, month and day, for example "2027-06-30".`,
  ],
  [
    "a metastore without its cloud",
    { [`${DATABRICKS}.metastore`]: UUID },
    `dev: ${DATABRICKS}.metastore: "${UUID}" is not the sharing identifier of a metastore. Fix: write it as <cloud>:<region>:<uuid>, which the recipient gets from SELECT CURRENT_METASTORE().`,
  ],
  [
    "addresses of a recipient of Databricks",
    { [`${DATABRICKS}.allowedIpAddresses`]: ["203.0.113.0/24"] },
    `dev: ${DATABRICKS}.allowedIpAddresses: is not a known setting. Fix: remove it; known here: type, metastore, ownAccount.`,
  ],
  [
    "the metastore that is shared from",
    { [`${DATABRICKS}.metastore`]: `aws:eu-west-1:${UUID}` },
    `dev: ${DATABRICKS}.metastore: is the metastore that is shared from. Fix: grant on the catalog instead: whoever is in this metastore needs no share.`,
    {
      [PLATFORM]: { mode: "existing", id: UUID, adminGroup: "platform-admins" },
      "attestations.external-delta-sharing": "A. Lovelace, 2026-11-02",
      "attestations.metastore-admin-group": "A. Lovelace, 2026-11-02",
    },
  ],
  [
    "a listing of a share that has recipients",
    { [`${SHARE}.listing`]: { title: "Orders", audience: "exchange" } },
    `dev: ${SHARE}.recipients: whoever gets the listing is a recipient that Databricks adds, and a complete list would take the share from them. Fix: offer a share of its own under listing, and leave recipients out there.`,
  ],
  [
    "a listing for nobody",
    { "consumers.exports.recipients": [], "consumers.exports.listing": { title: "Exports", audience: "nobody" } },
    'dev: consumers.exports.listing.audience: "nobody" is not one of the possible values. Fix: use one of "exchange", "public".',
  ],
  [
    "a metastore in two recipients",
    {
      [`${DATABRICKS}.metastore`]: NEAR,
      "consumers.twin": { ...SHARING.subsidiary, authentication: { type: "DATABRICKS", metastore: NEAR } },
    },
    `dev: consumers.twin.authentication.metastore: the recipient's metastore ${NEAR} is that of consumer subsidiary in config/environments/dev.ts too, in the same metastore. ${KNOWN}`,
  ],
  [
    "a property of Databricks",
    { "consumers.partner.properties": { country: "DE", "databricks.name": "x" } },
    "dev: consumers.partner.properties.databricks.name: is not a name for a property. Fix: start with a letter, and use letters, digits and _ . -; names that start with databricks. are kept for Databricks.",
  ],
  [
    "tokens that are good for two years",
    {},
    `account: ${PLATFORM}.sharing.recipientTokenLifetimeDays: 730 is too large. Fix: use at most 365.`,
    { [`${PLATFORM}.sharing.recipientTokenLifetimeDays`]: 730 },
  ],
];
