// The Standard Webhooks project's own package for Node, asked in JSON lines: {"op": "sign" | "verify", …} in,
// {"signature"} or {"genuine"} out. It knows no clock but the real one.
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

const operations = {
  sign: ({ secret, id, at, body }) => ({ signature: new Webhook(secret).sign(id, new Date(at * 1000), body) }),
  verify: ({ secret, body, headers }) => {
    try {
      new Webhook(secret).verify(body, headers);
      return { genuine: true };
    } catch {
      return { genuine: false };
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(operations[question.op](question)));
}
