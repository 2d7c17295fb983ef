import { describe, expect, it } from "vitest";
import { DEPLOYER } from "../../../../../modules/identity/object-permissions";
import { CALLER } from "../../../../../tools/simulate/cloud/databricks/principals";
import { OBJECTS } from "../../../../../tools/simulate/cloud/services/databricks/permissions";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Caller } from "../support/caller";
import { account } from "./support";

const entry = (name: string, level: string) => ({
  group_name: null,
  permission_level: level,
  service_principal_name: name,
  user_name: null,
});
const LOADER = entry("loader", "CAN_RUN");

/** Sets permissions as the deployer. @returns what somebody's plan finds, where the state has what was set */
function set(argument: string, listed: readonly ObjectValue[]) {
  const { world } = account();
  const [caller] = world.store.ofType(CALLER);
  const been = (application_id: string) => world.change(caller ?? world.has(CALLER, {}), { application_id });
  been("terraform");
  const client = new Caller(world.context("workspace"), new SimulatedCloud(world.store, PUBLISHED, []));
  const planned = { [argument]: "1", access_control: [...listed] };
  const made = client.make("databricks_permissions", planned);
  return (somebody: string) => {
    been(somebody);
    return client.read({ ...made, attributes: planned })?.access_control;
  };
}

describe("permissions of an object", () => {
  const added = Object.entries(OBJECTS).flatMap(([argument, { caller }]) =>
    caller ? [[argument, caller] as const] : [],
  );

  it.each(added)("%s: the provider adds the caller with %s, and shows it to others only", (argument, level) => {
    const seenBy = set(argument, [LOADER]);
    expect(seenBy("terraform")).toEqual([LOADER]);
    expect(seenBy("reviewer")).toEqual([LOADER, entry("terraform", level)]);
  });

  it.each(Object.keys(OBJECTS))("%s: a deployer that is in the list is what everybody sees", (argument) => {
    const listed = [entry("terraform", OBJECTS[argument]?.caller ?? "CAN_MANAGE"), LOADER];
    const seenBy = set(argument, listed);
    for (const somebody of ["terraform", "reviewer"]) expect(seenBy(somebody)).toEqual(listed);
  });

  it("are gone where the caller's own entry is the only one, and not in the state", () => {
    const { world } = account();
    world.change(world.store.ofType(CALLER)[0] ?? world.has(CALLER, {}), { application_id: "terraform" });
    const client = new Caller(world.context("workspace"), new SimulatedCloud(world.store, PUBLISHED, []));
    const listed = { pipeline_id: "1", access_control: [entry("terraform", "IS_OWNER")] };
    const made = client.make("databricks_permissions", listed);
    expect(client.read({ ...made, attributes: { pipeline_id: "1", access_control: [] } })).toBeUndefined();
  });

  it("lets the project give the deployer what the provider would add, on every object", () => {
    const levels = Object.entries(DEPLOYER).map(([name, level]) => {
      const argument = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return [argument, OBJECTS[argument]?.caller ?? level, level] as const;
    });
    expect(levels.map(([argument]) => argument).sort()).toEqual(Object.keys(OBJECTS).sort());
    for (const [argument, provider, project] of levels) expect(project, argument).toBe(provider);
  });
});
