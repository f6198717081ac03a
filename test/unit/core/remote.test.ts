import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { chooseRemote, parseGitConfig, permalink, type Forge } from '../../../src/core/remote';

const commit = '3f2a9c1b7e0d4c5a6b7c8d9e0f1a2b3c4d5e6f70';
const config = (...entries: readonly (readonly [key: string, value: string])[]) =>
  parseGitConfig(entries.map(([key, value]) => `${key}\n${value}\0`).join(''));

describe('parseGitConfig', () => {
  it('reads remotes, branches and rewrites, with dots in their names', () => {
    assert.deepEqual(
      config(
        ['remote.my.fork.url', 'https://github.com/me/app.git'],
        ['branch.release/1.2.remote', 'my.fork'],
        ['branch.release/1.2.merge', 'refs/heads/release/1.2'],
        ['url.git@github.com:.insteadof', 'gh:'],
      ),
      {
        remotes: [{ name: 'my.fork', url: 'https://github.com/me/app.git' }],
        branches: [{ name: 'release/1.2', remote: 'my.fork', merge: 'refs/heads/release/1.2' }],
        insteadOf: [{ base: 'git@github.com:', prefix: 'gh:' }],
      },
    );
  });

  it('takes the first URL of a remote and the last value of a branch, as git does', () => {
    const { remotes, branches } = config(
      ['remote.origin.url', 'first'],
      ['remote.origin.url', 'second'],
      ['branch.main.remote', 'old'],
      ['branch.main.remote', 'origin'],
    );
    assert.deepEqual(remotes, [{ name: 'origin', url: 'first' }]);
    assert.deepEqual(branches, [{ name: 'main', remote: 'origin' }]);
  });

  it('passes over keys without a value, other keys and nothing at all', () => {
    const nothing = { remotes: [], branches: [], insteadOf: [] };
    assert.deepEqual(parseGitConfig(''), nothing);
    assert.deepEqual(parseGitConfig('remote.origin.url\0core.bare\nfalse\0remote.x.fetch\n+refs\0'), nothing);
  });

  it('is not confused by names of object members', () => {
    assert.equal(chooseRemote(config(['remote.__proto__.url', 'u']), 'constructor'), 'u');
  });
});

describe('chooseRemote', () => {
  const two = [
    ['remote.fork.url', 'https://github.com/me/app'],
    ['remote.origin.url', 'https://github.com/us/app'],
  ] as const;

  it("prefers the branch's upstream to origin", () => {
    assert.equal(
      chooseRemote(config(...two, ['branch.fix.remote', 'fork']), 'fix'),
      'https://github.com/me/app',
    );
  });

  it('falls back to origin', () => {
    for (const branch of ['other', undefined]) {
      assert.equal(
        chooseRemote(config(...two, ['branch.fix.remote', 'fork']), branch),
        'https://github.com/us/app',
      );
    }
    for (const remote of ['.', 'deleted']) {
      assert.equal(
        chooseRemote(config(...two, ['branch.fix.remote', remote]), 'fix'),
        'https://github.com/us/app',
      );
    }
  });

  it('takes the only remote whatever it is called, but does not guess among several', () => {
    assert.equal(chooseRemote(config(['remote.up.url', 'u']), undefined), 'u');
    assert.equal(chooseRemote(config(['remote.a.url', 'u'], ['remote.b.url', 'v']), undefined), undefined);
    assert.equal(chooseRemote(config(), 'main'), undefined);
  });

  it('knows a branch that follows a URL', () => {
    assert.equal(
      chooseRemote(config(...two, ['branch.pr.remote', 'git@github.com:x/y.git']), 'pr'),
      'git@github.com:x/y.git',
    );
  });

  it('rewrites by the longest insteadOf', () => {
    const remote = config(
      ['remote.origin.url', 'work:team/app.git'],
      ['url.https://wrong.example/.insteadof', 'work:'],
      ['url.git@gitlab.example.com:team/.insteadof', 'work:team/'],
      ['url.https://other.example/.insteadof', 'w:'],
    );
    assert.equal(chooseRemote(remote, undefined), 'git@gitlab.example.com:team/app.git');
  });
});

describe('permalink', () => {
  const link = (
    remote: string,
    path = 'src/a.ts',
    lines: [number, number] | 'none' = [42, 57],
    forges = {},
  ) =>
    permalink(
      remote,
      { commit, path, ...(lines !== 'none' && { lines: { first: lines[0], last: lines[1] } }) },
      forges,
    );

  const gitHub = `https://github.com/us/app/blob/${commit}/src/a.ts#L42-L57`;
  const gitLab = `https://gitlab.com/g/sub/app/-/blob/${commit}/src/a.ts#L42-57`;
  const azureQuery = `?path=/src/a.ts&version=GC${commit}&line=42&lineEnd=58&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`;
  const azure = `https://dev.azure.com/org/My%20Project/_git/repo${azureQuery}`;
  const links: readonly (readonly [remote: string, expected: string])[] = [
    ['https://github.com/us/app.git', gitHub],
    ['https://github.com/us/app', gitHub],
    ['https://github.com/us/app.git/', gitHub],
    ['https://GitHub.com/us/app', gitHub],
    ['http://github.com/us/app', gitHub],
    ['https://user:ghp_secret@github.com/us/app.git', gitHub],
    ['https://p@ss:w@rd@github.com/us/app.git', gitHub],
    ['git@github.com:us/app.git', gitHub],
    ['github.com:us/app', gitHub],
    ['git@github.com:/us/app.git', gitHub],
    ['ssh://git@github.com/us/app.git', gitHub],
    ['ssh://git@ssh.github.com:443/us/app.git', gitHub],
    ['git@github.example.com:us/app.git', gitHub.replace('github.com', 'github.example.com')],
    ['git@octo.ghe.com:us/app.git', gitHub.replace('github.com', 'octo.ghe.com')],
    ['https://gitlab.com/g/sub/app.git', gitLab],
    ['git@gitlab.com:g/sub/app.git', gitLab],
    ['ssh://git@gitlab.example.com:2222/g/sub/app.git', gitLab.replace('gitlab.com', 'gitlab.example.com')],
    [
      'https://gitlab.example.com:8443/g/sub/app.git',
      gitLab.replace('gitlab.com', 'gitlab.example.com:8443'),
    ],
    [
      'http://gitlab.example.com:8080/g/sub/app',
      gitLab.replace('https://gitlab.com', 'http://gitlab.example.com:8080'),
    ],
    ['git@bitbucket.org:us/app.git', `https://bitbucket.org/us/app/src/${commit}/src/a.ts#lines-42:57`],
    [
      'https://me@bitbucket.org/us/app.git',
      `https://bitbucket.org/us/app/src/${commit}/src/a.ts#lines-42:57`,
    ],
    ['https://dev.azure.com/org/My%20Project/_git/repo', azure],
    ['https://org@dev.azure.com/org/My%20Project/_git/repo', azure],
    ['https://org:token@dev.azure.com/org/My%20Project/_git/_optimized/repo', azure],
    ['git@ssh.dev.azure.com:v3/org/My%20Project/repo', azure],
    ['ssh://git@ssh.dev.azure.com/v3/org/My%20Project/repo', azure],
    ['org@vs-ssh.visualstudio.com:v3/org/My%20Project/repo', azure],
    ['https://org.visualstudio.com/_git/repo', `https://org.visualstudio.com/_git/repo${azureQuery}`],
    [
      'https://org.visualstudio.com/DefaultCollection/proj/_git/repo',
      `https://org.visualstudio.com/DefaultCollection/proj/_git/repo${azureQuery}`,
    ],
    ['https://codeberg.org/us/app.git', `https://codeberg.org/us/app/src/commit/${commit}/src/a.ts#L42-L57`],
    ['git@gitea.com:us/app.git', `https://gitea.com/us/app/src/commit/${commit}/src/a.ts#L42-L57`],
    [
      'git@forgejo.example.org:us/app.git',
      `https://forgejo.example.org/us/app/src/commit/${commit}/src/a.ts#L42-L57`,
    ],
  ];
  for (const [remote, expected] of links)
    it(`understands ${remote}`, () => assert.equal(link(remote), expected));

  it('names one line, or none', () => {
    const anchors = (remote: string) =>
      [link(remote, 'a.ts', [7, 7]), link(remote, 'a.ts', 'none')].map((url) => url?.split(/a\.ts/)[1]);
    assert.deepEqual(anchors('git@github.com:us/app'), ['#L7', '']);
    assert.deepEqual(anchors('git@gitlab.com:us/app'), ['#L7', '']);
    assert.deepEqual(anchors('git@bitbucket.org:us/app'), ['#lines-7', '']);
    assert.deepEqual(anchors('git@codeberg.org:us/app'), ['#L7', '']);
  });

  it('asks for the source of a text that the forge would render', () => {
    assert.match(link('git@github.com:us/app', 'README.md') ?? '', /README\.md\?plain=1#L42-L57$/);
    assert.match(link('git@codeberg.org:us/app', 'README.md') ?? '', /README\.md\?display=source#L42-L57$/);
    assert.match(link('git@github.com:us/app', 'README.md', 'none') ?? '', /README\.md$/);
  });

  it('percent-encodes every part', () => {
    assert.equal(
      link('https://gitlab.com/a b/ü(1)/app', 'über/50%/C#/what?/[id] (1).ts', 'none'),
      `https://gitlab.com/a%20b/%C3%BC%281%29/app/-/blob/${commit}/%C3%BCber/50%25/C%23/what%3F/%5Bid%5D%20%281%29.ts`,
    );
  });

  it('knows other hosts only from the map, which also wins', () => {
    assert.equal(link('git@git.example.com:us/app.git'), undefined);
    const forges = {
      'Git.Example.com': 'gitlab',
      'github.com': 'gitea',
      intranet: 'bitbucket',
    } satisfies Record<string, Forge>;
    assert.match(
      link('git@git.example.com:us/app.git', 'a', 'none', forges) ?? '',
      /^https:\/\/git\.example\.com\/us\/app\/-\//,
    );
    assert.match(link('git@github.com:us/app.git', 'a', 'none', forges) ?? '', /\/src\/commit\//);
    for (const remote of ['https://intranet/scm/KEY/app.git', 'ssh://git@intranet:7999/KEY/app.git']) {
      assert.equal(
        link(remote, 'a', [1, 2], forges),
        `https://intranet/projects/KEY/repos/app/browse/a?at=${commit}#1-2`,
      );
    }
    assert.equal(link('git@h.example.com:us/app', 'a', 'none', { 'h.example.com': 'toString' }), undefined);
  });

  const hostile = [
    '',
    '--upload-pack=touch mark',
    '--upload-pack=x@github.com:us/app',
    'javascript:alert(1)/x',
    'file:///home/us/app',
    '/home/us/app',
    '../app',
    'C:\\us\\app',
    'C:/us/app',
    'ext::sh -c true',
    'data:text/html,/x',
    'command:workbench.action/x',
    'https://github.com/us/app\nhttps://evil.example',
    'https://github.com/us/\u0007app',
    'https://github.com/us/app%0A',
    'https://github.com/us/%zz',
    'https://github.com/../app',
    'https://github.com/us/%2e%2e',
    'https://github.com/us/a%2Fb',
    'https://github.com/us',
    'https://github.com/us/app/more',
    'https://github.com/',
    'https://github.com\\@evil.example/us/app',
    'https://gіthub.com/us/app',
    'git@github.com-work:us/app.git',
    'https://user:12/secret@github.com/us/app',
    'https://gist.github.com/us/app',
    'https://dev.azure.com/org/project/repo',
    'git@ssh.dev.azure.com:v2/org/project/repo',
    'https://github.com/' + 'x'.repeat(5000) + '/app',
  ];
  for (const remote of hostile) {
    it(`gives nothing for ${JSON.stringify(remote.slice(0, 60))}`, () =>
      assert.equal(link(remote), undefined));
  }

  it('gives nothing for a commit that is no full hash', () => {
    for (const hash of ['', 'main', '3f2a9c1', `${commit}0`, `${commit}\n`, 'g'.repeat(40)]) {
      assert.equal(permalink('git@github.com:us/app', { commit: hash, path: 'a' }), undefined);
    }
    assert.ok(permalink('git@github.com:us/app', { commit: 'a'.repeat(64), path: 'a' }));
  });

  it('gives nothing for lines or paths that cannot be', () => {
    for (const lines of [
      [0, 1],
      [2, 1],
      [1, NaN],
      [1.5, 2],
    ] as const) {
      assert.equal(link('git@github.com:us/app', 'a', [...lines]), undefined);
    }
    for (const path of ['', '/a', 'a//b', '../a', 'a/..', './a', 'a/', '\ud800']) {
      assert.equal(link('git@github.com:us/app', path), undefined);
    }
  });

  it('never lets a credential through', () => {
    const secret = fc.string({
      unit: fc.constantFrom('s', 'E', '@', ':', '/', '%', '7', '.', '#', '?'),
      maxLength: 12,
    });
    const host = fc.constantFrom(
      'github.com',
      'gitlab.com',
      'gitlab.example.com',
      'dev.azure.com',
      'codeberg.org',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('https', 'http', 'ssh'),
        secret,
        secret,
        host,
        (scheme, user, tail, host) => {
          const url = link(`${scheme}://${user}:TOKEN${tail}@${host}/us/_git/app.git`);
          assert.ok(!url?.includes('TOKEN'), url);
        },
      ),
    );
  });

  it('gives an https address without spaces or brackets, whatever the file is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (path) => {
        const url = link('git@github.com:us/app', path, 'none');
        if (url !== undefined)
          assert.match(url, /^https:\/\/github\.com\/us\/app\/blob\/[^\s<>()[\]"'`\\#?]+$/);
      }),
    );
  });
});
