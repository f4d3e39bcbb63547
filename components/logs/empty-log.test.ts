import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import { logs } from '@/lib/messages/en/logs';
import type { LogDriver } from '@/lib/swarm/objects/log-driver';
import { EmptyLog } from './empty-log';

const shown = (driver: LogDriver | null, service: string | null = 'web') =>
  renderToStaticMarkup(
    createElement(IntlProvider, {
      locale: 'en',
      messages: { logs },
      onError: () => {},
      // biome-ignore lint/correctness/noChildrenProp: IntlProvider's type asks for it here
      children: createElement(EmptyLog, { why: logs.empty, driver, service }),
    }),
  );

test('a driver that keeps nothing is why there are no lines, and the command that helps stands there', () => {
  for (const driver of [
    { name: 'none', isCacheOff: false },
    { name: 'gelf', isCacheOff: true },
  ]) {
    const html = shown(driver);
    expect(html).toContain(driver.name);
    expect(html).toContain('no lines can appear here');
    expect(html).toContain('service update --log-driver local web');
    expect(html).not.toContain(logs.empty);
    expect(shown(driver, null)).not.toContain('service update');
  }
});

test('what is not known is not claimed', () => {
  for (const name of ['gelf', '']) {
    const html = shown({ name, isCacheOff: false });
    expect(html).toContain(logs.empty);
    expect(html).not.toContain('no lines can appear here');
    expect(html).not.toContain('service update');
  }
  expect(shown({ name: '', isCacheOff: false })).toContain('docker info --format');
});

test('a driver that keeps the lines, or is not known, explains nothing', () => {
  expect(shown({ name: 'json-file', isCacheOff: false })).toBe(shown(null));
});
