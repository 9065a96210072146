/** What stands at a dotted path such as `limit.needPercent.A`; undefined where nothing does. */
export const valueAt = (data: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (here, name) =>
        typeof here === "object" && here !== null && Object.hasOwn(here, name)
          ? Reflect.get(here, name)
          : undefined,
      data,
    );

/** Puts a value there, in place. The way to it must exist. */
export const placeIn = (data: object, path: string, value: unknown): void => {
  const names = path.split(".");
  const last = names.pop() ?? "";
  const holder = names.length === 0 ? data : valueAt(data, names.join("."));
  if (typeof holder === "object" && holder !== null && Object.hasOwn(holder, last))
    Reflect.set(holder, last, value);
};
