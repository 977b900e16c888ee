// Ajv, asked in JSON lines: {"body"} in, {"valid", "errors"} out, for the JSON Schema named on the command line.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
const validate = ajv.compile(schema);

for await (const line of createInterface({ input: process.stdin })) {
  const valid = validate(JSON.parse(JSON.parse(line).body));
  const errors = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  console.log(JSON.stringify({ valid, errors }));
}
