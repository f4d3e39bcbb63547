'use client';

import { createContext, useContext } from 'react';
import { BUILD } from './build';
import { type Client, createClient } from './client';
import { connect } from './connect';
import { readFirstAnswer } from './first-answer';
import { reloadFor } from './reload-for';
import { goBelowRoot } from './root';
import { watchForms } from './unsaved';

/** The socket opens while the page's script is still being read, before React has drawn anything. */
function connectPage(): Client {
  goBelowRoot(location);
  watchForms();
  const client = connect('', BUILD, readFirstAnswer());
  client.otherBuild.subscribe(() => {
    const build = client.otherBuild.get();
    if (build !== null) reloadFor(build);
  });
  return client;
}

/** The page's client: one for as long as the page lives. On the server it knows nothing. */
export const pageClient: Client = typeof window === 'undefined' ? createClient() : connectPage();

/** On the server each page is drawn with a client of its own. */
export const ClientContext = createContext<Client>(pageClient);

export const useClient = (): Client => useContext(ClientContext);
