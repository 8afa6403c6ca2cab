/**
 * Opens the built explorer in a real browser, under the server's content policy, before a stub
 * graph made from the contract; says what was checked, and leaves screenshots where asked.
 *
 *   CHROMIUM=/usr/bin/chromium node explorer/test/browser.mjs [folder for screenshots]
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { buildSchema, graphqlSync } from 'graphql';
import { chromium } from 'playwright-core';

const dist = join(import.meta.dirname, '../../dist');
const shots = process.argv[2];
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

const schema = buildSchema(await readFile(join(import.meta.dirname, '../../../schema/public.graphql'), 'utf8'));
const user = { id: 'u1', email: 'claire.martin@example.fr', displayName: 'Claire Martin', roles: ['MANAGER', 'INSPECTOR'], locale: 'fr', isGuest: false };
const sessionOf = (accessToken) => ({ accessToken, refreshToken: `refresh-${accessToken}`, accessTokenExpiresIn: 600, askedAt: Date.now(), user });
const centre = { id: 'c1', slug: 'lyon', name: 'Auto Visite Lyon', city: 'Lyon', lanes: [], openingHours: [] };
const root = {
  centres: { edges: [{ node: centre, cursor: '1' }], pageInfo: { hasNextPage: false, hasPreviousPage: false } },
  refreshSession: { session: sessionOf('fresh') },
};

const asked = [];

async function graph(request, response) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { query, variables, operationName } = JSON.parse(text);
  const { authorization, accept, 'x-requested-with': by } = request.headers;
  asked.push({ authorization, accept, by, operationName, query });
  // The stored token is worn out, and only its renewal is accepted afterwards.
  if (authorization === 'Bearer worn') {
    response.writeHead(401).end();
  } else if (accept === 'text/event-stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const seq of [41, 42]) response.write(`event: next\ndata: {"data":{"messageAdded":{"seq":${seq}}}}\n\n`);
    response.end('event: complete\n\n');
  } else {
    const answer = graphqlSync({ schema, source: query, variableValues: variables, operationName, rootValue: root });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }
}

const server = createServer(async (request, response) => {
  response.setHeader('content-security-policy', POLICY);
  const { pathname } = new URL(request.url, 'http://stub');
  if (pathname === '/graphql' && request.method === 'POST') return graph(request, response);
  const file = pathname === '/graphql' ? '/explorer/index.html' : normalize(pathname);
  try {
    const body = await readFile(join(dist, file));
    return response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    return response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const complaints = [];
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, colorScheme: 'light' });
  await context.addInitScript((stored) => {
    if (!localStorage.getItem('autovisite.session')) localStorage.setItem('autovisite.session', stored);
  }, JSON.stringify(sessionOf('worn')));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const shoot = (name) => shots && page.screenshot({ path: join(shots, `explorer-${name}.png`) });
  page.on('console', (message) => message.type() === 'error' && !/status of 401/.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => request.url().startsWith(origin) || /^(data|blob):/.test(request.url()) || complaints.push(`left the origin: ${request.url()}`));
  const response = () => page.locator('.result-window .CodeMirror');
  const run = () => page.locator('.graphiql-execute-button').click();

  await page.goto(`${origin}/graphql`);
  assert.equal(await page.title(), 'Explorateur du graphe · Auto Visite Tech');
  await page.getByTestId('who').getByText('Claire Martin').waitFor();
  await page.getByText('responsable de centre').waitFor();
  assert.equal(await page.locator('a[href="/connexion"]').count(), 1);

  await run();
  await response().getByText('Auto Visite Lyon').waitFor();
  assert.ok(asked.some(({ authorization }) => authorization === 'Bearer worn'), 'the stored token was tried');
  const last = asked.at(-1);
  assert.equal(last.authorization, 'Bearer fresh');
  assert.equal(last.by, 'autovisite-explorer');
  assert.ok(asked.some(({ query }) => query.includes('__schema')), 'the schema was asked for');
  await shoot('light');

  await page.getByRole('button', { name: 'Thème sombre' }).click();
  await page.locator('body.graphiql-dark').waitFor();
  await page.getByRole('button', { name: /^MessageAdded/ }).click();
  await page.locator('.graphiql-query-editor').getByText('messageAdded').first().waitFor();
  await page.getByRole('tab', { name: 'MessageAdded' }).waitFor();
  await page.locator('.graphiql-editor-tool').getByText('conversationId').first().waitFor();
  await run();
  await response().getByText('42').waitFor();
  assert.equal(asked.at(-1).accept, 'text/event-stream');
  assert.ok(asked.at(-1).query.includes('fragment MessageParts'), 'the fragment went along');
  await shoot('dark');

  await page.getByRole('button', { name: /Documentation Explorer/ }).click();
  await page.locator('.graphiql-doc-explorer').getByText('Mutation').first().waitFor();
  await page.setViewportSize({ width: 900, height: 700 });
  await shoot('narrow');

  assert.deepEqual(complaints, []);
  process.stdout.write('explorer: schema, session renewal, roles, starter, event stream, themes, documentation: seen; nothing left the origin\n');
} finally {
  if (complaints.length > 0) process.stderr.write(`${complaints.join('\n')}\n`);
  await browser.close();
  server.close();
}
