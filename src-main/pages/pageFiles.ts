import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { LabError } from '@shared/errors';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** A file of the built renderer. @throws LabError `not-found` for what is none or lies outside of `folder` */
export async function findPage(folder: string, path: string): Promise<string> {
  const name = path === '/' ? '/index.html' : path;
  const file = normalize(join(folder, name));
  const entry = file.startsWith(folder + sep) ? await stat(file).catch(() => undefined) : undefined;
  if (entry?.isFile() !== true) {
    const advice = path === '/' ? ' Build the lab first: npm start does.' : '';
    throw new LabError('not-found', `There is no page ${path}.${advice}`);
  }
  return file;
}

/** How the window is told what a file holds. */
export function contentType(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream';
}
