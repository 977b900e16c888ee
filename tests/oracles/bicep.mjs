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
    const decorators = above?.type === 'decorators' ? above.text : '';
    return [{
      name: childrenOf(node, 'identifier')[0].text,
      isDescribed: /@description\('.{10,}'\)/.test(decorators),
      isSecure: decorators.includes('@secure()'),
      text: node.text,
    }];
  });
}

/** Names in the properties of a site's configuration called appsettings. */
function settingsOf(resource) {
  const [body] = childrenOf(resource, 'object');
  const property = name => childrenOf(body, 'object_property').find(one => one.namedChildren[0].text === name);
  if (!typeOf(resource).startsWith('Microsoft.Web/sites/config@')) return [];
  if (unquoted(property('name').namedChildren[1].text) !== 'appsettings') return [];
  return childrenOf(property('properties').namedChildren[1], 'object_property').map(one => one.namedChildren[0].text);
}

const typeOf = resource => unquoted(childrenOf(resource, 'string')[0].text);

const files = process.argv.slice(2).map(file => {
  const root = parser.parse(readFileSync(file, 'utf8')).rootNode;
  const resources = root.descendantsOfType('resource_declaration');
  return {
    file,
    errors: errorsOf(root),
    parameters: declared(root, 'parameter_declaration'),
    outputs: declared(root, 'output_declaration'),
    modules: childrenOf(root, 'module_declaration').map(typeOf),
    resources: resources.map(typeOf),
    appSettings: resources.flatMap(settingsOf),
  };
});
console.log(JSON.stringify(files));
