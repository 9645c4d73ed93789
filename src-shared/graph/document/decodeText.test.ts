import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets';
import { decodeText } from './decodeText';
import { formatDocument, parseDocument } from './parse';

const document = findPreset('simsiam').build('small');
const utf8 = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const read = (bytes: Uint8Array) => parseDocument(decodeText(bytes, 'a.json', decode), 'a.json');

describe('a text file of any editor', () => {
  it('is read with a byte order mark and with either kind of line ends', () => {
    const text = formatDocument({ ...document, name: 'Größe 🦜' });
    for (const written of [text, `\ufeff${text}`, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')])
      expect(read(utf8(written)).name).toBe('Größe 🦜');
  });

  it('is told to be UTF-16, or no UTF-8 at all', () => {
    const text = formatDocument(document);
    const little = new Uint8Array([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
    expect(() => read(little)).toThrow('a.json is UTF-16 text: save it as UTF-8.');
    expect(() => read(new Uint8Array([0xff, 0xfe, ...little]))).toThrow(/UTF-16/);
    expect(() => read(new Uint8Array([0xfe, 0xff, 0, 0x7b]))).toThrow(/UTF-16/);
    expect(() => read(new Uint8Array([0x7b, 0xe4, 0x7d]))).toThrow(/not UTF-8 text/);
  });

  it('has its broken line counted whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(() => read(utf8(`{${end}"format": "collapse-lab",${end}"nodes": [,${end}}`))).toThrow(
        /line 3 is broken/,
      );
  });
});
