// GraphQL over HTTP: the server audits of the graphql-http package, whose names begin with the
// specification's own words. A MUST or a SHOULD that fails is a finding, a MAY is a choice.
import { serverAudits } from 'graphql-http';

const LEVELS = ['MUST', 'SHOULD', 'MAY'];

export async function audit({ url }) {
  const count = Object.fromEntries(LEVELS.map((level) => [level, { passed: 0, failed: [] }]));
  for (const one of serverAudits({ url: `${url}/graphql` })) {
    const result = await one.fn();
    const level = count[one.name.split(' ')[0]];
    if (result.status === 'ok') level.passed += 1;
    else level.failed.push(`${one.id} ${one.name}: ${result.reason} (HTTP ${result.response?.status})`);
  }
  for (const level of LEVELS) {
    const { passed, failed } = count[level];
    console.log(`  ${level.padEnd(6)} ${passed} of ${passed + failed.length}`);
  }
  for (const choice of count.MAY.failed) console.log(`    not done: ${choice}`);
  const total = LEVELS.reduce((sum, level) => sum + count[level].passed + count[level].failed.length, 0);
  const missing = total === 0 ? ['the package offered no audit'] : [];
  return [...missing, ...count.MUST.failed, ...count.SHOULD.failed];
}
