// Microsoft's own JavaScript client for Table storage, asked in JSON lines: {"op", "table", …} in, {"value"} or
// {"status", "code"} out.
// Properties keep their types: {"type": "Int64", "value": "9007199254740993"}.
import { createInterface } from 'node:readline';
import { TableClient } from '@azure/data-tables';

const [connectionString] = process.argv.slice(2);
const clients = new Map();

function client(table) {
  if (!clients.has(table)) {
    clients.set(table, TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true }));
  }
  return clients.get(table);
}

async function all(pages) {
  const rows = [];
  for await (const row of pages) {
    rows.push(row);
  }
  return rows;
}

const typed = { disableTypeConversion: true };

const operations = {
  insert: ({ table, row }) => client(table).createEntity(row),
  read: ({ table, partitionKey, rowKey }) => client(table).getEntity(partitionKey, rowKey, typed),
  list: ({ table, filter, select }) => all(client(table).listEntities({ ...typed, queryOptions: { filter, select } })),
  submit: ({ table, actions }) => client(table).submitTransaction(actions),
};

async function answer(line) {
  const { op, ...question } = JSON.parse(line);
  try {
    return { value: (await operations[op](question)) ?? null };
  } catch (error) {
    return { status: error.statusCode ?? 0, code: error.code ?? null, message: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await answer(line)) + '\n');
}
