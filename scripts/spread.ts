import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesUnder } from '../test/architecture/import-graph.js';
import { repositoryRoot } from '../repository.js';

/*
 * `npx tsx scripts/spread.ts [--worst n]` prints how far a change travels: in how many source files (tests left out) the name of an act or
 * event stands, how large the syntax trees are, and how many refusal codes, notices and assertions there are.
 */

type Name = { readonly kind: string; readonly of: 'act' | 'event'; readonly name: string };

const sourceFolders = ['domain', 'contract', 'workflows', 'activities', 'worker', 'db', 'api', 'web', 'cli', 'recompute', 'samples', 'scripts'];
const words = /\b(?:words|names|notices|labels)\b|law\/sources|view/;

/** Every act and event of every lifecycle, read from the types its decider works with. */
function namesOf(root: string): readonly Name[] {
  const registry = join(root, 'domain/lifecycles.ts');
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([registry], options);
  const checker = program.getTypeChecker();
  const found: Name[] = [];
  const lifecycle = (node: ts.ObjectLiteralElementLike): void => {
    const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
    const symbol =
      value && (ts.isShorthandPropertyAssignment(node) ? checker.getShorthandAssignmentValueSymbol(node) : checker.getSymbolAtLocation(value));
    if (!value || !symbol) throw new Error(`not a lifecycle by name: ${node.getText()}`);
    const type = checker.getTypeOfSymbolAtLocation(symbol, value);
    const kind = node.name?.getText().replaceAll("'", '') ?? '';
    for (const [method, of] of [
      ['decide', 'act'],
      ['evolve', 'event'],
    ] as const)
      for (const name of typesTaken(checker, type.getProperty(method), value)) found.push({ kind, of, name });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'lifecycles' && node.initializer && ts.isObjectLiteralExpression(node.initializer))
      node.initializer.properties.forEach(lifecycle);
    else ts.forEachChild(node, visit);
  };
  const file = program.getSourceFile(registry);
  if (!file) throw new Error(`${registry} is not there`);
  visit(file);
  if (found.length === 0) throw new Error('no act and no event found: the registry of lifecycles is written in another way');
  return found;
}

/** The `type` literals of the second parameter of a method. */
function typesTaken(checker: ts.TypeChecker, method: ts.Symbol | undefined, at: ts.Node): readonly string[] {
  const parameter = method && checker.getTypeOfSymbolAtLocation(method, at).getCallSignatures()[0]?.getParameters()[1];
  if (!parameter) throw new Error(`${at.getText()} has no ${method?.name ?? 'decide and evolve'} of two parameters`);
  const union = checker.getTypeOfSymbolAtLocation(parameter, at);
  return (union.isUnion() ? union.types : [union]).flatMap((one) => {
    const discriminant = one.getProperty('type');
    const literal = discriminant && checker.getTypeOfSymbolAtLocation(discriminant, at);
    if (!literal) return [];
    return (literal.isUnion() ? literal.types : [literal]).flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
  });
}

/** The words of a file: identifiers, and strings that are names and not prose (`a.b`, `/a/b-c`), camel case and kebab case alike. */
function wordsIn(source: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.add(node.text);
    else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      for (const word of /\s/.test(node.text) ? [] : node.text.split(/[^\w$-]+/)) found.add(camel(word));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Words for readers: `said(zh, en)`, what a field is called, and the members `zh` and `en` of whatever else says something in both languages. */
function isForReaders(node: ts.Node): boolean {
  if (ts.isStringLiteral(node) && ts.isCallExpression(node.parent)) return node.parent.expression.getText() === 'field';
  if (ts.isCallExpression(node)) return /^says?$|^said$/.test(node.expression.getText());
  return ts.isPropertyAssignment(node) && /^(?:zh|en)$/.test(node.name.getText());
}

const camel = (word: string): string => word.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** How large a file is to who must understand it: its syntax tree without what is written for readers. */
function nodesIn(source: ts.Node): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (isForReaders(node)) return;
    count += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return count;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function main(): void {
  const trees = filesUnder(repositoryRoot, sourceFolders).map((file) => ({
    file,
    source: ts.createSourceFile(file, readFileSync(join(repositoryRoot, file), 'utf8'), ts.ScriptTarget.ES2022, true),
  }));
  const vocabularies = trees.map(({ file, source }) => ({ file, words: wordsIn(source) }));
  const rows = [...new Map(namesOf(repositoryRoot).map((one) => [one.name, one])).values()]
    .map((one) => ({ ...one, files: vocabularies.filter(({ words: said }) => said.has(one.name)).map(({ file }) => file) }))
    .toSorted((a, b) => b.files.length - a.files.length);
  for (const of of ['act', 'event', 'both'] as const) {
    const counts = rows
      .filter((row) => of === 'both' || row.of === of)
      .map((row) => row.files.length)
      .toSorted((a, b) => a - b);
    console.log(
      `files that name an ${of === 'both' ? 'act or event' : of}: ${counts.length} names, median ${at(counts, 0.5)}, p90 ${at(counts, 0.9)}, most ${counts.at(-1)}`,
    );
  }
  const nodes = (chosen: (file: string) => boolean): number =>
    trees.filter(({ file }) => chosen(file)).reduce((sum, { source }) => sum + nodesIn(source), 0);
  const inner = (file: string): boolean => /^(?:domain|contract)\//.test(file) && !words.test(file);
  console.log(`syntax nodes: ${nodes(inner)} in domain and contract without words, sources and views; ${nodes(() => true)} in all sources`);
  const worst = Number(process.argv[process.argv.indexOf('--worst') + 1]);
  if (process.argv.includes('--worst'))
    for (const { kind, of, name, files } of rows.slice(0, worst)) console.log(`${files.length} ${kind} ${of} ${name}: ${files.join(' ')}`);
}

main();
