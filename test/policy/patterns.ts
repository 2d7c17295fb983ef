/** Whether some text matches both patterns, in each of which `*` stands for any text. */
export function overlap(one: string, other: string): boolean {
  if (one === "") return /^\**$/.test(other);
  if (other === "") return overlap(other, one);
  if (one[0] === "*") return overlap(one.slice(1), other) || overlap(one, other.slice(1));
  if (other[0] === "*") return overlap(other, one);
  return one[0] === other[0] && overlap(one.slice(1), other.slice(1));
}

/** The same for ARNs, part by part: no `*` reaches over a colon, but in the resource at the end. */
export function arnsOverlap(one: string, other: string): boolean {
  if (one === "*" || other === "*") return true;
  const parts = (arn: string) => {
    const [head = "", partition = "", service = "", region = "", account = "", ...resource] = arn.split(":");
    return [head, partition, service, region, account, resource.join(":")];
  };
  const others = parts(other);
  return parts(one).every((part, index) => overlap(part, others[index] ?? ""));
}
