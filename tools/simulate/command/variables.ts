/** Declared variables of a stack: name → what is said of it. */
type Variables = Readonly<Record<string, { readonly default?: unknown }>>;

/**
 * Values for the variables of a stack, which are given to a real Terraform where it runs: stand-ins that nothing takes for
 * a secret. What the environment sets already stays.
 */
export function standInsFor(variables: Variables = {}): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name, { default: value }]) => value === undefined && process.env[`TF_VAR_${name}`] === undefined)
      .map(([name]) => [`TF_VAR_${name}`, `simulated ${name}`]),
  );
}
