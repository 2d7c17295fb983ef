import { named, nameIn } from "../../../emitted/references";
import { type Thing, text, thingsOf } from "../../../emitted/resources";
import type { StackJson } from "../../../emitted/stacks";
import type { Drawing, Workspace } from "../model";

/** Workspaces, as the stack that registers them says. */
export function workspacesOf(json: StackJson): Workspace[] {
  return thingsOf(json, "databricks_mws_workspaces").map(({ address, args }) => {
    const serverless = args.compute_mode === "SERVERLESS";
    const registered = nameIn(args.network_id, "databricks_mws_networks");
    const network = thingsOf(json, "databricks_mws_networks").find((other) => other.address === registered);
    const compute = serverless ? "serverless" : network === undefined ? "databricks-vpc" : "own-vpc";
    const keys = [args.managed_services_customer_managed_key_id, args.storage_customer_managed_key_id].filter(
      (key) => key !== undefined,
    );
    const words: Readonly<Record<Workspace["compute"], string>> = {
      serverless: "serverless compute alone",
      "databricks-vpc": "VPC made by Databricks",
      "own-vpc": `registered network, ${counted(network?.args.subnet_ids, "subnet")}`,
    };
    const lines = [
      `Workspace ${text(args.workspace_name)}`,
      words[compute],
      ...(network?.args.vpc_endpoints === undefined ? [] : ["back end over PrivateLink"]),
      ...(keys.length === 0 ? [] : [`${keys.length} keys of your own`]),
    ];
    return { id: address, lines, compute };
  });
}

/** Who may reach the workspaces; settings that say the same are said once. */
export function accessOf(json: StackJson): Pick<Drawing, "access" | "publicAccess"> {
  const settings = thingsOf(json, "databricks_mws_private_access_settings");
  if (settings.length === 0) return { access: ["No private access settings"], publicAccess: true };
  const isOpen = ({ args }: Thing) => args.public_access_enabled !== false;
  const levels = settings.map(({ args }) => {
    if (args.private_access_level !== "ENDPOINT") return "any endpoint of the Databricks account";
    return `${named(args.allowed_vpc_endpoint_ids, "databricks_mws_vpc_endpoint").length} endpoints of this environment`;
  });
  const open = settings.map((each) => `Public access: ${isOpen(each) ? "open" : "closed"}`);
  const access = [...levels.map((level) => `Private access: ${level}`), ...open];
  return { access: [...new Set(access)], publicAccess: settings.some(isOpen) };
}

function counted(value: unknown, noun: string): string {
  const count = Array.isArray(value) ? value.length : 0;
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
