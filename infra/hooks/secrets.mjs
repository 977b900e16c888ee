// Before resources are made: the two secrets of a deployment, where azd's environment has none yet.
// A vault that has them already keeps its own (modules/vault.bicep): these are then not used.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const missing = ['LOYALTY_ENCRYPTION_KEY', 'LOYALTY_OWNER_KEY'].filter(name => !process.env[name]);

for (const name of missing) {
  const secret = randomBytes(32).toString('base64');
  execFileSync('azd', ['env', 'set', name, secret], { stdio: ['ignore', 'ignore', 'inherit'] });
}

if (missing.length > 0) {
  console.log(`Made ${missing.join(' and ')}. Keep a copy in a safe place: \`azd env get-values\` shows them.`);
  console.log('If this deployment has a vault already, the secrets in the vault are the ones in force.');
}
