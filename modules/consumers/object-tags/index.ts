import { WorkspaceEntityTagAssignment } from "@cdktf/provider-databricks/lib/workspace-entity-tag-assignment";
import { Construct } from "constructs";
import { TAGGED_OBJECTS } from "../../../config/facts/object-tags";
import type { ObjectTagsModel } from "../../../config/kinds/consumers/object-tags";
import type { Contributed, Contributions } from "../../kinds/contribution";
import { idOf } from "../../unity-catalog/entity-tags";

export const contributions: Contributions<ObjectTagsModel> = {
  serving(parent, id, context) {
    const { object, tags } = context.entry;
    const scope = new Construct(parent, id);
    for (const [tagKey, tagValue] of Object.entries(tags)) {
      new WorkspaceEntityTagAssignment(scope, `tag-${idOf(tagKey)}`, {
        entityType: TAGGED_OBJECTS.value[object.type],
        entityId: idIn(context),
        tagKey,
        ...(tagValue !== "" && { tagValue }),
      });
    }
    return {};
  },
};

/** Id of what has the tags; of what is made here, a reference to it. */
function idIn({ entry: { object }, read }: Pick<Contributed<ObjectTagsModel>, "entry" | "read">): string {
  if (object.type === "dashboard") return read("serving", "dashboard_ids", object.dashboard);
  return object.type === "app" ? read("serving", "app_names", object.app) : object.id;
}
