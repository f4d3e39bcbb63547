/** What signs in at a registry, as `user:password`; null where there is nothing for it. */
export type Credentials = string | null;

/**
 * Reads the secret file: `user:password`, or a docker `config.json` with an entry for the registry's host. null where it
 * is neither.
 */
export function readCredentials(file: string, host: string): Credentials {
  const text = file.trim();
  if (!text.startsWith('{')) return text.includes(':') ? text : null;
  try {
    const { auths } = JSON.parse(text) as { auths?: Readonly<Record<string, { auth?: unknown }>> };
    const entry = Object.entries(auths ?? {}).find(([name]) => hostOf(name) === host)?.[1];
    const pair = typeof entry?.auth === 'string' ? Buffer.from(entry.auth, 'base64').toString() : '';
    return pair.includes(':') ? pair : null;
  } catch {
    return null;
  }
}

const hostOf = (name: string): string => name.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
