import type { DataKey, SeparateKey } from "../facts/separate-keys";

interface WithKeys {
  readonly foundation?:
    | {
        readonly kms?:
          | {
              readonly separateKeys?: readonly (SeparateKey | undefined)[] | undefined;
              readonly onDataKey?: readonly (string | undefined)[] | undefined;
            }
          | undefined;
      }
    | undefined;
}

/** Whether something has a key of its own; also of a draft. */
export const isSeparate = ({ foundation }: WithKeys, purpose: SeparateKey): boolean =>
  foundation?.kms?.separateKeys?.includes(purpose) ?? false;

/**
 * The key that encrypts a data service.
 * @param service key in `dataServices`
 * @param own what may have a key of its own, of services of its kind; undefined where they never do
 */
export const dataKeyOf = (env: WithKeys, service: string, own: SeparateKey | undefined): DataKey =>
  own !== undefined && isSeparate(env, own) && env.foundation?.kms?.onDataKey?.includes(service) !== true
    ? own
    : "data";
