import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** One import as written. `to` is a path from the root for our own files, a package name (`node:fs`, `@noble/hashes`) otherwise. */
export type Import = { readonly from: string; readonly to: string; readonly own: boolean; readonly typeOnly: boolean; readonly line: number };

/** The TypeScript files of some folders, as paths from the root with forward slashes. */
export function filesUnder(root: string, folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => posix.join(folder, name.split(sep).join('/'))),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/fixtures/'))
    .sort();
}

/** Every import, re-export, dynamic import and `import('…')` type of a file. */
export function importsOf(root: string, file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    const line = source.getLineAndCharacterOfPosition(specifier.getStart()).line + 1;
    found.push({ from: file, ...target(root, file, specifier.text), typeOnly, line });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((name) => name.isTypeOnly)
  );
}

function target(root: string, file: string, specifier: string): { to: string; own: boolean } {
  if (!specifier.startsWith('.')) return { to: packageOf(specifier), own: false };
  const path = relative(root, join(root, dirname(file), specifier))
    .split(sep)
    .join('/');
  if (existsSync(join(root, path))) return { to: path, own: true };
  const written = path.replace(/\.js$/, '.ts');
  return { to: existsSync(join(root, `${written}x`)) ? `${written}x` : written, own: true };
}

function packageOf(specifier: string): string {
  const bare = specifier.replace(/^node:/, '');
  if (builtinModules.includes(bare)) return `node:${bare}`;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
