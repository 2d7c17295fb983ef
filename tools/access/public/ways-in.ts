import { blocks, text, texts } from "../../../emitted/resources";
import type { Found, Reading } from "../../../policy/access/reading";
import { thing } from "../../review/privileges/called";
import { signsIn } from "../shared";
import type { Door, Opened } from "./door";

const INTERNET = "the internet";
/** What stands at an address of Databricks, and is as open as that is. */
const SIGNED_IN = "whoever signs in to Databricks";

const inward = (found: Pick<Found, "type" | "args">, who: string, may: string, under = ""): Opened => ({
  direction: "in",
  who,
  may,
  on: thing(found.type, found.args),
  under,
});
const always = (types: readonly string[], who: string, may: string, under = ""): Door => ({
  types,
  opened: (found) => [inward(found, who, may, under)],
});

const SIGN_INS: Readonly<Record<string, string>> = {
  JWT: "with a token of its issuer",
  AWS_IAM: "with keys of AWS that its policy lets in",
  CUSTOM: "as its program decides",
};

/** Workspaces, as far as neither private access nor a list of addresses closes them. */
const WORKSPACES: Door = {
  types: ["databricks_mws_workspaces"],
  opened(found, reading) {
    const settings = reading.follow(found.stack, found.args.private_access_settings_id);
    if (typeof settings !== "string" && settings.args.public_access_enabled === false) return [];
    const lists = addressesOf(reading, reading.keyOf(found)[0]);
    const whom = { type: "workspace", args: { name: found.args.workspace_name } };
    const under = "who may sign in is said by the account and the workspace";
    return (lists ?? [INTERNET]).map((who) => inward(whom, who, "reach the sign-in of", under));
  },
};

/** Addresses that a workspace lets in; undefined where it lets in all. */
function addressesOf(reading: Reading, workspace: string | undefined): readonly string[] | undefined {
  const own = ({ stack }: Found) => workspace !== undefined && stack.json["//"]?.metadata.workspace === workspace;
  const isOn = reading
    .all("databricks_workspace_conf")
    .filter(own)
    .some(({ args }) =>
      blocks(args.custom_config).some(({ enableIpAccessLists }) => String(enableIpAccessLists) === "true"),
    );
  if (!isOn) return undefined;
  const allowed = reading
    .all("databricks_ip_access_list")
    .filter(own)
    .filter(({ args }) => args.enabled !== false && text(args.list_type) === "ALLOW");
  // Without a list of those that it lets in, it lets in all but the blocked.
  return allowed.length === 0 ? undefined : allowed.flatMap(({ args }) => texts(args.ip_addresses));
}

/** What is reached from outside, beside what a switch opens. */
export const WAYS_IN: readonly Door[] = [
  WORKSPACES,
  {
    types: ["aws_apigatewayv2_route"],
    opened: (found) => {
      const how = SIGN_INS[text(found.args.authorization_type)];
      return how === undefined ? [] : [inward(found, INTERNET, "call", how)];
    },
  },
  {
    types: ["aws_api_gateway_rest_api"],
    opened: (found) =>
      blocks(found.args.endpoint_configuration).some(({ types }) => texts(types).includes("PRIVATE"))
        ? []
        : [inward(found, INTERNET, "call", "as far as its policy and its paths let it")],
  },
  {
    types: ["databricks_recipient"],
    opened: (found) => [inward(found, thing(found.type, found.args), "read what is shared with", signsIn(found))],
  },
  always(["aws_transfer_web_app"], "people of IAM Identity Center, over the internet", "sign in to"),
  always(["aws_quicksight_account_subscription"], "its users, over the internet", "sign in to"),
  always(["aws_iot_policy"], "devices with a certificate, over the internet", "connect by"),
  always(
    [
      "databricks_app",
      "databricks_database_instance",
      "databricks_model_serving",
      "databricks_model_serving_provisioned_throughput",
      "databricks_vector_search_endpoint",
    ],
    SIGNED_IN,
    "use",
    "as far as its permissions let them",
  ),
  {
    types: ["aws_vpc_endpoint_service_allowed_principal"],
    opened: ({ args, stack }, reading) => {
      const service = reading.follow(stack, args.vpc_endpoint_service_id);
      const on = typeof service === "string" ? `endpoint service ${service}` : service.address;
      return [{ direction: "in", who: text(args.principal_arn), may: "ask for a connection to", on, under: "" }];
    },
  },
  {
    types: ["databricks_aibi_dashboard_embedding_approved_domains_setting"],
    opened: ({ args }) =>
      blocks(args.aibi_dashboard_embedding_approved_domains)
        .flatMap(({ approved_domains }) => texts(approved_domains))
        .map((domain) => ({
          direction: "in",
          who: `pages of ${domain}`,
          may: "embed",
          on: "dashboards of the workspace",
          under: "",
        })),
  },
];
