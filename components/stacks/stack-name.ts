/** As the docker CLI and the names of services allow it. */
export const isStackName = (name: string): boolean =>
  name.length <= 63 && /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/.test(name);
