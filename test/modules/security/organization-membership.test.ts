import { describe, expect, it } from "vitest";
import { OrganizationMembership } from "../../../modules/security/organization-membership";
import { synthModule } from "../../support/synth";

describe("organization membership", () => {
  it("asks for the account's organization alone, and fails the plan where it is another one", () => {
    const json = synthModule((stack) => {
      new OrganizationMembership(stack, "organization", {
        organizationId: "o-abcdefghij",
        setting: "foundation.organization.id of environment dev",
      });
    });
    expect(json.resource).toBeUndefined();
    const { "//": _, ...found } = json.data?.aws_organizations_organization?.organization ?? {};
    expect(found).toEqual({
      lifecycle: {
        postcondition: [
          {
            condition: '${self.id == "o-abcdefghij"}',
            error_message:
              "foundation.organization.id of environment dev is o-abcdefghij, but the AWS account belongs to ${self.id}: the bucket policies would deny everybody but the account's root user. Correct the id, or check that the plan runs in the right AWS account.",
          },
        ],
      },
    });
  });
});
