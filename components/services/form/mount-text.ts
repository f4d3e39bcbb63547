/** What may stand in a mount, on Linux and on Windows: a service's nodes may be either. */

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
