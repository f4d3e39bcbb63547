'use client';

import { type Client, createClient } from './client';
import { connect } from './connect';

// The socket opens while the page's script is still being read, before React has drawn anything.
export const pageClient: Client = typeof window === 'undefined' ? createClient() : connect();

/** The page's client: one for as long as the page lives. */
export const useClient = (): Client => pageClient;
