import type { z } from "zod";
import { valueFault } from "../../derive/governed-tags";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { objectTags as schema } from "../../schema/consumers/object-tags";
import type { Kind } from "../kind";

type ObjectTags = z.output<typeof schema>;
type Tagged = Salvaged<ObjectTags>["object"];
export type ObjectTagsModel = DeepReadonly<ObjectTags>;

/** What is not of the configuration is let on by hand. */
const madeByHand = (object: Tagged): boolean => object?.type === "genie-space" || object?.type === "notebook";

/** Key or id of what has the tags, as far as it could be read, and the field that says it. */
function named(object: Tagged): { readonly name: string | undefined; readonly field: string } {
  switch (object?.type) {
    case "dashboard":
      return { name: object.dashboard, field: "dashboard" };
    case "app":
      return { name: object.app, field: "app" };
    case "genie-space":
    case "notebook":
      return { name: object.id, field: "id" };
    default:
      return { name: undefined, field: "type" };
  }
}

/** Tags of something in a workspace. */
export const objectTags: Kind<ObjectTags, ObjectTagsModel> = {
  what: "tags of an object of a workspace",
  lane: "analysis",
  runs: [],
  resolve: (consumer) => consumer,
  exclusive: ({ workspace, object }) => {
    const { name, field } = named(object);
    return name === undefined || workspace === undefined
      ? []
      : [{ what: `the tags of the ${object?.type} ${name} in ${workspace}`, field: ["object", field] }];
  },
  steps: [
    {
      id: "tagged-objects",
      title: "Genie spaces and notebooks let the deployer put tags on them",
      instructions: [
        "Open each Genie space and notebook that an entry of kind object-tags names, and share it with the service principal that Terraform runs as: Can edit or more.",
        "For a governed tag that Terraform did not make, give that service principal ASSIGN on the tag in the account console, under Governed tags; the same holds for tags of dashboards and apps.",
        "Whoever deletes the object takes its tags with it: remove the entry then.",
      ],
      blocking: false,
      appliesTo: ({ object }) => madeByHand(object),
    },
  ],
  checks(it, view) {
    const tags = Object.entries(it.tags ?? {});
    const governed = view.environment.metastore?.governedTags;
    return [
      ...(tags.length > 0 || it.tags === undefined
        ? []
        : [view.problem(["tags"], "has no tag", "write one, or remove the entry")]),
      ...tags.flatMap(([tag, value]) => {
        const fault = value === undefined ? undefined : valueFault(governed, tag, value);
        return fault === undefined ? [] : [view.problem(["tags", tag], fault.what, fault.fix)];
      }),
    ];
  },
};
