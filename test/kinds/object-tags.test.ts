import { afterAll, describe, expect, it } from "vitest";
import { openSteps } from "../../config/manual-steps";
import { addresses } from "../../emitted/stacks";
import { report } from "../config/problems";
import { app, SPACE, withApps } from "../support/apps";
import { NOTEBOOK, objectTags, withObjectTags } from "../support/object-tags";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const account = accountInput();
const input = devInput();
withApps(input, account);
withObjectTags(input);
const platform = platformOf(account, input);

describe("tags of objects of a workspace", () => {
  const serving = synthPlatform(platform).find(({ name }) => name === "dev-serving-main")?.json ?? {};
  const tag = (entry: string, key: string) =>
    resource(serving, `databricks_workspace_entity_tag_assignment.consumer-${entry}_tag-${key}`);

  it("are one resource for each tag", () => {
    expect(addresses(serving).filter((address) => address.includes("tag_assignment"))).toEqual(
      ["notebook", "overview", "portal", "space"].flatMap((entry) =>
        ["certified", "domain"].map(
          (key) => `databricks_workspace_entity_tag_assignment.consumer-${entry}-tags_tag-${key}`,
        ),
      ),
    );
  });

  it.each([
    ["overview-tags", "dashboards", "${databricks_dashboard.consumer-gold-overview.id}"],
    ["portal-tags", "apps", "${databricks_app.consumer-portal.name}"],
    ["space-tags", "geniespaces", SPACE],
    ["notebook-tags", "notebooks", NOTEBOOK],
  ])("%s are of %s", (entry, type, id) => {
    expect(tag(entry, "domain")).toEqual({ entity_type: type, entity_id: id, tag_key: "domain", tag_value: "sales" });
    expect(tag(entry, "certified")).toEqual({ entity_type: type, entity_id: id, tag_key: "certified" });
  });

  it("of what people make wait for people", () => {
    const ids = (consumers: object) =>
      openSteps(
        platformOf(accountInput(), { ...devInput(), consumers: { ...devInput().consumers, ...consumers } }),
      ).map(({ id }) => id);
    expect(ids({ it: objectTags() })).not.toContain("tagged-objects");
    expect(ids({ it: objectTags({ object: { type: "genie-space", id: SPACE } }) })).toContain("tagged-objects");
  });
});

describe("tags of objects in the configuration", () => {
  const problems = (change: Parameters<typeof objectTags>[0], more: Readonly<Record<string, unknown>> = {}) =>
    report({ dev: { "consumers.it": objectTags(change), "consumers.portal": app(), ...more } });
  const on = (object: object) => ({ object }) as Parameters<typeof objectTags>[0];
  const governed = (values: readonly string[]) => ({
    "metastore.governedTags": { domain: { comment: "Whose it is", values } },
  });

  it.each<[string, Parameters<typeof objectTags>[0], Record<string, unknown>?]>([
    ["of a dashboard", {}],
    ["of an app", on({ type: "app", app: "portal" })],
    ["of a Genie space", on({ type: "genie-space", id: SPACE })],
    ["of a notebook", on({ type: "notebook", id: NOTEBOOK })],
    ["with a value that its rules know", { tags: { domain: "sales" } }, governed(["sales"])],
    ["of two objects", {}, { "consumers.other": objectTags(on({ type: "app", app: "portal" })) }],
  ])("are taken: %s", (_, change, more) => expect(problems(change, more)).toBe(""));

  it.each<[string, Parameters<typeof objectTags>[0], string, Record<string, unknown>?]>([
    ["no object", on(undefined as never), "consumers.it.object"],
    ["a sort of object that there is not", on({ type: "query", id: "1" }), "consumers.it.object.type"],
    ["a dashboard that is not there", on({ type: "dashboard", dashboard: "none" }), "consumers.it.object.dashboard"],
    ["a dashboard that is a warehouse", on({ type: "dashboard", dashboard: "bi" }), "consumers.it.object.dashboard"],
    ["a dashboard by its id", on({ type: "dashboard", id: SPACE }), "consumers.it.object.dashboard"],
    ["an app that is not there", on({ type: "app", app: "none" }), "consumers.it.object.app"],
    ["an app that is a dashboard", on({ type: "app", app: "gold-overview" }), "consumers.it.object.app"],
    ["an id of a space that is none", on({ type: "genie-space", id: "sales" }), "is not the id of a Genie space"],
    ["the id of a space in capitals", on({ type: "genie-space", id: SPACE.toUpperCase() }), "is not the id"],
    ["a path of a notebook", on({ type: "notebook", id: "/Shared/report" }), "is not the id of a notebook"],
    ["a number of a notebook", on({ type: "notebook", id: 2807324866692453 }), "consumers.it.object.id"],
    ["no tag", { tags: {} }, "consumers.it.tags: has no tag. Fix: write one, or remove the entry"],
    ["a tag with a dot", { tags: { "a.b": "" } }, "consumers.it.tags"],
    ["a value with a reference", { tags: { domain: "${x}" } }, "consumers.it.tags.domain"],
    [
      "a value that its rules do not know",
      { tags: { domain: "hr" } },
      '"hr" is no value of the governed tag domain',
      governed(["sales"]),
    ],
    [
      "a value of a tag without values",
      { tags: { domain: "hr" } },
      "the governed tag domain has no values",
      governed([]),
    ],
    ["a workspace that is not there", { workspace: "other" }, "consumers.it.workspace"],
    ["tags of one object twice", {}, "the tags of the dashboard gold-overview", { "consumers.other": objectTags() }],
    ["a field that there is not", { color: "red" } as never, "color"],
  ])("are refused: %s", (_, change, message, more) => expect(problems(change, more)).toContain(message));
});

describe("tags of objects in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("are deployed after what has them, have nothing to change afterwards, and go", () =>
    expectComesAndGoes(site, platform, ["dev-serving-main"]));
});
