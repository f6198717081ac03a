// The git side of a workspace made to attack: whatever a repository can have run, fetched or signed.
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUTSIDE_CODE } from './hostileRecords';

/** HEAD gets a signature, in form only, so that whoever shows it asks the program. */
export function sign(root: string, git: (...args: string[]) => string): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
  const signed = `${git('cat-file', 'commit', 'HEAD')}\n`.replace('\n\n', `\n${signature}\n\n`);
  writeFileSync(path.join(root, '.git', 'signed'), signed);
  git('reset', '--soft', git('hash-object', '-t', 'commit', '-w', '.git/signed'));
}

/** After this nobody may run an unguarded git here. */
export function armGit(
  root: string,
  {
    origin,
    outside,
    trap,
    git,
    put,
  }: {
    readonly origin: string;
    readonly outside: string;
    readonly trap: (name: string) => string;
    readonly git: (...args: string[]) => string;
    readonly put: (file: string, text: string) => void;
  },
): void {
  git('update-ref', 'refs/heads/--output=pwned', 'HEAD');
  git('update-ref', 'refs/remotes/--upload-pack=pwned/main', 'HEAD');
  git('symbolic-ref', 'HEAD', 'refs/heads/--output=pwned');
  for (const hook of [
    'post-checkout',
    'post-index-change',
    'reference-transaction',
    'pre-auto-gc',
    'fsmonitor-watchman',
  ])
    put(path.join(root, '.git/hooks', hook), readFileSync(trap(`hook-${hook}`), 'utf8'));
  for (const hook of readdirSync(path.join(root, '.git/hooks')))
    chmodSync(path.join(root, '.git/hooks', hook), 0o755);
  put(path.join(root, '.gitattributes'), '* diff=evil filter=evil merge=evil\n');
  put(path.join(root, '.git/included'), `[core]\n\tfsmonitor = "${trap('included')}"\n`);
  const traps = [
    ...['core.fsmonitor', 'core.sshCommand', 'core.pager', 'core.editor', 'core.askPass', 'core.gitProxy'],
    ...['core.alternateRefsCommand', 'sequence.editor', 'gpg.program', 'diff.external', 'diff.evil.command'],
    ...[
      'diff.evil.textconv',
      'filter.evil.clean',
      'filter.evil.smudge',
      'filter.evil.process',
      'merge.evil.driver',
    ],
    ...['pager.log', 'pager.show', 'pager.config', 'pager.rev-parse', 'uploadpack.packObjectsHook'],
    ...['remote.origin.uploadpack', 'remote.origin.receivepack'],
  ].map((key): [string, string] => [key, trap(key)]);
  const aliases = [
    'log',
    'show',
    'rev-parse',
    'cat-file',
    'config',
    'for-each-ref',
    'ls-tree',
    'merge-base',
  ].map((name): [string, string] => [`alias.${name}`, `!${trap(`alias-${name}`)}`]);
  const shell = `ext::sh -c ${trap('remote-ext')}% %S`;
  const settings: readonly (readonly [string, string])[] = [
    ...traps,
    ...aliases,
    ['credential.helper', `!${trap('credential')}`],
    ['core.attributesFile', path.join(outside, 'attributes')],
    ['log.showSignature', 'true'],
    ['include.path', 'included'],
    ['protocol.allow', 'always'],
    ['protocol.ext.allow', 'always'],
    ['remote.--upload-pack=pwned.url', shell],
    ['remote.origin.url', `${origin}/org/repo.git`],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
    ['remote.other.url', shell],
    ['remote.other.promisor', 'true'],
    ['branch.--output=pwned.remote', 'origin'],
    ['branch.--output=pwned.merge', 'refs/heads/--output=pwned'],
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
  ];
  // A text that only the remote has: whoever asks for it without care fetches.
  const blob = git('rev-parse', 'HEAD:src/--output=pwned.lua');
  rmSync(path.join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
  const lines = settings.map(([key, value]) => {
    const [, section, name, variable] = /^(\w+)\.(?:(.+)\.)?([\w-]+)$/.exec(key) ?? [];
    return `[${section}${name === undefined ? '' : ` "${name}"`}]\n\t${variable} = "${value}"\n`;
  });
  appendFileSync(path.join(root, '.git/config'), lines.join(''));
  // A repository within that says its files are elsewhere.
  const inner = path.join(root, 'vendor/inner');
  put(path.join(inner, 'code.lua'), OUTSIDE_CODE);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: inner });
  appendFileSync(
    path.join(inner, '.git/config'),
    `[core]\n\tworktree = "${path.join(outside, 'repository')}"\n`,
  );
}
