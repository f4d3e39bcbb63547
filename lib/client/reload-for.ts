import { isBusy } from './unsaved';

const KEY = 'reloaded-for';

/**
 * The server was upgraded under the page: loads the new one, where that loses nothing of a person's. Once for each build:
 * while replicas of two builds answer, a page may get the old one again, and two would reload for ever.
 */
export function reloadFor(build: string): void {
  const builds = (sessionStorage.getItem(KEY) ?? '').split(' ');
  if (builds.includes(build) || isBusy()) return;
  sessionStorage.setItem(KEY, [...builds, build].join(' '));
  location.reload();
}
