/**
 * Whether what is meant for `home` may go to `target`: the same origin, or the same host by TLS, where both have their
 * scheme's own port. Never a name and password in the address, and never from TLS to none.
 */
export function isSameHost(home: URL, target: URL): boolean {
  if (target.username || target.password) return false;
  if (target.origin === home.origin) return true;
  const isUpgrade = home.protocol === 'http:' && target.protocol === 'https:';
  return isUpgrade && !home.port && !target.port && home.hostname === target.hostname;
}
