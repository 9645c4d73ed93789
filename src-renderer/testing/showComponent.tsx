import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { TooltipProvider } from '../ui';

/** Renders a part of the window inside what the window provides to all of its parts. */
export function showComponent(element: ReactElement) {
  return render(element, { wrapper: TooltipProvider });
}
