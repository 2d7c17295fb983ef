import type { Effects } from "./effects";
import { makeByService } from "./made-by-service";

/** A service makes its service-linked role when it is first used. It stays. */
export const makingRole = (service: string): Effects => ({
  created(happened) {
    const name = `${service}.amazonaws.com`;
    const { store, object } = happened;
    const exists = store
      .ofType("aws_iam_service_linked_role")
      .some(({ attributes, account }) => attributes.aws_service_name === name && account === object.account);
    if (!exists) {
      makeByService(happened, "aws_iam_service_linked_role", { aws_service_name: name, id: name }, { global: true });
    }
  },
});
