'use client';

import { type Client, createClient } from './client';
import { connect } from './connect';
import { reloadFor } from './reload-for';
import { goBelowRoot } from './root';
import { watchForms } from './unsaved';

/** The socket opens while the page's script is still being read, before React has drawn anything. */
function connectPage(): Client {
  goBelowRoot(location);
  watchForms();
  const client = connect();
  client.otherBuild.subscribe(() => {
    const build = client.otherBuild.get();
    if (build !== null) reloadFor(build);
  });
  return client;
}

export const pageClient: Client = typeof window === 'undefined' ? createClient() : connectPage();

/** The page's client: one for as long as the page lives. */
export const useClient = (): Client => pageClient;
