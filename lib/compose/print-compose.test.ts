import { expect, it } from 'vitest';
import { printCompose } from './print-compose';

const labelled = (name: string, value: string) =>
  printCompose({ services: { web: { labels: { [name]: value } } } }, 'made up');

it.each(['1e3_', '0X1F', '0B1', '-0o17', '-_1', '1_.5', '1.', '.5e-3'])(
  '%s stays a text to a parser that takes it for a number',
  (text) => expect(labelled(text, text)).toContain(`"${text}": "${text}"`),
);

it.each(['10s', '1.2.3', 'v1', 'nginx:1.27'])('%s needs no quotes', (text) =>
  expect(labelled('a', text)).toContain(`a: ${text}\n`),
);

it.each(['1', '1_', '0', '_', '1e', '.', '-', '\n', ' ', '"'])(
  'half a million of %j take time in proportion to their length',
  (piece) => {
    const text = `${piece.repeat(500_000)}x`;
    const start = performance.now();
    labelled(text, text);
    // In quadratic time they took minutes; a busy machine may be busy.
    expect(performance.now() - start).toBeLessThan(8_000);
  },
);
