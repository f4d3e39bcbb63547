import type { Request } from './wire';

/**
 * What a socket proxy must be set to, to let a request through: a variable for each part of the API, named by the first
 * word of its path, and `POST` for every request that changes something.
 */
export function proxySettings({ method, path }: Pick<Request, 'method' | 'path'>): readonly string[] {
  const section = path.split('/')[1]?.replace(/^_/, '').toUpperCase() ?? '';
  const reading = `${section}=1`;
  return method === 'GET' ? [reading] : ['POST=1', reading];
}
