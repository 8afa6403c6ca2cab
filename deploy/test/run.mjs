// `make deploy-test`: the image and both compose files, run for real in containers, the database
// restored to a second, and every process replaced under load.
//
//   node deploy/test/run.mjs              around the debug build that stands already
//   node deploy/test/run.mjs --only=small     or separate, restore, rolling: that part alone
//   node deploy/test/run.mjs --release    the whole Containerfile; needs images of Rust and Node
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { attempt, base, debugProgram, imageOf, podman, Project, root, standIns } from './machine.mjs';
import { rehearse } from './restore.mjs';
import { roll } from './rolling.mjs';

const release = process.argv.includes('--release');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7);
const PATIENCE = 240_000;
let passed = 0;

async function stage(name, walk) {
  const started = performance.now();
  const told = await walk();
  passed += 1;
  console.log(`  ok ${name}${told ? `: ${told}` : ''} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

async function until(what, holds) {
  const started = performance.now();
  for (;;) {
    const found = await holds().catch(() => false);
    if (found) return found;
    if (performance.now() - started > PATIENCE) throw new Error(`not within ${PATIENCE / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function graph(port, query, variables) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

const json = async (port, path) => (await fetch(`http://127.0.0.1:${port}${path}`)).json();
const isReady = (port) => async () => (await fetch(`http://127.0.0.1:${port}/ready`)).status === 200;
const CENTRES = '{ centres { edges { node { slug name } } } }';

function settings(extra = {}) {
  const password = randomBytes(12).toString('hex');
  return {
    POSTGRES_USER: 'autovisite',
    POSTGRES_DB: 'autovisite',
    POSTGRES_PASSWORD: password,
    DATABASE_URL: `postgres://autovisite:${password}@postgres/autovisite`,
    AUTOVISITE_ENV: 'development',
    AUTOVISITE_BEHIND_PROXY: 'false',
    ...extra,
  };
}

async function small(image) {
  const port = 18_080;
  const project = new Project('avt-small', 'compose.small.yaml', {
    settings: settings({ AUTOVISITE_PUBLIC_URL: `http://localhost:${port}` }),
    variables: { AUTOVISITE_IMAGE: image, AUTOVISITE_PORT: String(port), AUTOVISITE_COMMAND: 'serve --demo' },
  });
  const platform = project.container('platform');
  try {
    await stage('the small one: up, ready, its health check says so', async () => {
      await project.compose('up', '--detach');
      await until('it is ready', isReady(port));
      assert.deepEqual((await attempt('healthcheck', 'run', platform))[0], 0);
    });
    await stage('nobody is root in it, and its files cannot be written', async () => {
      assert.equal(podman('exec', platform, 'id', '-u').trim(), '10001');
      const [code, said] = await attempt('exec', platform, 'touch', '/opt/autovisite/x');
      assert.ok(code !== 0 && /read-only/i.test(said), said);
      const status = podman('exec', platform, 'cat', '/proc/1/status');
      assert.match(status, /CapEff:\s+0+\n/);
      assert.match(status, /NoNewPrivs:\s+1/);
    });
    await stage('the graph, the app and the chat answer', async () => {
      const { data, errors } = await graph(port, CENTRES);
      assert.equal(errors, undefined);
      assert.ok(data.centres.edges.length > 0);
      assert.match(await (await fetch(`http://127.0.0.1:${port}/`)).text(), /<html/i);
      assert.equal((await fetch(`http://127.0.0.1:${port}/widget/embed.js`)).status, 200);
    });
    await stage('killed and started again, it has forgotten nothing', async () => {
      const guest = 'mutation { startGuestSession(input: { locale: "fr" }) { session { accessToken } } }';
      const token = (await graph(port, guest)).data.startGuestSession.session.accessToken;
      podman('kill', platform);
      podman('start', platform);
      await until('it is ready again', isReady(port));
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: CENTRES }),
      });
      assert.equal((await response.json()).errors, undefined, 'its keys are the same: the session holds');
    });
    await stage('asked to stop, it ends by itself', async () => {
      podman('stop', '--time', '30', platform);
      assert.equal(podman('inspect', '--format', '{{.State.ExitCode}}', platform).trim(), '0');
    });
  } catch (error) {
    console.error(await project.logs('platform'));
    throw error;
  } finally {
    await project.remove();
  }
}

async function separate(image) {
  const [port, prometheus, alertmanager] = [18_081, 18_090, 18_093];
  const [broker, subgraphs] = [randomBytes(12).toString('hex'), ['auth', 'appointment', 'payment', 'scan', 'parser', 'inspection', 'report', 'chatbot']];
  const project = new Project('avt-separate', 'compose.yaml', {
    settings: settings({
      AUTOVISITE_PUBLIC_URL: `http://localhost:${port}`,
      AUTOVISITE_PASSPORT_KEY: randomBytes(32).toString('hex'),
      RABBITMQ_DEFAULT_USER: 'autovisite',
      RABBITMQ_DEFAULT_PASS: broker,
      AMQP_URL: `amqp://autovisite:${broker}@rabbitmq:5672/%2f`,
      REDIS_URL: 'redis://redis:6379',
      AUTOVISITE_INTERNAL_URL: 'http://router:8080',
      AUTOVISITE_SUBGRAPH_URLS: subgraphs.map((name) => `${name}=http://${name}:4000`).join(','),
    }),
    variables: {
      AUTOVISITE_IMAGE: image,
      AUTOVISITE_PORT: String(port),
      AUTOVISITE_TABLES: 'demo',
      PROMETHEUS_PORT: String(prometheus),
      ALERTMANAGER_PORT: String(alertmanager),
    },
  });
  const targets = async () => (await json(prometheus, '/api/v1/targets?state=active')).data.activeTargets;
  try {
    await stage('the separate ones: up, and ready', async () => {
      await project.compose('up', '--detach');
      await until('the router is ready', isReady(port));
      await until('the graph answers from its tables', async () => (await graph(port, CENTRES)).data.centres.edges.length > 0);
    });
    await stage('the subgraphs are not reached from outside', async () => {
      for (const service of [...subgraphs, 'worker', 'postgres', 'rabbitmq', 'redis']) {
        assert.equal(podman('port', project.container(service)).trim(), '', service);
      }
    });
    await stage('Prometheus sees all ten', async () => {
      const seen = await until('ten targets are up', async () => {
        const all = await targets();
        return all.length === 10 && all.every((one) => one.health === 'up') && all;
      });
      return seen.map((one) => one.labels.instance.split(':')[0]).sort().join(' ');
    });
    await stage('a subgraph is killed: the others answer, Alertmanager hears of it, and it comes back', async () => {
      podman('kill', project.container('parser'));
      const { data } = await graph(port, CENTRES);
      assert.ok(data.centres.edges.length > 0);
      const alarms = await until('ProcessDown is heard', async () => {
        const all = await json(alertmanager, '/api/v2/alerts');
        return all.length > 0 && all;
      });
      assert.deepEqual(alarms.map((one) => [one.labels.alertname, one.labels.instance]), [['ProcessDown', 'parser:9464']]);
      podman('start', project.container('parser'));
      await until('it is up again', async () => (await targets()).every((one) => one.health === 'up'));
    });
  } catch (error) {
    for (const service of ['tables', 'auth', 'router']) console.error(`--- ${service}\n${await project.logs(service)}`);
    throw error;
  } finally {
    await project.remove();
  }
}

async function main() {
  if (!only || only === 'restore') await rehearse(stage);
  if (!only || only === 'rolling') await roll(stage);
  if (only === 'restore' || only === 'rolling') return;
  if (!release) await stage('a local Debian, and stand-ins for what it runs beside', async () => (base(), standIns()));
  const image = release ? 'localhost/autovisite:release' : 'localhost/autovisite:debug';
  await stage(release ? 'the image' : 'the image, of the debug build', async () => {
    if (release) podman('build', '--format', 'docker', '--file', `${root}/deploy/Containerfile`, '--tag', image, root);
    else imageOf(debugProgram, image);
    const megabytes = (Number(podman('image', 'inspect', '--format', '{{.Size}}', image)) / 1e6).toFixed(0);
    return `${megabytes} MB`;
  });
  if (only !== 'separate') await small(image);
  if (only !== 'small') await separate(image);
}

let failure = null;
await main().catch((error) => {
  failure = error;
  console.error(error.stderr ? `${error.message}\n${error.stderr}` : error);
});
console.log(`${passed} passed, ${failure ? 1 : 0} failed`);
process.exit(failure ? 1 : 0);
