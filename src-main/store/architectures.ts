import { LabError } from '@shared/errors';
import { canonicalJson, documentSchema, type GraphDocument } from '@shared/graph';
import type { Database } from 'better-sqlite3';
import { contentHash } from './contentHash';

/**
 * Documents by the sha256 of their canonical JSON. Positions count: two layouts of one graph are two
 * architectures, because an old run must show the canvas as it was.
 */
export interface Architectures {
  put(document: GraphDocument): string;
  get(hash: string): GraphDocument;
}

export function architectures(database: Database): Architectures {
  const insert = database.prepare(
    'INSERT INTO architectures (hash, document, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = database
    .prepare<[string], string>('SELECT document FROM architectures WHERE hash = ?')
    .pluck();
  return {
    put(document) {
      const hash = contentHash(document);
      insert.run(hash, canonicalJson(document), Date.now());
      return hash;
    },
    get(hash) {
      const json = select.get(hash);
      if (json === undefined)
        throw new LabError('not-found', `There is no architecture ${hash.slice(0, 12)}.`);
      return documentSchema.parse(JSON.parse(json));
    },
  };
}
