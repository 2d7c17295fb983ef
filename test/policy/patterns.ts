/** Whether some text matches both patterns, in each of which `*` stands for any text. */
export function overlap(one: string, other: string): boolean {
  if (one === "") return /^\**$/.test(other);
  if (other === "") return overlap(other, one);
  if (one[0] === "*") return overlap(one.slice(1), other) || overlap(one, other.slice(1));
  if (other[0] === "*") return overlap(other, one);
  return one[0] === other[0] && overlap(one.slice(1), other.slice(1));
}
