import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { PROTOCOL_VERSION } from './version';

/** The fingerprint of each version's shapes. Earlier ones stay, so that no number is used twice. */
const VERSIONS: Readonly<Record<number, string>> = {
  1: '99feca5db1c30920',
  2: '1fc90f7127e05ec1',
  3: '08cbf6adaa5e1dca',
  4: '490903e215571ff6',
  5: 'd994337c7d321683',
};

/** What travels, beside everything in this folder. */
const DOMAIN = [
  'derived/reach',
  'objects/cluster',
  'objects/image',
  'objects/log-driver',
  'objects/network',
  'objects/node',
  'objects/payload',
  'objects/port',
  'objects/registry',
  'objects/resources',
  'objects/service',
  'objects/service-definition',
  'objects/task',
  'operations/action',
  'operations/outcome',
  'operations/query',
  'operations/role',
  'operations/stack-plan',
  'picture/activity',
  'picture/diff',
  'picture/feed',
  'picture/log-line',
  'picture/problem',
];

it('a change of the messages’ shapes asks for the next protocol version', () => {
  const files = [
    ...readdirSync(import.meta.dirname)
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => join(import.meta.dirname, name)),
    ...DOMAIN.map((name) => join(import.meta.dirname, '../swarm', `${name}.ts`)),
  ];
  const shapes = files.sort().flatMap(shapesIn).join('\n');
  const fingerprint = createHash('sha256').update(shapes).digest('hex').slice(0, 16);
  expect(
    VERSIONS[PROTOCOL_VERSION],
    'the shapes changed: raise PROTOCOL_VERSION and add its fingerprint (an unreleased version may change its own)',
  ).toBe(fingerprint);
});

/** The types of a file and the lists that types are made from, without comments and layout. */
function shapesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const printer = ts.createPrinter({ removeComments: true });
  return source.statements
    .filter(
      (each) => ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each) || isConstantList(each),
    )
    .map((each) => printer.printNode(ts.EmitHint.Unspecified, each, source).replace(/\s+/g, ' '));
}

/** `['new', 'pending', …] as const` */
const isConstantList = (statement: ts.Statement): boolean =>
  ts.isVariableStatement(statement) &&
  statement.declarationList.declarations.some(
    ({ initializer }) =>
      initializer !== undefined && (ts.isAsExpression(initializer) || ts.isSatisfiesExpression(initializer)),
  );
