/** Whether a text is a network's address with the length of its prefix, as `10.0.9.0/24`; IPv6 as far as its form tells. */
export function isSubnet(text: string): boolean {
  const [, address = '', prefix = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  if (address.includes(':')) return /^[0-9a-f:]+$/i.test(address) && Number(prefix) <= 128;
  const parts = address.split('.');
  return (
    parts.length === 4 &&
    parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255) &&
    Number(prefix) <= 32 &&
    prefix !== ''
  );
}
