import { describe, expect, it } from 'vitest';
import { outsideAddress } from './outsideAddress';
import { isOwnSender, refusal } from './ownSender';

describe('a link in the window', () => {
  it('opens outside where the papers are', () => {
    expect(outsideAddress('https://arxiv.org/abs/2203.16262')).toBe('https://arxiv.org/abs/2203.16262');
  });

  it.each([
    'http://arxiv.org/',
    'https://arxiv.org.example.com/',
    'https://user@example.com/?https://arxiv.org/',
    'https://example.com/',
    'file:///etc/hostname',
    'smb://host/share',
    'javascript:alert(1)',
    'ms-settings:',
    '',
  ])('does not open %s', (address) => expect(outsideAddress(address)).toBeUndefined());
});

describe('a message to the shell', () => {
  const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } });

  it('is taken from the top frame of the own page alone', () => {
    expect(isOwnSender(frame('lab://pages/'))).toBe(true);
    expect(isOwnSender(frame('lab://pages/index.html'))).toBe(true);
    expect(isOwnSender(frame('lab://pages/', {}))).toBe(false);
    expect(isOwnSender({ senderFrame: null })).toBe(false);
    for (const url of [
      'data:text/html,x',
      'lab://pagesx/',
      'lab://other/',
      'file:///x',
      'https://pages/',
      '',
    ])
      expect(isOwnSender(frame(url)), url).toBe(false);
  });

  it('is refused with the page that sent it', () => {
    expect(refusal(frame('data:text/html,x'))).toMatchObject({ code: 'unauthorised' });
  });
});
