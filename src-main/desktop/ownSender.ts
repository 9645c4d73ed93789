import { LabError, type LabErrorJson } from '@shared/errors';
import { isWindowPage } from './windowAddress';

interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** Whether a message comes from the top frame of the lab's own page, and not from one that was put into it. */
export function isOwnSender({ senderFrame }: Sender): boolean {
  return senderFrame !== null && senderFrame.parent === null && isWindowPage(senderFrame.url);
}

/** What anybody else gets for an answer. */
export function refusal({ senderFrame }: Sender): LabErrorJson {
  const page = senderFrame?.url ?? 'a page that is gone';
  return new LabError('unauthorised', `${page} may not use the lab.`).toJSON();
}
