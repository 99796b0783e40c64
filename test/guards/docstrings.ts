import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

// Follows the exports of a door (`index.ts`) to their declarations, by syntax alone, and counts those without a
// docstring.

/** What declares a name: a type and a value of one name are one thing, and one docstring is enough for both. */
interface Thing {
  readonly file: string;
  readonly name: string;
  readonly documented: boolean;
}
type Exports = ReadonlyMap<string, Thing>;

/** Names declared by a statement, as far as they are counted. */
const namesOf = (statement: ts.Statement): readonly string[] => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  )
    return statement.name ? [statement.name.text] : [];
  return [];
};
const boundBy = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundBy(element.name) : []));

const hasDocstring = (text: string, statement: ts.Statement): boolean =>
  (ts.getLeadingCommentRanges(text, statement.pos) ?? []).some(({ pos }) => text.startsWith('/**', pos));

/** Everything a file declares at its top, exported or not. */
const declaredIn = (file: string, source: ts.SourceFile): Exports => {
  const declared = new Map<string, Thing>();
  for (const statement of source.statements)
    for (const name of namesOf(statement))
      declared.set(name, {
        file,
        name,
        documented: declared.get(name)?.documented === true || hasDocstring(source.text, statement),
      });
  return declared;
};

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** Reads each file once. */
class Doors {
  private readonly read = new Map<string, Exports>();

  exportsOf(file: string): Exports {
    const known = this.read.get(file);
    if (known) return known;
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const declared = declaredIn(file, source);
    const exported = new Map<string, Thing>();
    this.read.set(file, exported);
    const add = (as: string, thing: Thing | undefined): void => {
      if (thing) exported.set(as, thing);
    };
    for (const statement of source.statements) {
      if (isExported(statement)) for (const name of namesOf(statement)) add(name, declared.get(name));
      if (!ts.isExportDeclaration(statement)) continue;
      const from = this.target(file, statement.moduleSpecifier);
      const own = statement.moduleSpecifier ? undefined : declared;
      const offered = from ? this.exportsOf(from) : own;
      if (statement.exportClause === undefined) for (const [name, thing] of offered ?? []) add(name, thing);
      else if (ts.isNamedExports(statement.exportClause))
        for (const { name, propertyName } of statement.exportClause.elements)
          add(
            name.text,
            offered?.get((propertyName ?? name).text) ?? this.imported(file, source, propertyName ?? name),
          );
    }
    return exported;
  }

  /** A name that was imported and is handed on. */
  private imported(file: string, source: ts.SourceFile, { text }: ts.ModuleExportName): Thing | undefined {
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const bindings = statement.importClause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings)) continue;
      const found = bindings.elements.find(({ name }) => name.text === text);
      const from = this.target(file, statement.moduleSpecifier);
      if (found && from) return this.exportsOf(from).get((found.propertyName ?? found.name).text);
    }
    return undefined;
  }

  /** A file of the same room; what another room or a package exports is counted there, if at all. */
  private target(file: string, specifier: ts.Expression | undefined): string | undefined {
    return specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')
      ? join(dirname(file), specifier.text)
      : undefined;
  }
}

/** Exports of these doors that have no docstring, as `file name`, in the order of their names. */
export const undocumented = (root: string, doors: readonly string[]): readonly string[] => {
  const all = new Doors();
  const bare = doors
    .flatMap((door) => [...all.exportsOf(join(root, door)).values()])
    .filter((thing) => !thing.documented)
    .map(({ file, name }) => `${relative(root, file).replaceAll('\\', '/')} ${name}`);
  return [...new Set(bare)].sort();
};
