// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { afterEach, expect, it, vi } from 'vitest';
import { checkApart, placeApart } from './check-apart';
import { MAX_COMPOSE_BYTES } from './compose-file';
import { worstFiles } from './made-up/worst-files.testing';

const { signal } = new AbortController();
const FINE =
  'services: {web: {image: "nginx:${TAG}"}}\nnetworks: {front: , back: {external: true, name: wire}}\n';
const asked = { stack: 'shop', values: { TAG: '1' } };
const slow = worstFiles(MAX_COMPOSE_BYTES)['lists in lists'] ?? '';

afterEach(() => void vi.useRealTimers());

it('a file is checked, and what goes to the CLI comes with what it names', async () => {
  expect(await checkApart(FINE, asked, signal)).toEqual({
    findings: [],
    variables: [expect.objectContaining({ name: 'TAG' })],
    sent: {
      text: '{"services": {"web": {"image": "nginx:${TAG}"}}, "networks": {"front": null, "back": {"external": true, "name": wire}}}',
      names: [
        { object: 'network', name: 'shop_default' },
        { object: 'network', name: 'shop_front' },
        { object: 'network', name: 'wire' },
      ],
    },
  });
  expect(await checkApart(FINE, { ...asked, values: {} }, signal)).toMatchObject({
    findings: [{ kind: 'unset-variable', about: 'TAG' }],
    sent: null,
  });
});

it('the CLI’s words find their line', async () => {
  expect(await placeApart(FINE, 'services.web.image must be a string', signal)).toMatchObject({
    kind: 'docker',
    line: 1,
    column: 18,
  });
  expect(await placeApart('[', 'something', signal)).toMatchObject({
    kind: 'docker',
    line: 0,
    about: 'something',
  });
});

it('a file that is too long starts no thread', async () => {
  const checked = await checkApart('a'.repeat(1_000_000), asked, signal);
  expect(checked.findings).toMatchObject([{ kind: 'too-large' }]);
});

it('a check that takes too long is ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const checking = checkApart(slow, asked, signal);
  // Its time begins when its thread does.
  while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(3_000);
  const checked = await checking;
  expect(checked).toMatchObject({ findings: [{ kind: 'too-complex', line: 0 }], sent: null });
});

it('who gives up is not waited for', async () => {
  const giving = new AbortController();
  const checking = checkApart(slow, asked, giving.signal);
  giving.abort(new Error('enough'));
  await expect(checking).rejects.toThrow('enough');
  expect((await checkApart(FINE, asked, signal)).sent).not.toBeNull();
});

it('two at once, as many wait as can, and then it is said', async () => {
  const giving = new AbortController();
  const checks = Array.from({ length: 18 }, () => checkApart(FINE, asked, giving.signal));
  expect((await checkApart(FINE, asked, signal)).findings).toMatchObject([{ kind: 'busy' }]);
  giving.abort(new Error('enough'));
  const settled = await Promise.allSettled(checks);
  expect(settled.map(({ status }) => status)).toEqual(settled.map(() => 'rejected'));
});
