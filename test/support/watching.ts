/** Counts how often somebody looks at a property of objects: what work costs, on any machine and however busy it is. */
export function watching() {
  let count = 0;
  return {
    /** How often, until now. */
    looks: () => count,
    /** The same object, but that it counts. */
    watched: <T extends object>(object: T): T =>
      new Proxy(object, {
        get(target, key, receiver) {
          count++;
          return Reflect.get(target, key, receiver) as unknown;
        },
      }),
  };
}
