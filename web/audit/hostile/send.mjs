// Sends one hostile request and gathers whatever comes back, within a bounded time.
import http from 'node:http';
import net from 'node:net';
import WebSocket from 'ws';

const PATIENCE_MS = 15_000;
/** Broken bytes may leave the other side waiting for more; so do we, this long. */
const LINGER_MS = 400;
/** No answer of ours is larger; what follows is not kept. */
const KEEP = 2 * 1024 * 1024;

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

function overHttp({ port, method = 'POST', path = '/graphql', headers = {}, body }) {
  return new Promise((resolve) => {
    const settle = (answer) => resolve({ ...answer, clock: performance.now() - started });
    const started = performance.now();
    const sized =
      body === undefined || headers['transfer-encoding'] ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = http.request(
      { host: '127.0.0.1', port, method, path, headers: { ...sized, ...headers }, agent, timeout: PATIENCE_MS },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          if (text.length < KEEP) text += part;
          // A stream has been opened: what it says first is what we came for.
          if (response.headers['content-type']?.includes('event-stream'))
            setTimeout(() => request.destroy(), LINGER_MS);
        });
        const done = () => settle({ status: response.statusCode, text });
        response.on('end', done);
        response.on('close', done);
        response.on('error', done);
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      settle({ status: response.statusCode, text: '' });
    });
    request.on('error', (error) => settle({ status: 0, text: '', error: error.message }));
    request.end(body);
  });
}

function overBytes({ port, bytes }) {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(LINGER_MS, () => socket.destroy());
    socket.on('data', (part) => (text += part));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ status: Number(text.match(/^HTTP\/1\.1 (\d+)/)?.[1] ?? 0), text }));
  });
}

function overWebSocket({ port, messages, protocol, headers }) {
  return new Promise((resolve) => {
    let text = '';
    let status = 0;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, protocol ?? [], {
      headers,
      handshakeTimeout: PATIENCE_MS,
    });
    const done = () => {
      socket.terminate();
      resolve({ status, text });
    };
    socket.on('open', () => {
      status = 101;
      for (const message of messages) {
        const raw = typeof message === 'string' || Buffer.isBuffer(message);
        socket.send(raw ? message : JSON.stringify(message));
      }
      setTimeout(done, LINGER_MS);
    });
    socket.on('message', (part) => (text += `${part}\n`));
    socket.on('unexpected-response', (_, response) => {
      status = response.statusCode;
      done();
    });
    socket.on('close', done);
    socket.on('error', () => done());
  });
}

export function send(world, request) {
  const aimed = { port: world.port, ...request };
  if (request.bytes) return overBytes(aimed);
  if (request.messages) return overWebSocket(aimed);
  return overHttp(aimed);
}

export const hangUp = () => agent.destroy();

/** Connections that send one byte now and then; `end` answers how many the server had closed. */
export function slowBodies(port, count) {
  const head = `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`;
  const sockets = Array.from({ length: count }, (_, i) => {
    // Half of them never end their headers, the others never end their body.
    const [first, drip] = i % 2 ? [head, ' '] : [head.slice(0, 60), 'x'];
    const socket = net.connect(port, '127.0.0.1', () => socket.write(first));
    const timer = setInterval(() => socket.write(drip), 500);
    socket.on('error', () => undefined);
    socket.on('close', () => clearInterval(timer));
    return socket;
  });
  return function end() {
    const closed = sockets.filter((socket) => socket.destroyed || socket.readableEnded).length;
    for (const socket of sockets) socket.destroy();
    return closed;
  };
}
