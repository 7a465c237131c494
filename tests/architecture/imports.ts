import { posix } from "node:path";
import ts from "typescript";

/** One import as written: where it leads (a path inside the project, or a package) and whether only types are taken. */
export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

const ours: Readonly<Record<string, string>> = { "#app/": "app/", "#pipelines/": "pipelines/", "#tests/": "tests/" };

/** Every import, re-export and dynamic import of a source text; `file` is its path inside the project. */
export function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ target: resolved(file, specifier.text), typeOnly });
  };
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

function resolved(file: string, specifier: string): string {
  const alias = Object.keys(ours).find((prefix) => specifier.startsWith(prefix));
  if (alias) return ours[alias] + specifier.slice(alias.length);
  return specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier;
}
