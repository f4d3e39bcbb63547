/** What may stand in a mount, on Linux and on Windows: a service's nodes may be either. */

/** Kinds of mounts that the form knows how to set; a row of another is taken as it is typed. */
export const MOUNT_KINDS = ['volume', 'bind', 'tmpfs', 'npipe'] as const;

export const isMountKind = (type: string): boolean => MOUNT_KINDS.some((kind) => kind === type);

/** What Swarm puts in for each task, `{{.Task.Slot}}`: what will stand there nobody knows yet. */
const TEMPLATE = /\{\{(?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`])*?\}\}/g;

/** `/srv`, `C:\data`, `C:/data`, `\\server\share`; a template may bring the root. */
export const isAbsolutePath = (path: string): boolean =>
  /^(?:\/|[a-z]:[\\/]|\\\\[^\\/])/i.test(path) || path.search(TEMPLATE) === 0;

/** `\\.\pipe\docker_engine` */
export const isPipe = (path: string): boolean =>
  /^(?:\\\\|\/\/)[^\\/]+[\\/]pipe[\\/]./i.test(path) || path.search(TEMPLATE) === 0;

export const isVolumeName = (name: string): boolean =>
  /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name.replaceAll(TEMPLATE, 'xx'));
