import { firstOfOneId } from "../kinds/workloads/program";
import { type Check, entries, errorAt } from "./check";

/** Folders whose files are put into volumes are there. */
export const volumeFiles: Check = ({ environments, folders }) =>
  environments.flatMap((env) =>
    entries(env.data.catalogs).flatMap(([catalog, { schemas }]) =>
      entries(schemas).flatMap(([schema, { volumes }]) =>
        entries(volumes).flatMap(([volume, { files: folder }]) => {
          if (folder === undefined) return [];
          const path = ["catalogs", catalog, "schemas", schema, "volumes", volume, "files"];
          const read = folders(folder);
          if (read.fault !== undefined) return [errorAt(env, path, `${folder} ${read.fault.what}`, read.fault.fix)];
          const egg = read.files.find(({ path: file }) => /\.egg$/i.test(file));
          const same = firstOfOneId(read.files);
          return [
            ...(egg === undefined
              ? []
              : [
                  errorAt(
                    env,
                    path,
                    `has ${egg.path}, an egg, which runtimes from 14.0 do not install`,
                    "build a wheel from the same sources, with python -m build",
                  ),
                ]),
            ...(same === undefined
              ? []
              : [
                  errorAt(
                    env,
                    path,
                    `${same.join(" and ")} come out the same in Terraform`,
                    "rename one of them, so that they differ in more than punctuation",
                  ),
                ]),
          ];
        }),
      ),
    ),
  );
