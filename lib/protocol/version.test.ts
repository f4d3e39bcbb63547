import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { PROTOCOL_VERSION } from './version';

/** The fingerprint of each version's shapes. Earlier ones stay, so that no number is used twice. */
const VERSIONS: Readonly<Record<number, string>> = {
  1: '99feca5db1c30920',
  2: '1fc90f7127e05ec1',
  3: '08cbf6adaa5e1dca',
  4: '490903e215571ff6',
  5: 'b0e714ccc5c38e9e',
  6: 'f2a9a3a32288ee6e',
};

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');

it('a change of the messages’ shapes asks for the next protocol version', () => {
  const shapes = shapesFrom(readdirSync(HERE).filter((name) => !name.includes('.test.')));
  // What is asked, what is answered, and what stands deep in an answer: all of it travels.
  for (const name of [
    'Action',
    'StackPlan',
    'Finding',
    'TaskState',
    'SERVICE_ACTIONS',
    'NODE_ACTIONS',
    'DOCKER_QUERIES',
  ])
    expect(shapes.map(([shape]) => shape)).toContain(name);
  const fingerprint = createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
  expect(
    VERSIONS[PROTOCOL_VERSION],
    'the shapes changed: raise PROTOCOL_VERSION and add its fingerprint (an unreleased version may change its own)',
  ).toBe(fingerprint);
});

/** Name and text of every shape in the files of this folder, and of each that one of them names, wherever it stands. */
function shapesFrom(files: readonly string[]): readonly (readonly [string, string])[] {
  const found = new Set<ts.Statement>();
  const shapes: [string, string][] = [];
  const follow = (file: string, statement: ts.Statement) => {
    if (found.has(statement)) return;
    found.add(statement);
    shapes.push([nameOf(statement), print(file, statement)]);
    for (const name of namedIn(statement)) {
      const declared = declarationOf(file, name);
      if (declared) follow(...declared);
    }
  };
  for (const name of files) {
    const file = join(HERE, name);
    for (const statement of parse(file).statements.filter(isShape)) follow(file, statement);
  }
  return shapes.sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

const sources = new Map<string, ts.SourceFile>();
function parse(file: string): ts.SourceFile {
  const source =
    sources.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  sources.set(file, source);
  return source;
}

/** Types, and the lists and tables that types are made from. */
const isShape = (statement: ts.Statement): boolean =>
  ts.isInterfaceDeclaration(statement) ||
  ts.isTypeAliasDeclaration(statement) ||
  (ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some(
      ({ initializer }) =>
        initializer !== undefined &&
        (ts.isAsExpression(initializer) || ts.isSatisfiesExpression(initializer)),
    ));

/** What a table of actions or queries says besides, and no message holds. */
const AT_HOME = ['audited', 'command', 'undo'];

function travelling(statement: ts.Statement): ts.Statement {
  const { transformed } = ts.transform(statement, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node | undefined =>
        ts.isPropertyAssignment(node) && AT_HOME.includes(node.name.getText())
          ? undefined
          : ts.visitEachChild(node, visit, context);
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  return transformed[0] ?? statement;
}

/** Without comments and layout. */
const print = (file: string, statement: ts.Statement): string =>
  ts
    .createPrinter({ removeComments: true })
    .printNode(ts.EmitHint.Unspecified, travelling(statement), parse(file))
    .replace(/\s+/g, ' ');

const nameOf = (statement: ts.Statement): string =>
  ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
    ? statement.name.text
    : ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText()).join()
      : '';

/** Every name in it: those that are no shape's find nothing. */
function namedIn(node: ts.Node): readonly string[] {
  const names: string[] = ts.isIdentifier(node) ? [node.text] : [];
  ts.forEachChild(node, (child) => {
    names.push(...namedIn(child));
  });
  return names;
}

/** Where the shape `name`, as `file` knows it, is declared: there, or in the file of ours that it is imported from. */
function declarationOf(file: string, name: string): readonly [string, ts.Statement] | null {
  const { statements } = parse(file);
  const own = statements.find((each) => isShape(each) && nameOf(each) === name);
  if (own) return [file, own];
  for (const statement of statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const imported = bindings.elements.find((element) => element.name.text === name);
    if (!imported) continue;
    const from = ownFile(file, statement.moduleSpecifier.text);
    return from === null ? null : declarationOf(from, (imported.propertyName ?? imported.name).text);
  }
  return null;
}

/** The file of this repository that `specifier` means; null for a package's. */
function ownFile(from: string, specifier: string): string | null {
  const path = specifier.startsWith('@/') ? join(ROOT, specifier.slice(2)) : join(dirname(from), specifier);
  const isOurs = specifier.startsWith('@/') || specifier.startsWith('.');
  return isOurs && existsSync(`${path}.ts`) ? `${path}.ts` : null;
}
