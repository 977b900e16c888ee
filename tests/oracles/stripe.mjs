// Stripe's own package for Node, asked in JSON lines: {"op": "sign" | "verify", …} in, {"header"} or {"genuine"} out.
import { createInterface } from 'node:readline';
import Stripe from 'stripe';

const { webhooks } = new Stripe('sk_test_never_called');

const operations = {
  sign: ({ body, secret, at }) => ({
    header: webhooks.generateTestHeaderString({ payload: body, secret, timestamp: at }),
  }),
  verify: ({ body, header, secret, at }) => {
    try {
      webhooks.signature.verifyHeader(body, header, secret, 300, undefined, at * 1000);
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
