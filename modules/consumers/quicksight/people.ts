import { QuicksightGroup } from "@cdktf/provider-aws/lib/quicksight-group";
import { QuicksightGroupMembership } from "@cdktf/provider-aws/lib/quicksight-group-membership";
import { QuicksightIamPolicyAssignment } from "@cdktf/provider-aws/lib/quicksight-iam-policy-assignment";
import type { Construct } from "constructs";
import { at } from "../../../config/derive/at";
import { mapValues } from "../../../config/derive/map-values";
import { QUICKSIGHT_RIGHTS } from "../../../config/facts/quicksight";
import type { QuickSightModel } from "../../../config/kinds/consumers/quicksight";
import { configured } from "../../configured";
import type { Place } from "../../place";
import { literal } from "../../terraform/literal";

/** Where users and groups are that nobody put elsewhere. */
const NAMESPACE = "default";

/** A group as others name it. */
export interface People {
  readonly name: string;
  readonly arn: string;
}

/** Region of users and groups, said where it is not the stack's own. */
const regionOf = ({ identityRegion }: QuickSightModel, { region }: Place) =>
  identityRegion === undefined || identityRegion === region ? {} : { region: identityRegion };

/** Groups, with who is in them; by key. */
export function peopleOf(scope: Construct, entry: QuickSightModel, place: Place): Readonly<Record<string, People>> {
  const where = regionOf(entry, place);
  return mapValues(entry.groups, (group, key) => {
    if (group.mode === "existing") {
      const region = entry.identityRegion ?? place.region;
      const arn = `arn:${place.partition}:quicksight:${region}:${place.accountId}:group/${NAMESPACE}/${group.name}`;
      return { name: group.name, arn };
    }
    const setting = `.groups.${key}`;
    const made = configured(
      new QuicksightGroup(scope, `group-${key}`, {
        groupName: `${entry.name}_${key}`,
        ...(group.description !== undefined && { description: literal(group.description) }),
        namespace: NAMESPACE,
        ...where,
      }),
      setting,
    );
    for (const memberName of group.members) {
      const id = `group-${key}-member-${memberName.replace(/[^\w-]/g, "-")}`;
      const member = { groupName: made.groupName, memberName: literal(memberName), namespace: NAMESPACE, ...where };
      configured(new QuicksightGroupMembership(scope, id, member), `${setting}.members`);
    }
    return { name: made.groupName, arn: made.arn };
  });
}

/** IAM policies for groups. */
export function assignmentsOf(
  scope: Construct,
  entry: QuickSightModel,
  place: Place,
  people: Readonly<Record<string, People>>,
): void {
  for (const [key, { policyArn, groups, disabled }] of Object.entries(entry.assignments)) {
    configured(
      new QuicksightIamPolicyAssignment(scope, `assignment-${key}`, {
        assignmentName: `${entry.name}_${key}`,
        assignmentStatus: disabled ? "DISABLED" : "ENABLED",
        policyArn,
        identities: [{ group: groups.map((group) => at(people, group).name) }],
        namespace: NAMESPACE,
        ...regionOf(entry, place),
      }),
      `.assignments.${key}`,
    );
  }
}

type Thing = keyof typeof QUICKSIGHT_RIGHTS.value;
type Rights = Readonly<Record<string, "viewer" | "owner">>;

/** Argument that says who may do what with a thing; absent where nobody may. */
export function permitted(
  thing: Thing,
  permissions: Rights,
  people: Readonly<Record<string, People>>,
): readonly { readonly actions: string[]; readonly principal: string }[] {
  const rights: Readonly<Partial<Record<"viewer" | "owner", readonly string[]>>> = QUICKSIGHT_RIGHTS.value[thing];
  return Object.entries(permissions).map(([group, right]) => ({
    actions: (rights[right] ?? []).map((action) => `quicksight:${action}`),
    principal: at(people, group).arn,
  }));
}
