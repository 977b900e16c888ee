// Reads Bicep files (arguments) with tree-sitter's grammar and says as JSON what they declare.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

const grammar = fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

const childrenOf = (node, type) => node.namedChildren.filter(child => child.type === type);
const unquoted = text => text.replace(/^'|'$/g, '');

/** Every place the grammar cannot follow: what it skipped and what it misses. */
function errorsOf(node) {
  if (!node.hasError) return [];
  const own = node.isError || node.isMissing ? [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 40)}`] : [];
  return [...own, ...node.children.flatMap(errorsOf)];
}

/** Declarations of a type, each with the decorators written above it. */
function declared(root, type) {
  return root.namedChildren.flatMap((node, index) => {
    if (node.type !== type) return [];
    const above = root.namedChildren[index - 1];
    return [{ node, decorators: above?.type === 'decorators' ? above.text : '' }];
  });
}

const named = (root, type) => declared(root, type).map(({ node, decorators }) => ({
  name: childrenOf(node, 'identifier')[0].text,
  isDescribed: /@description\('.{10,}'\)/.test(decorators),
  isSecure: decorators.includes('@secure()'),
  hasDefault: node.namedChildCount > 2,
  text: node.text,
}));

const typeOf = declaration => unquoted(childrenOf(declaration, 'string')[0]?.text ?? '');

/** The object a resource is, or each resource of a loop or a condition is. */
const bodyOf = node => (node.type === 'object' ? node : bodyOf(node.namedChildren.at(-1)));

const propertiesOf = object => childrenOf(object, 'object_property').map(property => ({
  name: unquoted(property.namedChildren[0].text),
  value: property.namedChildren[1],
}));

const valueOf = (object, name) => propertiesOf(object).find(property => property.name === name)?.value;

/** Its name; where it is one of a list, the names in the list. */
function namesOf(root, resource) {
  const name = valueOf(bodyOf(resource), 'name');
  const loop = childrenOf(resource, 'for_statement')[0];
  if (!loop || name.type === 'string') return [unquoted(name.text)];
  const listName = loop.namedChildren[1].text;
  const list = childrenOf(root, 'variable_declaration').find(one => one.namedChildren[0].text === listName);
  const items = list ? childrenOf(childrenOf(list, 'array')[0], 'object') : [];
  return items.map(item => unquoted(valueOf(item, 'name')?.text ?? ''));
}

/** Names in the properties of a site's configuration called appsettings. */
function settingsOf(root, resource) {
  if (!typeOf(resource).startsWith('Microsoft.Web/sites/config@')) return [];
  if (!namesOf(root, resource).includes('appsettings')) return [];
  return propertiesOf(valueOf(bodyOf(resource), 'properties')).map(property => property.name);
}

/** Names that nothing in the file declares. What resources and functions are called like is not known here. */
function unknownIn(root) {
  const loops = root.descendantsOfType('for_statement').map(loop => loop.childForFieldName('initializer'));
  const pairs = root.descendantsOfType(['loop_variable', 'loop_enumerator']);
  const declarations = root.namedChildren.filter(node => node.type.endsWith('_declaration'));
  const own = declarations.map(declaration => declaration.namedChildren[0]);
  const known = new Set([...own, ...loops, ...pairs].map(node => node?.text));
  const isName = ({ id, parent }) =>
    (parent.type === 'object_property' && parent.namedChildren[0].id === id) ||
    parent.childForFieldName('function')?.id === id;
  const strangers = root.descendantsOfType('identifier').filter(node => !isName(node) && !known.has(node.text));
  return strangers.map(node => node.text);
}

/** A module that is called: where it is, and what it is told. */
function called(node) {
  const params = valueOf(bodyOf(node), 'params');
  return {
    symbol: childrenOf(node, 'identifier')[0].text,
    path: typeOf(node),
    parameters: params ? propertiesOf(params).map(property => property.name) : [],
  };
}

const files = process.argv.slice(2).map(file => {
  const text = readFileSync(file, 'utf8');
  const root = parser.parse(text).rootNode;
  const errors = errorsOf(root);
  const resources = errors.length > 0 ? [] : declared(root, 'resource_declaration');
  return {
    file,
    text,
    errors,
    unknown: unknownIn(root),
    parameters: named(root, 'parameter_declaration'),
    outputs: named(root, 'output_declaration'),
    modules: errors.length > 0 ? [] : childrenOf(root, 'module_declaration').map(called),
    resources: resources.map(({ node, decorators }) => ({
      type: typeOf(node),
      names: namesOf(root, node),
      isExisting: node.children.some(child => child.type === 'existing'),
      isWrittenOnce: decorators.includes('@onlyIfNotExists()'),
      properties: propertiesOf(bodyOf(node)).map(property => property.name),
      text: node.text,
    })),
    appSettings: resources.flatMap(({ node }) => settingsOf(root, node)),
  };
});
console.log(JSON.stringify(files));
