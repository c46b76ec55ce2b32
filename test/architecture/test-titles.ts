import ts from 'typescript';

const groups = new Set(['describe', 'it', 'test']);
const notRun = new Set(['skip', 'todo', 'skipIf', 'runIf']);

/** The titles of the tests and groups in the text of a test file, as written; without those that are skipped or only planned. */
export function titlesIn(text: string): readonly string[] {
  const source = ts.createSourceFile('any.test.ts', text, ts.ScriptTarget.ES2022, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const title = wordsOf(node.arguments[0]);
      const names = calledNames(node.expression);
      if (title !== null && groups.has(names[0] ?? '') && !names.some((name) => notRun.has(name))) titles.push(title);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** The words of a text as written; a value put into it is not known. */
function wordsOf(title: ts.Expression | undefined): string | null {
  if (title === undefined) return null;
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? [title.head.text, ...title.templateSpans.map((span) => span.literal.text)].join('…') : null;
}

/** `test.each(cases)` is called as test, each. */
function calledNames(called: ts.Expression): readonly string[] {
  if (ts.isIdentifier(called)) return [called.text];
  if (ts.isPropertyAccessExpression(called)) return [...calledNames(called.expression), called.name.text];
  if (ts.isCallExpression(called) || ts.isTaggedTemplateExpression(called))
    return calledNames(ts.isCallExpression(called) ? called.expression : called.tag);
  return [];
}
