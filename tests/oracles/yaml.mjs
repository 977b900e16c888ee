// Reads YAML files (arguments) with a parser of others and says as JSON what they hold.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

console.log(JSON.stringify(process.argv.slice(2).map(file => ({ file, content: parse(readFileSync(file, 'utf8')) }))));
