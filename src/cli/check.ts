import type { Catalog } from '../core/catalog';
import type { Problem } from '../core/entry';
import { secretProblems } from '../core/secrets/problems';
import type { CheckRequest } from './arguments';
import { EXIT } from './errors';
import { inOrder } from './filter';
import { counted, shownPath } from './list';
import { plain } from './plain';
import { readDocuments, textOf } from './read';
import type { Terminal } from './terminal';

/** `challenge-log check`: a line for each problem, as compilers print them, so that editors and CI understand. */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
  const catalog = await readDocuments(terminal.cwd, request.paths, request);
  const problems = inOrder([...catalog.problems, ...(request.secrets ? secretsIn(catalog) : [])]);
  const lines = problems.map(({ document, line, code, message }) => {
    const name = plain(shownPath(terminal.cwd, document));
    // A folder has no lines.
    const where = code === 'unreadable-folder' ? name : `${name}:${line}:1`;
    return `${where}: ${code} ${plain(message)}\n`;
  });
  terminal.out(lines.join(''));
  if (terminal.isScreen)
    terminal.err(problems.length === 0 ? 'No problems.\n' : `${counted(problems.length, 'problem')}.\n`);
  return problems.length === 0 ? EXIT.ok : EXIT.found;
}

/** Only documents with entries are looked through: others are none of our business. */
function secretsIn({ documents }: Catalog): Problem[] {
  return [...documents.values()].flatMap(({ entries: [first] }) =>
    first ? secretProblems(first.document, textOf(first.document)) : [],
  );
}
