/** Whatever the page shows comes from the catalogue: no text stands in a component or a state file. */
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { expect, it } from 'vitest';

const FILES: Record<string, string> = import.meta.glob(['../App.svelte', '../backend/host.ts', '../{components,state}/**/*.{svelte,ts}', '!../**/*.test.ts'], { query: '?raw', import: 'default', eager: true });
const SHOWN = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label', 'text', 'heading', 'note'];
/** Calls whose words are read by nobody: selectors and what is thrown at developers. */
const UNREAD = ['querySelector', 'querySelectorAll', 'closest', 'matches', 'matchMedia', 'Error', 'mark', 'measure', 'setData', 'getData'];
/** Names, of the program and of formats, that are the same in every language. */
const NAMES = ['Rapport', 'SVG', 'PNG'];
/** What the system prefers is asked for in the words of style sheets. */
const MEDIA = /^\([a-z-]+: [a-z]+\)$/;

interface Node {
  type: string;
  [key: string]: unknown;
}

const readable = (text: string): boolean => text !== 'px' && /\p{L}{2,}/u.test(text) && !NAMES.includes(text.trim());
/** Words set apart by a space, or one that begins as a sentence does. */
const sentence = (text: string): boolean => (/\p{L}{2,}[,;:.…]? \p{L}+/u.test(text) || /^\p{Lu}\p{Ll}+…?$/u.test(text.trim())) && !NAMES.includes(text.trim()) && !MEDIA.test(text);

/** Names of keys and of places in the document are no words. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent) || ts.isElementAccessExpression(parent) || ts.isCaseClause(parent)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.name === node || ['id', 'keys', 'key'].includes(parent.name.getText());
  if (ts.isBinaryExpression(parent)) return /^(===|!==)$/.test(parent.operatorToken.getText());
  return false;
}

function inScript(source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile('script.ts', source, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
      if (UNREAD.includes(name)) return;
    }
    // Keys of the keyboard, wherever they are listed or compared.
    if (ts.isPropertyAssignment(node) && ['keys', 'key'].includes(node.name.getText())) return;
    if (ts.isVariableDeclaration(node) && /^(FORTH|BACK|ARROWS|FIELDS|TYPED)$/.test(node.name.getText())) return;
    if ((ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) && !isName(node) && sentence(node.text) && !isKey(node.text)) found.push(node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      if (parts.some((part) => sentence(part))) found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What the keyboard's keys are called in events. */
const isKey = (text: string): boolean => /^(Arrow\w+|Enter|Escape|Tab|Home|End|Page\w+|Delete|Backspace|Alt|Control|Shift|Meta|Space|Infinity)$/.test(text);

function inMarkup(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown, attribute = ''): void => {
    if (Array.isArray(node)) return node.forEach((each) => visit(each, attribute));
    if (typeof node !== 'object' || node === null) return;
    const { type, ...rest } = node as Node;
    if (type === 'Text' && (attribute === '' ? readable(String(rest.data)) : SHOWN.includes(attribute) && readable(String(rest.data)))) found.push(String(rest.data).trim());
    if (type === 'Literal' && typeof rest.value === 'string' && SHOWN.includes(attribute) && sentence(rest.value)) found.push(rest.value);
    if (type === 'Script' || type === 'StyleSheet' || type === 'Comment') return;
    const within = type === 'Attribute' ? String(rest.name) : attribute;
    for (const key of Object.keys(rest)) if (key !== 'parent') visit(rest[key], within);
  };
  visit(parse(source, { modern: true }).fragment);
  // Expressions in the markup are looked at as the script is.
  const expressions = [...source.replace(/<style[\s\S]*<\/style>/, '').replace(/<script[\s\S]*?<\/script>/g, '').matchAll(/(?<![\w-])'([^'\n]*)'/g)].map(([, text]) => text);
  return [...found, ...expressions.filter((text) => sentence(text) && !isKey(text))];
}

function literals(path: string, source: string): string[] {
  if (!path.endsWith('.svelte')) return inScript(source);
  const scripts = [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  return [...inMarkup(source), ...scripts.flatMap(inScript)];
}

it('finds text that stands where it is shown', () => {
  expect(inMarkup('<p title="What it is">{t.here} and there</p>')).toEqual(['What it is', 'and there']);
  expect(inScript("const a = 'one-word'; toasts.done('Nothing was changed'); el.closest('a b'); const b = `Remove ${c}`;")).toEqual(['Nothing was changed', '`Remove ${c}`']);
});

it('shows nothing that is not in the catalogue', () => {
  const found = Object.entries(FILES).flatMap(([path, source]) => literals(path, source).map((text) => `${path}: ${text}`));
  expect(Object.keys(FILES).length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
