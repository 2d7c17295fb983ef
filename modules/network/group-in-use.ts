/**
 * `lifecycle` of a security group. Its name is fixed, so no second one can stand beside it, and AWS deletes none that is
 * in use: nothing may replace it. The name and the VPC stay for as long as what the group belongs to; the description is
 * a sentence of the code, and a better one is no reason.
 */
export const GROUP_IN_USE = { ignoreChanges: ["description"] };
