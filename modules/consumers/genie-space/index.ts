import type { GenieSpaceModel } from "../../../config/kinds/consumers/genie-space";
import type { Contributions } from "../../kinds/contribution";
import { permissionsBody, spaceBody } from "./bodies";

/** Nothing is made: outputs are what the space is made of by hand. */
export const contributions: Contributions<GenieSpaceModel> = {
  serving: (_scope, _id, { entry: space, read }) => ({
    genie_spaces: spaceBody(space, {
      warehouseId: read("serving", "warehouse_ids", space.warehouse),
      catalogName: read("unity-catalog", "catalog_names", space.catalog),
    }),
    genie_space_permissions: permissionsBody(space),
  }),
};
