// XML for the authorities' own systems, checked against their schemas before it leaves.
import { create } from 'xmlbuilder2';
import { validateXML } from 'xmllint-wasm';
import { xmlText } from './xml-text.ts';

/** Elements by name; a list makes one element each, `@name` an attribute, undefined none. */
export type Xml = { readonly [name: string]: string | number | undefined | Xml | readonly Xml[] | readonly string[] };

const withoutAbsent = (xml: Xml): object =>
  Object.fromEntries(
    Object.entries(xml).flatMap(([name, value]) => (value === undefined ? [] : [[name, contentOf(value)]])),
  );

const contentOf = (value: NonNullable<Xml[string]>): unknown => {
  if (Array.isArray(value))
    return value.map((one: Xml | string) => (typeof one === 'string' ? xmlText(one) : withoutAbsent(one)));
  return typeof value === 'object' ? withoutAbsent(value as Xml) : xmlText(String(value));
};

/** An XML document; what XML cannot hold (control characters) is left out. */
export const xmlDocument = (root: string, content: Xml): string =>
  create({ version: '1.0', encoding: 'UTF-8' }, { [root]: withoutAbsent(content) }).end({
    prettyPrint: true,
  });

/** What is wrong with a document by its schema; empty if nothing is (libxml2). */
export const faultsOf = async (name: string, xml: string, schema: string): Promise<readonly string[]> => {
  const { valid, errors } = await validateXML({ xml: [{ fileName: name, contents: xml }], schema: [schema] });
  return valid ? [] : errors.map(({ message }) => message);
};
