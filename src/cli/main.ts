import { version } from '../../package.json';
import { UserError } from '../core/ports';
import { parseArguments, type Request } from './arguments';
import { EXIT, UsageError } from './errors';
import { helpText } from './help';
import { plainLine } from './plain';
import { createTerminal, type Terminal } from './terminal';

// `challenge-log`: the same core for a terminal and CI. What a command needs is loaded when it is called.

async function run(request: Request, terminal: Terminal): Promise<number> {
  switch (request.command) {
    case 'help':
      terminal.out(helpText(request.about));
      return EXIT.ok;
    case 'version':
      terminal.out(`${version}\n`);
      return EXIT.ok;
    case 'list':
      return (await import('./list')).list(request, terminal);
    case 'check':
      return (await import('./check')).check(request, terminal);
    case 'show':
      return (await import('./show')).show(request, terminal);
    case 'index':
      return (await import('./updateIndex')).updateIndex(request, terminal);
    case 'renumber':
      return (await import('./renumber')).renumber(request, terminal);
    case 'new':
      return (await import('./new')).create(request, terminal);
  }
}

/** A foreseen failure is a sentence; of anything else, the stack helps whoever reports it. */
function describe(error: unknown): string {
  if (error instanceof UsageError || error instanceof UserError) return error.message;
  return `This is a bug in challenge-log ${version}.\n${error instanceof Error ? error.stack : String(error)}`;
}

async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever read it has seen enough, as `head` does.
      if (error.code === 'EPIPE') process.exit(EXIT.ok);
      process.stderr.write(`The output cannot be written: ${error.message}\n`);
      process.exit(EXIT.failed);
    });
  }
  const terminal = createTerminal();
  try {
    process.exitCode = await run(parseArguments(process.argv.slice(2)), terminal);
  } catch (error) {
    terminal.err(`${describe(error).split('\n').map(plainLine).join('\n')}\n`);
    process.exitCode = EXIT.failed;
  }
}

void main();
