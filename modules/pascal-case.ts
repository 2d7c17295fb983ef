/** A key as one word of letters and digits, as names of statements, models and logical ids are: `sales-eu` → `SalesEu`. */
export const pascalCase = (key: string): string =>
  key.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
