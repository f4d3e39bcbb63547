import { expect, test } from 'vitest';
import { indentAfter } from './indent-after';

test.each([
  ['', 0],
  ['services:', 2],
  ['  web:', 4],
  ['  web: &web # ours', 4],
  ['    image: nginx:1.0', 4],
  ['    ports: ["80:80"]', 4],
  ['    ports:', 6],
  ['      - target: 80', 8],
  ['      - bind:', 10],
  ['      - ch03', 6],
  ['      - "80:80"', 6],
  ['# a remark:', 0],
])('%j', (line, spaces) => expect(indentAfter(line)).toBe(spaces));
