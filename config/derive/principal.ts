/** Who is granted something: an account group, or a service principal by its key in the account's file. */
export type Principal =
  | { readonly kind: "group"; readonly name: string }
  | { readonly kind: "service-principal"; readonly key: string };
