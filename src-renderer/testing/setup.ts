import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { bridge } from './bridge';

/** Before each file of component tests: the window's engine is one whose answers a test gives. */
Object.assign(window, { collapseLab: bridge });

// Happy DOM takes a page without a doctype for one in quirks mode, which KaTeX warns of.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' });

afterEach(cleanup);
