// The contract in docs/openapi.yaml, asked in JSON lines. {"op": "answer", …} in, {"wrong": […]} out: what an answer
// says that the contract does not; {"op": "examples"} asks it of the contract's own examples. {"op": "document"} is all
// of it.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const contract = parse(await readFile(new URL('../../docs/openapi.yaml', import.meta.url), 'utf8'));
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/ },
});
// A schema beside the contract is named as a file beside it.
const program = JSON.parse(await readFile(new URL('../../docs/program.schema.json', import.meta.url), 'utf8'));
ajv.addSchema(program, 'program.schema.json');
ajv.addSchema(contract, 'contract');

const resolved = thing => (thing?.$ref ? at(thing.$ref) : thing);
const at = reference => reference.slice(2).split('/').reduce((node, key) => node[unescaped(key)], contract);
const unescaped = key => key.replaceAll('~1', '/').replaceAll('~0', '~');
const escaped = key => key.replaceAll('~', '~0').replaceAll('/', '~1');

// {path} takes the rest of an address; every other parameter one part of it.
const routes = Object.keys(contract.paths).map(path => ({
  path,
  pattern: new RegExp(
    `^${path.replaceAll('.', '\\.').replaceAll('{path}', '.*').replaceAll(/\{\w+\}/g, '[^/]+')}$`,
    'i',
  ),
}));

/** The pointer to a schema of an answer, through the references on the way. */
function schemaOf(pointer, response, type) {
  const place = response.$ref ? response.$ref.slice(1) : pointer;
  return `contract#${place}/content/${escaped(type)}/schema`;
}

function answer({ method, path, status, type, body }) {
  const route = routes.find(one => one.pattern.test(path));
  if (!route) {
    return status === 404 || status === 308 ? shapeOf(type, body) : [`${path} is not in the contract, yet ${status}`];
  }
  const operation = contract.paths[route.path][method.toLowerCase()];
  if (!operation) {
    return status === 405 || status === 404 ? shapeOf(type, body) : [`${method} is not in the contract, yet ${status}`];
  }
  const told = operation.responses[status];
  if (!told) return [`${status} is not in the contract of ${method} ${route.path}`];
  const content = resolved(told).content ?? {};
  if (!type) return Object.keys(content).length === 0 || method === 'HEAD' ? [] : ['no content type'];
  if (!content[type]) return [`${type} is not in the contract of ${method} ${route.path} ${status}`];
  if (!body || !content[type].schema) return [];
  const pointer = `/paths/${escaped(route.path)}/${method.toLowerCase()}/responses/${status}`;
  return errorsOf(schemaOf(pointer, told, type), JSON.parse(body));
}

/** What no route takes is a problem all the same. */
const shapeOf = (type, body) =>
  type === 'application/problem+json' && body ? errorsOf('contract#/components/schemas/Problem', JSON.parse(body)) : [];

function errorsOf(schema, value) {
  const validate = ajv.getSchema(schema);
  if (validate(value)) return [];
  return validate.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

/** Every example beside a schema, held to it. */
function examples() {
  const wrong = [];
  const walk = (node, pointer) => {
    if (node === null || typeof node !== 'object') return;
    if (node.schema && 'example' in node) check(`${pointer}/schema`, node.example);
    if (node.schema) for (const { value } of Object.values(node.examples ?? {})) check(`${pointer}/schema`, value);
    for (const [key, child] of Object.entries(node)) walk(child, `${pointer}/${escaped(key)}`);
  };
  const check = (pointer, value) =>
    wrong.push(...errorsOf(`contract#${encodeURI(pointer)}`, value).map(error => `${pointer}: ${error}`));
  walk(contract, '');
  return wrong;
}

const operations = {
  answer: question => ({ wrong: answer(question) }),
  examples: () => ({ wrong: examples() }),
  document: () => ({ document: contract }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(operations[question.op](question)));
}
