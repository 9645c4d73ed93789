/** Something that a person can do; the command palette lists it, and its shortcut works everywhere. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** Words by which it is found too. */
  readonly words?: string;
  /** All of its shortcuts; the first one is shown. */
  readonly shortcuts?: readonly string[];
  /** Whether it can be done now; always, if left out. */
  readonly enabled?: () => boolean;
  readonly run: () => void;
}
