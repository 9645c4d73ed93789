import { posix } from 'node:path';
import { circles } from './circles.mjs';

const { dirname } = posix;

/** Tests and their helpers may use whatever is in their layer. */
function isTest(file) {
  return /^e2e\/|\.test\.|\/testing\//.test(file);
}

function arrows(circle) {
  return [...circle, circle[0]].join('\n    -> ');
}

function fileCircles(imports) {
  return circles(imports).map(
    (circle) => `These files import each other in a circle:\n    ${arrows(circle)}`,
  );
}

/** A folder depends on another when one of its own files imports one of the other's. */
function folderCircles(imports) {
  const edges = imports
    .map(({ from, to }) => ({ from: dirname(from), to: dirname(to), by: `${from} imports ${to}` }))
    .filter(({ from, to }) => from !== to);
  return circles(edges).map((circle) => {
    const reasons = circle.map((folder, place) => {
      const to = circle[(place + 1) % circle.length];
      return edges.find((edge) => edge.from === folder && edge.to === to)?.by;
    });
    return `These folders depend on each other in a circle:\n    ${reasons.join('\n    ')}`;
  });
}

/** A folder with an index.ts is entered through it, from wherever it is imported. */
function passedFaces(files, imports) {
  const faces = files
    .filter((file) => /\/index\.tsx?$/.test(file))
    .map((face) => ({ face, folder: dirname(face) }));
  return imports.flatMap(({ from, to }) => {
    const passed = faces.find(
      ({ face, folder }) => to !== face && to.startsWith(`${folder}/`) && !from.startsWith(`${folder}/`),
    );
    return passed === undefined
      ? []
      : [`${from} imports ${to}\n    past ${passed.face}, which is the way in.`];
  });
}

/** More than this in one folder and it has sub-folders, in the words of the screen or of the pipeline. */
const mostFiles = 25;

/** @param {readonly string[]} files */
export function fullFolders(files) {
  return [...Map.groupBy(files, dirname)]
    .filter(([, own]) => own.length > mostFiles)
    .map(([folder, own]) => `${folder} has ${own.length} files; more than ${mostFiles} need sub-folders.`);
}

/**
 * What is wrong with the structure of the sources, a sentence each; none when all is well.
 * @param files the modules, as paths from the root
 * @param imports pairs of modules: `from` imports `to`
 */
export function faults(files, imports) {
  const ofProduct = imports.filter(({ from, to }) => !isTest(from) && !isTest(to));
  return [...fileCircles(imports), ...folderCircles(ofProduct), ...passedFaces(files, ofProduct)];
}
