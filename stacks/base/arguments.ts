import { DefaultTokenResolver, StringConcat, type TerraformResource, Tokenization } from "cdktf";

/** What is emitted for a resource as it is now, references as Terraform reads them. */
export function argumentsOf(resource: TerraformResource): Readonly<Record<string, unknown>> {
  const { resource: types } = resource.toTerraform() as {
    resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
  };
  return Tokenization.resolve(types[resource.terraformResourceType]?.[resource.friendlyUniqueId], {
    scope: resource,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  }) as Readonly<Record<string, unknown>>;
}
