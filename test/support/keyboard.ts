/**
 * What keeps a page from being used by keyboard alone; empty where all of it can be reached, in the order that it is read in,
 * and seen to be reached.
 */
export function unreachable(page: string): string[] {
  const opened = [...page.matchAll(/<(\w+)((?:\s[^<>]*)?)>/g)].map(([, name = "", attributes = ""]) => ({
    name,
    attributes,
  }));
  const attributeOf = (attributes: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  const ids = opened.flatMap(({ attributes }) => attributeOf(attributes, "id") ?? []);
  const said: string[] = [];
  for (const id of new Set(ids))
    if (ids.filter((other) => other === id).length > 1) said.push(`${id} is the id of several`);
  for (const { name, attributes } of opened) {
    const target = attributeOf(attributes, "href");
    if (target !== undefined && !ids.includes(target.slice(1))) said.push(`${target} leads nowhere`);
    if (Number(attributeOf(attributes, "tabindex") ?? 0) > 0)
      said.push(`<${name}${attributes}> has an order of its own`);
    if (/\son[a-z]+=/.test(attributes)) said.push(`<${name}${attributes}> listens by an attribute`);
    const labelled = attributeOf(attributes, "aria-labelledby");
    if (labelled !== undefined && !ids.includes(labelled))
      said.push(`nothing has the id ${labelled}, which names another`);
    const scrolls = attributeOf(attributes, "class") === "wide";
    if (
      scrolls &&
      (attributeOf(attributes, "tabindex") !== "0" ||
        labelled === undefined ||
        attributeOf(attributes, "role") !== "region")
    )
      said.push(`<${name}${attributes}> scrolls, and no key does that`);
  }
  const controls = opened.filter(
    ({ name, attributes }) => /^(?:a|input|button|summary)$/.test(name) || /tabindex="0"/.test(attributes),
  );
  if (attributeOf(controls[0]?.attributes ?? "", "class") !== "skip")
    said.push("the first control does not lead past the others");
  if (page.match(/<input/g)?.length !== page.match(/<label>[^<]+<input[^>]*><\/label>/g)?.length)
    said.push("a field has no label");
  if (/outline:\s*(?:none|0)/.test(page)) said.push("what has the focus is not marked");
  if (!/:focus-visible\s*{[^}]*outline:/.test(page)) said.push("what has the focus is marked as the browser likes");
  return said;
}
