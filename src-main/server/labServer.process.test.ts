import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '@shared/errors';
import { assertValid } from '@shared/graph';
import { findPreset } from '@shared/presets';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Engine } from '../engine';
import { scriptedEngine, startRun, untilRun } from '../engine/testing';
import { temporaryFolder } from '../testing/temporaryFolder';
import { bodyLimit } from './answers';
import { type LabServer, startServer } from './labServer';
import { ask, subscribe } from './testing';

const token = 'a-token-of-some-length';

describe('the server', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: Engine;
  let server: LabServer;
  beforeEach(async () => {
    folder = temporaryFolder();
    const pages = join(folder.path, 'pages');
    mkdirSync(join(pages, 'assets'), { recursive: true });
    writeFileSync(join(pages, 'index.html'), '<title>Collapse Lab</title>');
    writeFileSync(join(pages, 'assets', 'main-1a2b.js'), 'start()');
    writeFileSync(join(folder.path, 'secret'), 'secret');
    writeFileSync(join(folder.path, 'pages-secret'), 'secret');
    engine = scriptedEngine(join(folder.path, 'data'), {
      // The scripted trainer's documents have no nodes.
      validate: (document) => (document.nodes.length === 0 ? undefined : assertValid(document)),
    });
    server = await startServer({ engine, port: 0, token, pages });
  });
  afterEach(async () => {
    await engine.close();
    await server.close();
    folder.remove();
  });

  const bearer = () => ({ authorization: `Bearer ${token}` });
  const json = { 'content-type': 'application/json' };

  async function call(name: string, input: unknown, headers: Record<string, string> = bearer()) {
    const body = typeof input === 'string' ? input : JSON.stringify(input);
    const options = { path: `/api/${name}`, method: 'POST', headers: { ...json, ...headers } };
    const answer = await ask(server.port, options, body);
    return { status: answer.status, answer: JSON.parse(answer.body) };
  }

  const page = (path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
    ask(server.port, { path, ...options });

  describe('asked for a call', () => {
    it('answers who has the token', async () => {
      expect(await call('runs.list', {})).toEqual({ status: 200, answer: { runs: [] } });
    });

    it('refuses who has none, a wrong one, or a part of it', async () => {
      for (const headers of [
        {},
        { authorization: 'Bearer ' },
        { authorization: `Bearer ${token.slice(1)}` },
        { cookie: `collapse_lab_${server.port + 1}=${token}` },
      ])
        expect(await call('runs.list', {}, headers as Record<string, string>)).toMatchObject({
          status: 401,
          answer: { code: 'unauthorised' },
        });
    });

    it('gives a cookie for the token in the address and takes it in place of it', async () => {
      const { status, headers } = await page(`/?token=${token}`);
      expect({ status, location: headers.location }).toEqual({ status: 303, location: '/' });
      const [cookie = ''] = headers['set-cookie'] ?? [];
      expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
      const [pair = ''] = cookie.split(';');
      expect(await call('runs.list', {}, { cookie: `theme=dark; ${pair}` })).toMatchObject({ status: 200 });
      expect((await page('/?token=wrong')).status).toBe(401);
    });

    it('refuses a name that is not this machine’s, as a rebound one would be', async () => {
      for (const host of [
        'evil.example',
        `evil.example:${server.port}`,
        '127.0.0.1.evil.example',
        '10.0.0.1',
      ])
        expect(await call('runs.list', {}, { ...bearer(), host })).toMatchObject({ status: 401 });
      expect((await page('/', { headers: { host: 'evil.example' } })).status).toBe(401);
      for (const host of ['localhost', '127.0.0.1:9', '[::1]:9'])
        expect(await call('runs.list', {}, { ...bearer(), host })).toMatchObject({ status: 200 });
    });

    it('refuses a page of another origin, even with the cookie', async () => {
      const host = `127.0.0.1:${server.port}`;
      const cookie = `collapse_lab_${server.port}=${token}`;
      for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`])
        expect(await call('runs.list', {}, { cookie, host, origin })).toMatchObject({ status: 401 });
      const origin = `http://${host}`;
      expect(await call('runs.list', {}, { cookie, host, origin })).toMatchObject({ status: 200 });
    });

    it('says what is wrong with it', async () => {
      expect(await call('runs.fly', {})).toMatchObject({ status: 404, answer: { code: 'not-found' } });
      expect(await call('runs.get', { id: 'r0' })).toMatchObject({ status: 404 });
      expect(await call('runs.get', { id: 'r0', more: 1 })).toMatchObject({
        status: 400,
        answer: { code: 'bad-request', message: expect.stringContaining('"more"') },
      });
      expect(await call('runs.get', '{"id":')).toMatchObject({ status: 400 });
      expect(await call('runs.list', {}, { ...bearer(), 'content-type': 'text/plain' })).toMatchObject({
        status: 400,
      });
      expect((await page('/api/runs.list', { headers: bearer() })).status).toBe(400);
    });

    it('answers a document that cannot train with the node and the port', async () => {
      const document = findPreset('simsiam').build('small');
      const edges = document.edges.filter(({ to }) => to.node !== 'predictor');
      expect(await call('runs.start', { document: { ...document, edges } })).toMatchObject({
        status: 422,
        answer: { code: 'port-unconnected', where: { node: 'predictor', port: 'z', lane: 0 } },
      });
    });

    it('refuses a body that is too large, announced or not, and goes on', async () => {
      const body = Buffer.alloc(bodyLimit + 1, ' ');
      const post = { path: '/api/runs.list', method: 'POST', headers: { ...json, ...bearer() } };
      const announced = await ask(server.port, post, body);
      expect([announced.status, JSON.parse(announced.body).message]).toEqual([
        413,
        'The request is larger than 4 MiB.',
      ]);
      const headers = { ...post.headers, 'transfer-encoding': 'chunked' };
      expect((await ask(server.port, { ...post, headers }, body)).status).toBe(413);
      expect(await call('runs.list', {})).toMatchObject({ status: 200 });
    });
  });

  describe('asked for a page', () => {
    it('gives the lab itself and keeps what carries a hash', async () => {
      const lab = await page('/');
      expect([lab.status, lab.body]).toEqual([200, '<title>Collapse Lab</title>']);
      expect(lab.headers).toMatchObject({
        'content-type': 'text/html;charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': expect.stringContaining("script-src 'self';"),
        'x-content-type-options': 'nosniff',
      });
      const script = await page('/assets/main-1a2b.js');
      expect(script.headers).toMatchObject({
        'content-type': expect.stringMatching(/^text\/javascript/),
        'cache-control': expect.stringContaining('immutable'),
      });
      const head = await page('/', { method: 'HEAD' });
      expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '27', '']);
    });

    it('never leaves the folder of the pages', async () => {
      for (const path of [
        '/../secret',
        '/%2e%2e/secret',
        '/..%2fsecret',
        '/assets/..%2f..%2fsecret',
        '/assets/%2e%2e/%2e%2e/secret',
        '/..%5csecret',
        '/..%2fpages-secret',
        '//secret',
        `/${encodeURIComponent(join(folder.path, 'secret'))}`,
        '/index.html%00.js',
        '/%',
      ]) {
        const { status, body } = await page(path);
        expect([path, status, body.includes('secret"')]).toEqual([path, 404, false]);
      }
      expect((await page('/assets')).status).toBe(404);
      expect((await page('/', { method: 'POST' })).status).toBe(400);
    });

    it('says how to build them where there are none', async () => {
      const bare = await startServer({
        engine,
        port: 0,
        token: 'the-token',
        pages: join(folder.path, 'nowhere'),
      });
      const { status, body } = await ask(bare.port, { path: '/' });
      await bare.close();
      expect([status, JSON.parse(body).message]).toEqual([404, expect.stringContaining('npm start')]);
    });
  });

  describe('asked for events', () => {
    /** The next event of a run in this status, as one subscriber hears it. */
    function hears(socket: WebSocket, status: string): Promise<unknown> {
      return new Promise((resolve) => {
        socket.on('message', (data) => {
          const event = JSON.parse(String(data));
          if (event.kind === 'run' && event.run.status === status) resolve(event.run.number);
        });
      });
    }

    async function subscriber(): Promise<WebSocket> {
      const socket = await subscribe(server.port, bearer());
      if (socket instanceof WebSocket) return socket;
      throw new Error(`Refused with ${socket}`);
    }

    it('tells every subscriber, and goes on when one leaves', async () => {
      const [first, second] = [await subscriber(), await subscriber()];
      const finished = [hears(first, 'finished'), hears(second, 'finished')];
      await startRun(engine, 'plain', 3);
      expect(await Promise.all(finished)).toEqual([1, 1]);
      first.terminate();
      const next = hears(second, 'finished');
      await startRun(engine, 'plain', 3);
      expect(await next).toBe(2);
    });

    it('tells a subscriber that comes back what happens from then on; the rest it can read', async () => {
      const first = await subscriber();
      first.terminate();
      const { id } = await startRun(engine, 'plain', 3);
      await untilRun(engine, id, ({ status }) => status === 'finished');
      const second = await subscriber();
      const next = hears(second, 'finished');
      await startRun(engine, 'plain', 3);
      expect(await next).toBe(2);
      const { answer } = await call('runs.metrics', { id, names: ['train/loss'] });
      expect(answer.series[0].steps).toEqual([1, 2, 3]);
    });

    it('refuses who may not call either', async () => {
      expect(await subscribe(server.port, {})).toBe(401);
      expect(await subscribe(server.port, { ...bearer(), origin: 'https://evil.example' })).toBe(401);
      expect(await subscribe(server.port, { ...bearer(), host: 'evil.example' })).toBe(401);
      expect(await subscribe(server.port, bearer(), '/other')).toBe(404);
    });

    it('cuts off a subscriber that sends more than it may', async () => {
      const socket = await subscriber();
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.send('x'.repeat(2_000));
      expect(await closed).toBe(1009);
    });

    it('says good-bye when it closes', async () => {
      const socket = await subscriber();
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await server.close();
      expect(await closed).toBe(1001);
    });
  });

  it('says so when its port is taken', async () => {
    const second = startServer({ engine, port: server.port, token, pages: folder.path });
    await expect(second).rejects.toBeInstanceOf(LabError);
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      message: `Port ${server.port} is taken; choose another with --port.`,
    });
  });
});
