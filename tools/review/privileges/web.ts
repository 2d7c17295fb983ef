import { valueAt } from "../changes/value-at";
import { type Family, plain, type Right, text, textsOf, valuesOf } from "./right";

/** Firewalls before what is called from outside: what a rule stops goes through without it. */
export const webFirewalls: Family = plain(
  ["aws_wafv2_web_acl", "aws_wafv2_web_acl_association"],
  ({ type, values }): Right[] => {
    if (type === "aws_wafv2_web_acl_association") {
      return [{ ...PAST, what: "go past a web firewall to", on: text(values.resource_arn), under: "" }];
    }
    const on = `web firewall ${text(values.name)}`;
    return [
      ...valuesOf(values.rule).map(({ name, priority: _order, visibility_config: _measured, ...rule }) => ({
        ...PAST,
        what: `go past rule ${text(name)} of`,
        on,
        under: JSON.stringify(rule),
      })),
      ...(valuesOf(valueAt(values, "default_action", "block")).length > 0
        ? [{ ...PAST, what: "go by default through", on, under: "" }]
        : []),
    ];
  },
);

const PAST = { who: "everybody", denies: true } as const;

/** What an application may do, for itself and for whoever uses it, and where it sends those who sign in. */
export const applications: Family = plain(
  [
    "databricks_app",
    "databricks_custom_app_integration",
    "databricks_aibi_dashboard_embedding_approved_domains_setting",
  ],
  ({ type, values }): Right[] => {
    const app = `application ${text(values.name)}`;
    const all = (who: string, what: string, things: readonly string[]) =>
      things.map((on) => ({ who, what, on, under: "" }));
    if (type === "databricks_aibi_dashboard_embedding_approved_domains_setting") {
      const domains = textsOf(valueAt(values, "aibi_dashboard_embedding_approved_domains", "approved_domains"));
      return domains.map((who) => ({ who, what: "embed", on: "dashboards of the workspace", under: "" }));
    }
    if (type === "databricks_custom_app_integration") {
      return [
        ...all(app, "send whoever signs in to", textsOf(values.redirect_urls)),
        ...textsOf(values.scopes).map((what) => ({ who: app, what, on: AS_USER, under: "" })),
      ];
    }
    return [
      ...textsOf(values.user_api_scopes).map((what) => ({ who: app, what, on: AS_USER, under: "" })),
      ...valuesOf(values.resources).flatMap((entry) =>
        Object.entries(entry).flatMap(([sort, block]) =>
          valuesOf(block).map(({ permission, ...named }) => ({
            who: app,
            what: text(permission),
            on: `${sort.replaceAll("_", " ")} ${Object.values(named).map(text).filter(Boolean).join(" ")}`.trimEnd(),
            under: "",
          })),
        ),
      ),
    ];
  },
);

const AS_USER = "the workspace, as whoever uses it";
