/**
 * Test files share a process. One that changes a constant of a shared module changes what the next ones see, so that
 * they fail in some orders alone. So `vitest.config.mts` freezes every constant that such a module has at its top, all
 * the way down: the file that changes it fails itself, in every order. Copies by `structuredClone` can be changed.
 */
export function unchanging<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!plain) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) unchanging(part);
  return value;
}
