import type { Run } from '@shared/api';

/** The paper whose experiments the gallery has. */
const paper = `@inproceedings{zhang2022simsiam,
  title = {How Does {SimSiam} Avoid Collapse Without Negative Samples? A Unified Understanding with Self-supervised Contrastive Learning},
  author = {Zhang, Chaoning and Zhang, Kang and Zhang, Chenshuang and Pham, Trung X. and Yoo, Chang D. and Kweon, In So},
  booktitle = {International Conference on Learning Representations},
  year = {2022},
  eprint = {2203.16262},
  archivePrefix = {arXiv}
}`;

/** A text between braces of BibTeX, which braces and commands of its own would break. */
function braced(text: string): string {
  const plain = text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, (letter) => `\\${letter}`);
  return `{${plain}}`;
}

function runEntry({ id, number, name, seed, architecture, createdAt }: Run, version: string): string {
  const year = new Date(createdAt).getUTCFullYear();
  const what = `Run ${number} of Collapse Lab ${version}, seed ${seed}, document ${architecture.slice(0, 12)}`;
  return `@misc{collapse-lab-${id},
  title = ${braced(name)},
  year = {${year}},
  note = ${braced(what)}
}`;
}

/** What to cite of some runs, as BibTeX: the lab, the paper whose experiments it has, and each run. */
export function bibtexOf(runs: readonly Run[], version: string): string {
  const lab = `@software{collapse-lab,
  title = {Collapse Lab},
  author = {{Collapse Lab contributors}},
  version = ${braced(version)}
}`;
  return [lab, paper, ...runs.map((run) => runEntry(run, version))].join('\n\n');
}
