import { describe, expect, it } from 'vitest';
import { pageWith } from './page';

const page = `# Title

Words.

<!-- reproduced: embedded, small -->

old

<!-- end of embedded, small -->

## What was tried

Much.
`;

describe('a page of reproductions', () => {
  it('has one section made anew and keeps what people wrote', () => {
    expect(pageWith(page, 'embedded, small', 'new\n')).toBe(page.replace('old', 'new'));
  });

  it('takes in another section after the last', () => {
    const both = pageWith(page, 'cifar10, small', 'other');
    expect(both).toMatch(/old[\s\S]*<!-- end of embedded, small -->\n\n<!-- reproduced: cifar10, small -->/);
    expect(both).toMatch(/<!-- end of cifar10, small -->\n\n## What was tried/);
    expect(pageWith(both, 'embedded, small', 'new')).toBe(both.replace('old', 'new'));
  });

  it('is the section alone where there was none', () => {
    const alone = '<!-- reproduced: a -->\n\nx\n\n<!-- end of a -->\n';
    expect(pageWith(undefined, 'a', 'x')).toBe(alone);
    expect(pageWith('an old report', 'a', 'x')).toBe(alone);
  });
});
