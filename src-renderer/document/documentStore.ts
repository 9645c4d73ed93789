import {
  addFragment,
  analyse,
  type Draft,
  type Fragment,
  findNode,
  fragmentOf,
  type GraphDocument,
  type GraphEdge,
  type History,
  removeEdges,
  removeNodes,
  sharingDraft,
  sizeProblem,
} from '@shared/graph';
import { createStore } from 'zustand/vanilla';

/** What is selected on the canvas; wires are the document's own objects. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly edges: readonly GraphEdge[];
}

/** A run whose architecture the canvas shows in place of the draft, read-only. */
export interface ViewedRun {
  readonly id: string;
  readonly number: number;
  readonly name: string;
}

export interface DocumentState {
  /** The draft: what Train would start. */
  readonly document: GraphDocument;
  readonly past: readonly GraphDocument[];
  readonly future: readonly GraphDocument[];
  readonly selection: Selection;
  readonly viewed: { readonly run: ViewedRun; readonly document: GraphDocument } | null;
  readonly copied: Fragment | null;
  /** Rises when another document comes onto the canvas, so that it is fitted into view. */
  readonly arrival: number;
  readonly actions: DocumentActions;
}

export interface DocumentActions {
  /**
   * Changes the draft and makes that undoable; does nothing while a run is shown. Edits in a row with the same
   * `merge` key (typing into one field) are one step of undo.
   */
  edit(change: (document: GraphDocument) => GraphDocument, merge?: string): void;
  /** Makes a document with one node more the draft and selects that; a document that is too large is refused. */
  addNode(document: GraphDocument, id: string): void;
  undo(): void;
  redo(): void;
  select(selection: Partial<Selection>): void;
  /** Removes what is selected; the wires of pass-through nodes are joined. */
  removeSelected(): void;
  copy(): void;
  paste(): void;
  duplicate(): void;
  /** Replaces the draft, undoably. */
  openDocument(document: GraphDocument): void;
  /** Takes the draft with its steps of undo as it was saved when the window was left. */
  restore(document: GraphDocument, steps?: History): void;
  /** Takes the draft as another window has just saved it; what is selected stays so where it is still there. */
  follow(draft: Draft): void;
  /**
   * Puts this window's steps since `base` upon the draft of another window, which changed it too: undo then leads
   * through them to the other's.
   */
  keepBoth(other: Draft, base: GraphDocument | undefined): void;
  viewRun(run: ViewedRun, document: GraphDocument): void;
  leaveRun(): void;
}

const nothing: Selection = { nodes: [], edges: [] };
const pasteOffset = { x: 24, y: 24 };
const undoLimit = 200;

/** A field that is left alone for this long, in milliseconds, begins a new step of undo. */
const mergePause = 3_000;

/**
 * The draft with its undo list, the selection, and the run that is shown instead of it.
 * `clock` gives the time in milliseconds; `onRefusal` hears why an edit was not taken.
 */
export function createDocumentStore(
  first: GraphDocument,
  clock: () => number,
  onRefusal: (why: string) => void = () => undefined,
) {
  let lastMerge: string | undefined;
  let lastEdit = 0;

  return createStore<DocumentState>()((set, get) => {
    /** Puts `document` in place of the draft; `merge` continues the step before. */
    const change = (document: GraphDocument, merge?: string) => {
      const { document: before, past } = get();
      if (document === before) return;
      const tooLarge = sizeProblem(document);
      if (tooLarge !== undefined && partCount(document) > partCount(before)) return onRefusal(tooLarge);
      const now = clock();
      const merged = merge !== undefined && merge === lastMerge && now - lastEdit < mergePause;
      lastMerge = merge;
      lastEdit = now;
      set({ document, past: merged ? past : [...past, before].slice(-undoLimit), future: [] });
    };

    const replace = (document: GraphDocument) => {
      set({ viewed: null, selection: nothing });
      change(document);
      set({ arrival: get().arrival + 1 });
    };

    const step = (from: 'past' | 'future', to: 'past' | 'future') => {
      const state = get();
      const document = from === 'past' ? state.past.at(-1) : state.future[0];
      if (document === undefined || state.viewed !== null) return;
      lastMerge = undefined;
      const other = to === 'future' ? [state.document, ...state.future] : [...state.past, state.document];
      const rest = from === 'past' ? state.past.slice(0, -1) : state.future.slice(1);
      const arrival = replaces(document, state.document) ? state.arrival + 1 : state.arrival;
      set({ document, [from]: rest, [to]: other, selection: kept(state.selection, document), arrival });
    };

    const add = (fragment: Fragment) => {
      if (fragment.nodes.length === 0 || get().viewed !== null) return;
      const { document, ids } = addFragment(get().document, fragment, pasteOffset);
      change(document);
      if (get().document === document) set({ selection: { nodes: ids, edges: [] } });
    };

    return {
      document: first,
      past: [],
      future: [],
      selection: nothing,
      viewed: null,
      copied: null,
      arrival: 0,
      actions: {
        edit(edit, merge) {
          if (get().viewed !== null) return;
          const { document, selection } = get();
          change(edit(document), merge);
          const after = kept(selection, get().document);
          if (after !== selection) set({ selection: after });
        },
        addNode(document, id) {
          if (get().viewed !== null) return;
          change(document);
          if (get().document === document) set({ selection: { nodes: [id], edges: [] } });
        },
        undo: () => step('past', 'future'),
        redo: () => step('future', 'past'),
        select: (selection) => set({ selection: { ...get().selection, ...selection } }),
        removeSelected() {
          const { selection, viewed } = get();
          if (viewed !== null) return;
          change(removeNodes(removeEdges(get().document, selection.edges), selection.nodes));
          set({ selection: nothing });
        },
        copy() {
          const fragment = fragmentOf(shownDocument(get()), get().selection.nodes);
          if (fragment.nodes.length > 0) set({ copied: fragment });
        },
        paste() {
          const { copied } = get();
          if (copied === null) return;
          add(copied);
          // The next paste lands beside this one, not on it.
          set({ copied: moved(copied) });
        },
        duplicate: () => add(fragmentOf(get().document, get().selection.nodes)),
        openDocument: replace,
        restore(document, { past, future } = { past: [], future: [] }) {
          lastMerge = undefined;
          set({ document, past, future, selection: nothing, arrival: get().arrival + 1 });
        },
        follow(draft) {
          const { document: before, selection, viewed, arrival } = get();
          const { document, past, future } = sharingDraft(draft, before);
          lastMerge = undefined;
          set({ document, past, future });
          if (viewed !== null) return;
          set({ selection: kept(selection, document) });
          if (replaces(document, before)) set({ arrival: arrival + 1 });
        },
        keepBoth(other, base) {
          const { document, past } = get();
          const known = base === undefined ? -1 : past.lastIndexOf(base);
          const own = known === -1 ? [] : past.slice(known + 1);
          const theirs = sharingDraft(other, document);
          lastMerge = undefined;
          set({ past: [...theirs.past, theirs.document, ...own].slice(-undoLimit), future: [] });
        },
        viewRun: (run, document) =>
          set({ viewed: { run, document }, selection: nothing, arrival: get().arrival + 1 }),
        leaveRun() {
          if (get().viewed !== null) set({ viewed: null, selection: nothing, arrival: get().arrival + 1 });
        },
      },
    };
  });
}

const partCount = ({ nodes, edges }: GraphDocument) => nodes.length + edges.length;

/**
 * Whether a document has nothing of the one before, so that it is another one and no edit of it. The first node of an
 * empty document, or the removal of its last, are edits.
 */
function replaces(document: GraphDocument, before: GraphDocument): boolean {
  if (document.nodes.length === 0 || before.nodes.length === 0) return document.name !== before.name;
  const old = new Set(before.nodes);
  return !document.nodes.some((node) => old.has(node));
}

/** What of a selection still is in the document. */
function kept(selection: Selection, document: GraphDocument): Selection {
  const wires = new Set(document.edges);
  const nodes = selection.nodes.filter((id) => findNode(document, id) !== undefined);
  const edges = selection.edges.filter((edge) => wires.has(edge));
  const same = nodes.length === selection.nodes.length && edges.length === selection.edges.length;
  return same ? selection : { nodes, edges };
}

function moved({ nodes, edges }: Fragment): Fragment {
  return {
    nodes: nodes.map((node) => ({
      ...node,
      position: { x: node.position.x + pasteOffset.x, y: node.position.y + pasteOffset.y },
    })),
    edges,
  };
}

/** The document on the canvas: the shown run's, else the draft. */
export function shownDocument({ viewed, document }: DocumentState): GraphDocument {
  return viewed?.document ?? document;
}

/** What follows from the document on the canvas: problems, types, objective. */
export function analysis(state: DocumentState) {
  return analyse(shownDocument(state));
}
