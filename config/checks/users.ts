import { type Check, entries, errorAt } from "./check";

/** People are made here or provisioned by the identity provider, never both: each would undo what the other does. */
export const users: Check = ({ account }) => {
  const { groups = {} } = account.data;
  const people = entries(account.data.users);
  const provisioned = entries(groups).find(([, { mode }]) => mode === "existing")?.[0];
  if (people.length > 0 && provisioned !== undefined) {
    return [
      errorAt(
        account,
        ["users"],
        `the identity provider provisions people (groups.${provisioned} is "existing"), and would take away who is made here`,
        "have it provision them, and remove users",
      ),
    ];
  }
  return people.flatMap(([key, { userName }], index) => {
    const first = people
      .slice(0, index)
      .find(([, other]) => userName !== undefined && other.userName?.toLowerCase() === userName.toLowerCase());
    return first === undefined
      ? []
      : [errorAt(account, ["users", key, "userName"], `${userName} is ${first[0]} too`, "keep one of the two")];
  });
};
