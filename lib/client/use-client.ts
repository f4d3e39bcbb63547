'use client';

import { type Client, createClient } from './client';
import { connect } from './connect';
import { goBelowRoot } from './root';

/** The socket opens while the page's script is still being read, before React has drawn anything. */
function connectPage(): Client {
  goBelowRoot(location);
  return connect();
}

export const pageClient: Client = typeof window === 'undefined' ? createClient() : connectPage();

/** The page's client: one for as long as the page lives. */
export const useClient = (): Client => pageClient;
